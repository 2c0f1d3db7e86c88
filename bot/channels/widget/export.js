// Taking the conversation along: copy, save, print.

import { element } from "./dom.js";
import { fill } from "./strings.js";
import { paper as style } from "./style.js";
import { conversationText, longDate } from "./text.js";
import { renderTurn } from "./turns.js";

/** Resolves to whether the browser allowed it. @param {Turn[]} turns @param {Words} words */
export async function copy(turns, words) {
  try {
    await navigator.clipboard.writeText(conversationText(turns, words));
    return true;
  } catch {
    return false;
  }
}

/** @param {Turn[]} turns @param {Words} words */
export function save(turns, words) {
  const href = URL.createObjectURL(new Blob([conversationText(turns, words)], { type: "text/plain" }));
  element("a", { href, download: `${words.title}-${new Date().toISOString().slice(0, 10)}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

/** Prints the conversation alone, in a frame: the page around it stays as it is. @param {Turn[]} turns @param {Words} words */
export function print(turns, words) {
  const frame = element("iframe", { "aria-hidden": "true", tabindex: "-1" });
  frame.style.cssText = "position: fixed; bottom: 0; right: 0; width: 0; height: 0; border: 0";
  document.body.append(frame);
  const page = /** @type {Window & typeof globalThis} */ (frame.contentWindow);
  fillPage(page, turns, words);
  page.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
  page.focus();
  page.print();
}

/** @param {Window & typeof globalThis} page @param {Turn[]} turns @param {Words} words */
function fillPage(page, turns, words) {
  const { strings } = words;
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(style);
  const paper = page.document;
  paper.adoptedStyleSheets = [sheet];
  paper.documentElement.lang = strings.code;
  paper.title = fill(strings.heading, words);
  const about = element("p", { class: "about" }, fill(strings.printed, { date: longDate(new Date(), strings) }));
  paper.body.append(element("h1", {}, paper.title), about, ...turns.map((turn) => renderTurn(turn, words, false)));
  for (const sources of paper.querySelectorAll("details")) sources.open = true;
}
