// What has been said, as one reads it.

import { button, element } from "./dom.js";
import { fill } from "./strings.js";
import { renderTurn } from "./turns.js";

export class Log {
  #words;
  #deeds;

  /** @param {Words} words @param {Deeds} deeds */
  constructor(words, deeds) {
    this.#words = words;
    this.#deeds = deeds;
    this.node = element("div", { class: "log", role: "log", tabindex: "0", "aria-label": words.strings.chat });
  }

  /** @param {string} greeting @param {string[]} questions */
  greet(greeting, questions) {
    const note = this.#words.strings.answersInEnglish;
    const said = element("div", { class: "said" }, element("p", {}, greeting), note && element("p", { class: "note" }, note));
    this.node.append(element("div", { class: "turn" }, said));
    this.#offer(questions.map((question) => ({ title: question, payload: question })));
  }

  /** What is fresh is announced and scrolled to, not so what is shown again. @param {Turn} turn @param {boolean} fresh */
  add(turn, fresh) {
    for (const old of this.node.querySelectorAll(".offers, .after")) old.remove(); // the server takes a choice for one on the last answer
    const node = renderTurn(turn, this.#words, fresh);
    this.node.append(node);
    if (turn.from === "you") {
      this.mark(turn, 0);
    } else {
      node.append(this.#deeds.after(turn));
      this.#offer(turn.messages.flatMap((message) => message.buttons ?? []));
    }
    if (fresh) this.#scrollToQuestion();
  }

  /** Shows how far a question has come. @param {Asked} turn @param {number} seconds until it is tried again */
  mark(turn, seconds) {
    const node = [...this.node.children].find((each) => each.getAttribute("data-id") === turn.id);
    node?.querySelector(".state")?.remove();
    if (!node || turn.state === "sending" || turn.state === "sent") return;
    const { strings, title } = this.#words;
    const said = element("p", {}, fill(strings[turn.state], { title, seconds }), " ", element("strong", {}, strings.emergencyHint));
    const again = turn.state !== "refused" && button(() => this.#retry(turn), {}, strings.retry);
    node.append(element("div", { class: "state" }, said, again));
    node.scrollIntoView({ block: "nearest" });
  }

  /** The button is gone then, and the focus goes to the log. @param {Asked} turn */
  #retry(turn) {
    this.focus();
    this.#deeds.retry(turn);
  }

  clear() {
    this.node.replaceChildren();
  }

  focus() {
    this.node.focus({ preventScroll: true });
  }

  /** @param {Button[]} offers */
  #offer(offers) {
    if (!offers.length) return;
    const made = offers.map(({ title, payload }) => button(() => this.#deeds.choose(payload), { lang: "en" }, title));
    this.node.append(element("div", { class: "offers", role: "group", "aria-label": this.#words.strings.suggestions }, ...made));
  }

  /** A long answer is read from its beginning. The page moves only where the chat does not scroll by itself. */
  #scrollToQuestion() {
    const asked = /** @type {HTMLElement | undefined} */ ([...this.node.querySelectorAll(".you")].pop());
    if (!asked) return;
    if (this.node.scrollHeight > this.node.clientHeight) this.node.scrollTop = asked.offsetTop - 8;
    else if (this.node.getBoundingClientRect().bottom > innerHeight) asked.scrollIntoView();
  }
}
