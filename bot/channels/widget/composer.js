// The field for a question, and its buttons.

import { element, icon } from "./dom.js";

/** @typedef {import("./types.js").Strings} Strings */

const MOST_CHARACTERS = "1000"; // the server takes no more

export class Composer {
  /**
   * @param {Strings} strings
   * @param {(text: string) => void} send
   */
  constructor(strings, send) {
    this.field = element("textarea", {
      id: "question", rows: "1", maxlength: MOST_CHARACTERS, autocomplete: "off", enterkeyhint: "send",
      placeholder: strings.placeholder, "aria-describedby": "hint",
    });
    this.button = element("button", { class: "send", "aria-label": strings.send }, icon("send"));
    this.row = element("div", { class: "row" }, this.field, this.button);
    const label = element("label", { for: "question", class: "unseen" }, strings.question);
    const emergency = element("strong", {}, strings.emergencyHint);
    const hint = element("p", { id: "hint" }, emergency, " ", strings.hint);
    this.node = element("form", { class: "composer" }, label, this.row, hint);
    this.node.addEventListener("submit", (event) => this.#submit(event, send));
    this.field.addEventListener("keydown", (event) => this.#onKey(event));
    this.field.addEventListener("input", () => this.#grow());
  }

  /** @param {string} text */
  fill(text) {
    this.field.value = text;
    this.#grow();
  }

  /**
   * @param {Event} event
   * @param {(text: string) => void} send
   */
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
