// What was said -> nodes: a question; answers with their sources; what can be done with the last one.

import { renderBlocks, renderLink } from "./blocks.js";
import { button, element } from "./dom.js";
import { speak, stopSpeaking } from "./speech.js";
import { checked, countSources, join, sourcesOf, spokenText } from "./text.js";

/**
 * A fresh turn has just arrived. One turn may hold several answers: a message can ask several questions.
 *
 * @param {Turn} turn
 * @param {Words} words
 * @param {boolean} fresh
 */
export function renderTurn(turn, words, fresh) {
  const said = turn.from === "you"
    ? [element("p", { class: "said" }, turn.text)]
    : turn.messages.map((message) => renderAnswer(message, words.strings, fresh));
  return element("div", { class: `turn ${turn.from}`, "data-id": turn.id }, renderWho(turn, words), ...said);
}

/** Who said it and when: for screen readers, and on paper. @param {Turn} turn @param {Words} words */
function renderWho({ from, at }, { strings, title }) {
  const date = new Date(at);
  const time = element("time", { datetime: date.toISOString() }, date.toLocaleTimeString(strings.code, { timeStyle: "short" }));
  return element("p", { class: "who", lang: strings.code }, from === "you" ? strings.you : title, " ", time);
}

/** @param {Message} message @param {Strings} strings @param {boolean} fresh */
function renderAnswer(message, strings, fresh) {
  const said = element("div", { class: "said", lang: "en" }, ...renderBlocks(message, strings, fresh));
  const sources = sourcesOf(message);
  const unfolded = element("ul", {}, ...sources.map((source) => renderSource(source, strings)));
  const folded = element("details", { class: "sources" }, element("summary", {}, countSources(sources, strings)), unfolded);
  return element("div", { class: "answer" }, said, sources.length > 0 && folded);
}

/** @param {Source} source @param {Strings} strings */
function renderSource(source, strings) {
  const title = renderLink(source.url ?? "", element("cite", { lang: "en" }, source.title));
  return element("li", {}, title, element("span", {}, join(source.publisher, checked(source, strings))));
}

/**
 * What stands under the last answer: was it helpful, and read it to me.
 *
 * @param {Answered} turn
 * @param {Strings} strings
 * @param {boolean} aloud
 * @param {(rating: Rating) => void} rate
 */
export function renderAfter(turn, strings, aloud, rate) {
  const facts = turn.messages.some((message) => message.metadata?.facts?.length);
  const rating = facts && (turn.rated ? renderThanks(strings) : renderRating(strings, rate));
  return element("div", { class: "after", "aria-live": "off" }, rating, aloud && renderReader(turn, strings));
}

/** @param {Strings} strings */
function renderThanks(strings) {
  return element("span", { class: "thanks", tabindex: "-1" }, strings.thanks);
}

/** @param {Strings} strings @param {(rating: Rating) => void} rate */
function renderRating(strings, rate) {
  const thanks = renderThanks(strings);
  const thank = (/** @type {Rating} */ rating) => {
    rate(rating);
    both.replaceWith(thanks);
    thanks.focus(); // the button that had it is gone
  };
  const both = element("span", {},
    button(() => thank("helpful"), {}, strings.helpful),
    button(() => thank("unhelpful"), {}, strings.unhelpful));
  return both;
}

/** @param {Answered} turn @param {Strings} strings */
function renderReader(turn, strings) {
  const name = element("span", {}, strings.readThis);
  const show = (/** @type {boolean} */ reading) => { name.textContent = reading ? strings.stopReading : strings.readThis; };
  const toggle = () => {
    if (name.textContent === strings.stopReading) return stopSpeaking();
    speak(spokenText(turn), () => show(false));
    show(true);
  };
  return button(toggle, {}, name);
}
