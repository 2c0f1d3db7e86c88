// The blocks of an answer -> nodes. The one place where an answer becomes something to see.

import { element, icon } from "./dom.js";
import { fill } from "./strings.js";
import { runsText } from "./text.js";

const GRAVE = ["emergency", "crisis"];
const LINKS = /^(https?:\/\/[^/]|tel:|mailto:)/;

/**
 * What this widget cannot read must not cost the answer: the text says the same. A fresh alert is announced at once.
 *
 * @param {Message} message @param {Strings} strings @param {boolean} fresh @returns {Node[]}
 */
export function renderBlocks(message, strings, fresh) {
  const blocks = message.metadata?.blocks;
  try {
    if (blocks?.length) return blocks.map((block) => renderBlock(block, strings, fresh));
  } catch {
    // a form of block that is not known here
  }
  return String(message.text ?? "").split(/\n{2,}/).map((text) => element("p", {}, text));
}

/** @param {Block} block @param {Strings} strings @param {boolean} fresh @returns {Node} */
function renderBlock(block, strings, fresh) {
  if (block.type === "paragraph") return renderParagraph(block);
  if (block.type === "list") return element("ul", {}, ...block.items.map((runs) => element("li", {}, ...renderRuns(runs))));
  if (block.type === "table") return renderTable(block);
  if (block.type === "alert") return renderAlert(block, strings, fresh);
  throw new TypeError("an unknown block");
}

/** @param {Paragraph} block */
function renderParagraph({ runs, role }) {
  if (role === "reminder") return element("p", { class: "reminder" }, icon("info"), element("span", {}, ...renderRuns(runs)));
  return element(role === "heading" ? "h3" : "p", {}, ...renderRuns(runs));
}

/**
 * The roles say again what the elements are: a style sheet that lays a table out anew takes that from some browsers.
 *
 * @param {Table} block
 */
function renderTable({ head, rows }) {
  const names = head.map(runsText);
  const heads = head.map((runs) => renderCell(runs, "columnheader", "col"));
  const body = rows.map((row) => renderRow(row.map((runs, place) => {
    return place ? renderCell(runs, "cell", "", names[place]) : renderCell(runs, "rowheader", "row");
  })));
  const top = element("thead", { role: "rowgroup" }, renderRow(heads));
  return element("table", { role: "table" }, top, element("tbody", { role: "rowgroup" }, ...body));
}

/** @param {Node[]} cells */
function renderRow(cells) {
  return element("tr", { role: "row" }, ...cells);
}

/**
 * @param {Run[]} runs
 * @param {string} role
 * @param {string} scope empty for a cell that is no heading; one without words is none either
 * @param {string} [column] what stands above; shown where there is no room for columns
 */
function renderCell(runs, role, scope, column) {
  if (!runsText(runs)) return element("td", { role: "cell" });
  return element(scope ? "th" : "td", { role, scope, "data-column": column }, ...renderRuns(runs));
}

/** @param {Alert} block @param {Strings} strings @param {boolean} fresh */
function renderAlert({ level, blocks }, strings, fresh) {
  const grave = GRAVE.includes(level);
  const sign = level === "crisis" ? "heart" : grave || level === "urgent" ? "alarm" : "info";
  const [, title] = Object.entries(strings.alerts).find(([key]) => key === level) ?? ["", strings.alerts.other];
  const words = element("p", { class: "title", lang: strings.code }, icon(sign), element("strong", {}, title));
  const said = blocks.map((block) => renderHelp(block, strings, level === "emergency"));
  return element("div", { class: `alert ${grave ? "grave" : ""}`, role: fresh && grave ? "alert" : "note" }, words, ...said);
}

/**
 * A part of an alert: each number and address in it becomes a big button as well; in an emergency that comes first.
 *
 * @param {Block} block
 * @param {Strings} strings
 * @param {boolean} first
 */
function renderHelp(block, strings, first) {
  if (block.type === "paragraph") return element("div", {}, ...renderCalls(block.runs, strings, first));
  if (block.type !== "list") return renderBlock(block, strings, false);
  return element("ul", {}, ...block.items.map((runs) => element("li", {}, ...renderCalls(runs, strings, first))));
}

/** @param {Run[]} runs @param {Strings} strings @param {boolean} first */
function renderCalls(runs, strings, first) {
  const words = element("p", {}, ...renderRuns(runs.map(({ text, bold, url }) => ({ text, bold: bold || Boolean(url) }))));
  const links = runs.filter((run) => safeLink(run.url)).map(({ text, url = "" }) => {
    if (!url.startsWith("tel:")) return renderLink(url, text);
    return renderLink(url, element("span", { lang: strings.code }, icon("phone"), fill(strings.call, { number: text })));
  });
  const calls = links.length > 0 && element("p", { class: "calls" }, ...links);
  return first ? [calls, words] : [words, calls];
}

/** @param {Run[]} runs */
function renderRuns(runs) {
  return runs.map(({ text, bold, url }) => {
    const words = bold ? element("strong", {}, text) : document.createTextNode(text);
    return url ? renderLink(url, words) : words;
  });
}

/** A link, or only its words where the address must not become one. @param {string} address @param {Node | string} words */
export function renderLink(address, words) {
  const href = safeLink(address);
  if (!href) return words;
  return element("a", { href, rel: "noopener noreferrer", target: href.startsWith("http") ? "_blank" : "" }, words);
}

/**
 * The address as the browser reads it, so that nothing hides behind tabs, line ends or capitals; null where it must not become
 * a link. A relative one would point into the page around the chat; one with a user name is made to look like another.
 *
 * @param {unknown} address
 */
export function safeLink(address) {
  try {
    const { href, username, password } = new URL(String(address));
    return LINKS.test(href) && !username && !password ? href : null;
  } catch {
    return null;
  }
}
