// Run in the page: sends each payload as a question, presses it as a button, and looks at what became of it.

async (payloads) => {
  const dangerous = "script,style,link,meta,base,iframe,frame,object,embed,img,image,video,audio,source,input,select,form,"
    + "template,slot,marquee,math,foreignObject,animate,set,use,atlas-chat";
  const root = document.querySelector("atlas-chat").shadowRoot;
  const log = root.querySelector("[role=log]");
  const field = root.querySelector("textarea");
  const seen = [];

  const until = async (happened) => {
    while (!happened()) await new Promise((done) => setTimeout(done, 2));
  };

  /** Does something, and waits for the two answers to it; gives what is to be seen. */
  const look = async (payload, act) => {
    const before = log.querySelectorAll(".answer").length;
    act();
    await until(() => log.querySelectorAll(".answer").length === before + 2);
    const all = [...log.querySelectorAll("*")];
    seen.push({
      payload,
      question: [...log.querySelectorAll(".you .said")].pop().textContent,
      answers: [...log.querySelectorAll(".answer")].slice(-2).map((each) => each.textContent),
      button: [...log.querySelectorAll(".offers button")].pop().textContent,
      dangerous: all.filter((each) => each.matches(dangerous)).map((each) => each.outerHTML),
      handlers: all.flatMap((each) => each.getAttributeNames()).filter((name) => name.startsWith("on")),
      links: all.filter((each) => each.matches("a")).map((each) => [each.href, each.rel]),
    });
  };

  for (const payload of payloads) {
    await look(payload, () => {
      field.value = payload;
      field.form.requestSubmit();
    });
    await look(payload, () => [...log.querySelectorAll(".offers button")].pop().click());
    log.replaceChildren();
  }
  return seen;
};
