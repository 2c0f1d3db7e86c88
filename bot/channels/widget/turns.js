// What was said -> nodes: a question with its state, an answer with its sources.

import { renderBlocks } from "./blocks.js";
import { element } from "./dom.js";
import { renderSources } from "./sources.js";

/**
 * @typedef {import("./types.js").Asked} Asked
 * @typedef {import("./types.js").Answered} Answered
 *
 * @typedef {object} Words
 * @property {import("./types.js").Strings} strings
 * @property {string} language
 * @property {string} title
 */

/**
 * @param {Asked} turn
 * @param {Words} words
 */
export function renderAsked(turn, { strings, language }) {
  const who = renderWho(strings.you, turn.at, language);
  const said = element("p", { class: "said", lang: "en" }, turn.text);
  return element("div", { class: "turn you", "data-id": turn.id }, who, said);
}

/**
 * One turn may hold several answers: a message can ask several questions.
 *
 * @param {Answered} turn
 * @param {Words} words
 * @param {boolean} fresh whether it has just arrived
 */
export function renderAnswered(turn, { strings, language, title }, fresh) {
  const answers = turn.messages.map((message) => {
    const blocks = element("div", { class: "said", lang: "en" }, ...renderBlocks(message, strings, fresh));
    return element("div", { class: "answer" }, blocks, renderSources(message, strings, language));
  });
  return element("div", { class: "turn atlas", "data-id": turn.id }, renderWho(title, turn.at, language), ...answers);
}

/**
 * @param {string} name
 * @param {number} at milliseconds
 * @param {string} language
 */
function renderWho(name, at, language) {
  const date = new Date(at);
  const time = date.toLocaleTimeString(language, { timeStyle: "short" });
  return element("p", { class: "who" }, name, " ", element("time", { datetime: date.toISOString() }, time));
}
