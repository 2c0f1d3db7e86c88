// Taking the conversation along: copy, save, print.

import { element } from "./dom.js";
import { fill } from "./strings.js";
import { print as style } from "./styles/print.js";
import { conversationText } from "./text.js";
import { renderAnswered, renderAsked } from "./turns.js";

/**
 * @typedef {import("./types.js").Turn} Turn
 * @typedef {import("./turns.js").Words} Words
 */

/**
 * Resolves to whether the browser allowed it.
 *
 * @param {Turn[]} turns
 * @param {Words} words
 */
export async function copy(turns, words) {
  try {
    await navigator.clipboard.writeText(conversationText(turns, words, new Date()));
    return true;
  } catch {
    return false; // no permission, or a page without TLS
  }
}

/**
 * @param {Turn[]} turns
 * @param {Words} words
 */
export function save(turns, words) {
  const now = new Date();
  const file = new Blob([conversationText(turns, words, now)], { type: "text/plain;charset=utf-8" });
  const href = URL.createObjectURL(file);
  element("a", { href, download: `${words.title}-${now.toISOString().slice(0, 10)}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

/**
 * Prints the conversation alone, on a page of its own: in a frame, so that the page around the chat stays as it is.
 *
 * @param {Turn[]} turns
 * @param {Words} words
 */
export function print(turns, words) {
  const frame = element("iframe", { "aria-hidden": "true", tabindex: "-1", title: "" });
  Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0", inset: "auto 0 0 auto" });
  document.body.append(frame);
  const page = frame.contentWindow;
  if (!page) return frame.remove();
  fillPage(page, turns, words);
  page.addEventListener("afterprint", () => frame.remove());
  page.focus();
  page.print();
}

/**
 * @param {Window} page
 * @param {Turn[]} turns
 * @param {Words} words
 */
export function fillPage(page, turns, words) {
  const { strings, language, title } = words;
  const date = new Date().toLocaleDateString(language, { dateStyle: "long" });
  const sheet = new (/** @type {any} */ (page).CSSStyleSheet)();
  sheet.replaceSync(style);
  page.document.adoptedStyleSheets = [sheet];
  page.document.documentElement.lang = language;
  page.document.title = fill(strings.heading, { title });
  const said = turns.map((turn) => turn.from === "you" ? renderAsked(turn, words) : renderAnswered(turn, words, false));
  const about = element("p", { class: "about" }, fill(strings.printed, { date }));
  page.document.body.append(element("h1", {}, page.document.title), about, ...said);
  for (const sources of page.document.querySelectorAll("details")) sources.open = true;
}
