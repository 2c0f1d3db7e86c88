// One line between log and field that says what is going on.

import { element } from "./dom.js";

const QUICK_MS = 300; // a quick answer needs no "please wait"

export class Status {
  #looking;
  #timer = 0;

  /** @param {string} looking what is said while an answer takes its time */
  constructor(looking) {
    this.#looking = looking;
    this.node = element("div", { class: "status", role: "status" });
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.#timer);
    this.node.replaceChildren(...(text ? [element("p", {}, text)] : []));
  }

  /** @param {boolean} thinking */
  think(thinking) {
    if (!thinking) return this.say("");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#showThinking(), QUICK_MS);
  }

  #showThinking() {
    const dots = element("span", { class: "dots", "aria-hidden": "true" }, ...[1, 2, 3].map(() => element("i")));
    this.node.replaceChildren(element("p", {}, dots, this.#looking));
  }
}
