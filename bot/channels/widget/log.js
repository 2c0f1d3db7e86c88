// What has been said, as one reads it.

import { element } from "./dom.js";
import { fill } from "./strings.js";
import { renderAnswered, renderAsked } from "./turns.js";

/**
 * @typedef {import("./types.js").Turn} Turn
 * @typedef {import("./types.js").Asked} Asked
 * @typedef {import("./types.js").Answered} Answered
 * @typedef {import("./types.js").Button} Button
 *
 * @typedef {object} Deeds what the person can do in the log
 * @property {(title: string, payload: string) => void} choose
 * @property {(turn: Asked) => void} retry
 * @property {(turn: Answered) => Node[]} after what stands under the last answer
 */

export class Log {
  #words;
  #deeds;

  /**
   * @param {import("./turns.js").Words} words
   * @param {Deeds} deeds
   */
  constructor(words, deeds) {
    this.#words = words;
    this.#deeds = deeds;
    this.node = element("div", { class: "log", role: "log", tabindex: "0", "aria-label": words.strings.chat });
  }

  /**
   * @param {string} greeting
   * @param {Button[]} questions
   */
  greet(greeting, questions) {
    const { strings } = this.#words;
    const note = strings.answersInEnglish && element("p", { class: "note" }, fill(strings.answersInEnglish, this.#words));
    const said = element("div", { class: "said" }, element("p", {}, greeting), note);
    this.node.append(element("div", { class: "turn atlas greeting" }, said), this.#suggest(questions));
  }

  /**
   * @param {Turn} turn
   * @param {boolean} fresh whether it has just been said; then it is announced and scrolled to
   */
  add(turn, fresh) {
    this.#clearOffers();
    if (turn.from === "you") this.#addAsked(turn);
    else this.#addAnswered(turn, fresh);
    if (fresh) [...this.node.querySelectorAll(".you")].pop()?.scrollIntoView(); // a long answer is read from its beginning
  }

  /** @param {Asked} turn */
  #addAsked(turn) {
    this.node.append(renderAsked(turn, this.#words));
    this.mark(turn, 0);
  }

  /**
   * @param {Answered} turn
   * @param {boolean} fresh
   */
  #addAnswered(turn, fresh) {
    const node = renderAnswered(turn, this.#words, fresh);
    node.append(...this.#deeds.after(turn));
    this.node.append(node, this.#suggest(turn.messages.flatMap((message) => message.buttons ?? [])));
  }

  /**
   * Shows how far a question has come.
   *
   * @param {Asked} turn
   * @param {number} seconds until it is tried again
   */
  mark(turn, seconds) {
    const node = [...this.node.children].find((each) => each instanceof HTMLElement && each.dataset.id === turn.id);
    node?.querySelector(".state")?.remove();
    if (!node || turn.state === "sending" || turn.state === "sent") return;
    node.append(this.#state(turn, fill(this.#words.strings[turn.state], { ...this.#words, seconds })));
    node.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Asked} turn
   * @param {string} words
   */
  #state(turn, words) {
    const { strings } = this.#words;
    const retry = element("button", { type: "button", onclick: () => this.#deeds.retry(turn) }, strings.retry);
    const text = element("p", {}, words, " ", element("strong", {}, strings.emergencyHint));
    return element("div", { class: "state" }, text, turn.state !== "refused" && retry);
  }

  clear() {
    this.node.replaceChildren();
  }

  focus() {
    this.node.focus({ preventScroll: true });
  }

  /** @param {Button[]} buttons */
  #suggest(buttons) {
    const made = buttons.map(({ title, payload }) => {
      return element("button", { type: "button", lang: "en", onclick: () => this.#deeds.choose(title, payload) }, title);
    });
    const name = this.#words.strings.suggestions;
    return made.length ? element("div", { class: "offers", role: "group", "aria-label": name }, ...made) : "";
  }

  /** Only the last answer offers something: what is chosen is understood as an answer to it. */
  #clearOffers() {
    for (const offer of this.node.querySelectorAll(".offers, .after")) offer.remove();
  }
}
