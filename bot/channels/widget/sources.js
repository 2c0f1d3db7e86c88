// The sources under an answer.

import { renderLink } from "./blocks.js";
import { element } from "./dom.js";
import { fill } from "./strings.js";

/**
 * @typedef {import("./types.js").Source} Source
 * @typedef {import("./types.js").Message} Message
 * @typedef {import("./types.js").Strings} Strings
 */

/**
 * A list that unfolds, or nothing where an answer rests on no source.
 *
 * @param {Message} message
 * @param {Strings} strings
 * @param {string} language
 */
export function renderSources(message, strings, language) {
  const sources = message.metadata?.sources ?? [];
  if (!Array.isArray(sources) || !sources.length) return null;
  const count = fill(sources.length === 1 ? strings.sources.one : strings.sources.other, { count: sources.length });
  const items = sources.map((source) => element("li", {}, ...renderSource(source, strings, language)));
  return element("details", { class: "sources", lang: language }, element("summary", {}, count), element("ul", {}, ...items));
}

/**
 * @param {Source} source
 * @param {Strings} strings
 * @param {string} language
 */
function renderSource(source, strings, language) {
  const words = element("cite", { lang: "en" }, source.title);
  const origin = [source.publisher, checked(source, strings, language)].filter(Boolean).join(", ");
  return [renderLink(source.url ?? "", words), origin && element("span", { class: "origin" }, origin)];
}

/**
 * When somebody last held our words against the source.
 *
 * @param {Source} source
 * @param {Strings} strings
 * @param {string} language
 */
export function checked({ reviewed }, strings, language) {
  const day = new Date(`${reviewed}T12:00:00`);
  if (!reviewed || Number.isNaN(day.getTime())) return "";
  return fill(strings.reviewed, { date: day.toLocaleDateString(language, { dateStyle: "long" }) });
}
