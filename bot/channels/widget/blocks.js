// The blocks of an answer -> nodes. The one place where an answer becomes something to see.

import { element, icon } from "./dom.js";
import { safeLink } from "./links.js";
import { fill } from "./strings.js";
import { runsText } from "./text.js";

const GRAVE = ["emergency", "crisis"];

/**
 * What this widget cannot read must not cost the answer: the text says the same. A fresh alert is announced at once.
 *
 * @param {Message} message
 * @param {Strings} strings
 * @param {boolean} fresh
 * @returns {Node[]}
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
  const said = blocks.map((block) => renderHelp(block, strings, fresh));
  return element("div", { class: `alert ${grave ? "grave" : ""}`, role: fresh && grave ? "alert" : "note" },
    element("p", { class: "title", lang: strings.code }, icon(sign), element("strong", {}, title)), ...said);
}

/**
 * A part of an alert: every number and address that it names becomes a big button under it.
 *
 * @param {Block} block
 * @param {Strings} strings
 * @param {boolean} fresh
 */
function renderHelp(block, strings, fresh) {
  if (block.type === "list") {
    return element("ul", {}, ...block.items.map((runs) => element("li", {}, ...renderPlain(runs), renderCalls(runs, strings))));
  }
  if (block.type !== "paragraph") return renderBlock(block, strings, fresh);
  return element("div", {}, element("p", {}, ...renderPlain(block.runs)), renderCalls(block.runs, strings));
}

/** @param {Run[]} runs */
function renderPlain(runs) {
  return renderRuns(runs.map(({ text, bold, url }) => ({ text, bold: bold || Boolean(url) })));
}

/** @param {Run[]} runs @param {Strings} strings */
function renderCalls(runs, strings) {
  const links = runs.filter((run) => run.url && safeLink(run.url)).map(({ text, url = "" }) => {
    if (!url.startsWith("tel:")) return renderLink(url, text);
    return renderLink(url, element("span", { lang: strings.code }, icon("phone"), fill(strings.call, { number: text })));
  });
  return links.length > 0 && element("p", { class: "calls" }, ...links);
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
