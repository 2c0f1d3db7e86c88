// The foot of the chat: the field for a question, under a line that says what is going on.

import { element, icon } from "./dom.js";
import { fill } from "./strings.js";

const MOST_CHARACTERS = "1000"; // the server takes no more
const QUICK_MS = 300; // a quick answer needs no "please wait"

export class Composer {
  #timer = 0;
  #looking;
  #status = element("div", { class: "status", role: "status" });

  /** @param {Words} words @param {(text: string) => void} send */
  constructor(words, send) {
    const { strings } = words;
    this.#looking = fill(strings.looking, words);
    this.field = element("textarea", {
      id: "question", rows: "1", maxlength: MOST_CHARACTERS, autocomplete: "off", enterkeyhint: "send",
      placeholder: strings.placeholder, "aria-describedby": "hint",
      onkeydown: (event) => this.#onKey(/** @type {KeyboardEvent} */ (event)),
      oninput: () => this.#grow(),
    });
    this.button = element("button", { class: "send", "aria-label": strings.send }, icon("send"));
    this.row = element("div", { class: "row" }, this.field, this.button);
    this.node = element("form", { class: "foot", onsubmit: (event) => this.#submit(event, send) }, this.#status,
      element("label", { for: "question", class: "unseen" }, strings.question), this.row,
      element("p", { id: "hint" }, element("strong", {}, strings.emergencyHint), " ", strings.hint));
  }

  /** @param {string} text */
  fill(text) {
    this.field.value = text;
    this.#grow();
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.#timer);
    this.#status.replaceChildren(text && element("p", {}, text));
  }

  /** @param {boolean} thinking */
  think(thinking) {
    const dots = element("span", { class: "dots", "aria-hidden": "true" }, "•••");
    this.say("");
    if (thinking) this.#timer = setTimeout(() => this.#status.append(element("p", {}, dots, this.#looking)), QUICK_MS);
  }

  /** @param {Event} event @param {(text: string) => void} send */
  #submit(event, send) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text) return this.field.focus();
    this.fill("");
    send(text);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.node.requestSubmit();
  }

  /** As high as its text, up to what the style sheet allows. */
  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }
}
