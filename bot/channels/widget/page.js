// The page: what is typed goes to the server, what comes back goes into the log.

import { element, renderAnswer } from "./blocks.js";
import { Talk, TalkError } from "./talk.js";

const WAITING_AFTER = 300; // milliseconds: a quick answer needs no "please wait"
const [form, field, send, log, status, first, forget] =
  ["form", "message", "send", "log", "status", "first", "forget"].map((id) => document.getElementById(id));
const talk = new Talk();
let busy = false;

/** Does one thing at a time: a second click while Atlas answers is ignored. */
async function alone(work) {
  if (busy) return;
  busy = true;
  send.setAttribute("aria-disabled", "true");
  say("");
  const timer = setTimeout(() => status.textContent || say("Atlas is looking that up …"), WAITING_AFTER);
  try {
    await work();
  } finally {
    clearTimeout(timer);
    busy = false;
    send.removeAttribute("aria-disabled");
  }
}

async function ask(text) {
  first.hidden = true;
  for (const old of log.querySelectorAll(".suggestions")) old.remove();
  const mine = element("article", { class: "message you" }, element("p", { class: "who" }, "You"), element("p", {}, text));
  log.append(mine);
  try {
    show(await patiently(() => talk.ask(text)));
    say("");
    mine.scrollIntoView({ block: "start" });
  } catch (error) {
    mine.remove();
    complain(error);
    field.value ||= text;
  }
}

/** Tries again when the server asks to wait, and says so. */
async function patiently(work) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!error.wait) throw error;
      await waitFor(error.wait);
    }
  }
}

async function waitFor(seconds) {
  say(`That was a lot at once. Your question will be sent in ${seconds} seconds. `
    + "In an emergency, call your local emergency number.");
  await new Promise((done) => setTimeout(done, seconds * 1000));
  say("Sending …");
}

function show(messages) {
  log.append(...messages.map(renderAnswer));
  const buttons = messages.flatMap((message) => message.buttons ?? []);
  if (buttons.length) log.append(suggestions(buttons));
  forget.hidden = false;
}

function suggestions(buttons) {
  const group = element("div", { class: "suggestions", role: "group", "aria-label": "Questions you could ask next" });
  for (const { title, payload } of buttons) {
    const button = element("button", { type: "button" }, title);
    button.addEventListener("click", () => choose(payload));
    group.append(button);
  }
  return group;
}

/** A chosen suggestion disappears, so the focus goes to the log; in the field it would open a phone's keyboard. */
function choose(text) {
  log.focus({ preventScroll: true });
  alone(() => ask(text));
}

function say(text) {
  status.classList.remove("error");
  status.textContent = text;
}

function complain(error) {
  status.textContent = error instanceof TalkError ? error.message : "Something went wrong. Please try again.";
  status.classList.add("error");
  status.scrollIntoView({ block: "nearest" });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text || busy) return;
  field.value = "";
  alone(() => ask(text));
});

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

forget.addEventListener("click", () => alone(async () => {
  try {
    const [answer] = await patiently(() => talk.forget());
    log.replaceChildren();
    say(answer?.text ?? "");
    forget.hidden = true;
    first.hidden = false;
    first.querySelector("button").focus();
  } catch (error) {
    complain(error);
  }
}));

for (const button of first.querySelectorAll("button")) {
  button.addEventListener("click", () => choose(button.textContent));
}
first.hidden = false;
