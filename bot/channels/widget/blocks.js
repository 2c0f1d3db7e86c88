// The blocks of an answer -> nodes. The one place where an answer becomes something to see.

import { element, icon } from "./dom.js";
import { safeLink } from "./links.js";

/**
 * @typedef {import("./types.js").Block} Block
 * @typedef {import("./types.js").Run} Run
 * @typedef {import("./types.js").Message} Message
 * @typedef {import("./types.js").Strings} Strings
 */

const GRAVE = new Set(["emergency", "crisis"]);

/**
 * The blocks of a message. What this widget cannot read must not cost the answer: the text says the same.
 *
 * @param {Message} message
 * @param {Strings} strings
 * @param {boolean} fresh whether it has just arrived; then an alert is announced at once
 * @returns {Node[]}
 */
export function renderBlocks(message, strings, fresh) {
  const blocks = message.metadata?.blocks;
  try {
    if (blocks?.length) return blocks.map((block) => renderBlock(block, strings, fresh));
  } catch {
    // a block in a form that is not known here
  }
  return String(message.text ?? "").split(/\n{2,}/).map((text) => element("p", {}, text));
}

/**
 * @param {Block} block
 * @param {Strings} strings
 * @param {boolean} fresh
 * @returns {Node}
 */
function renderBlock(block, strings, fresh) {
  switch (block.type) {
    case "paragraph":
      return renderParagraph(block);
    case "list":
      return element("ul", {}, ...block.items.map((runs) => element("li", {}, ...renderRuns(runs))));
    case "table":
      return renderTable(block);
    case "alert":
      return renderAlert(block, strings, fresh);
    default:
      throw new TypeError("an unknown block");
  }
}

/** @param {import("./types.js").Paragraph} block */
function renderParagraph({ runs, role }) {
  if (role === "heading") return element("h3", {}, ...renderRuns(runs));
  if (role !== "reminder") return element("p", {}, ...renderRuns(runs));
  return element("p", { class: "reminder" }, icon("info"), element("span", {}, ...renderRuns(runs)));
}

/**
 * The roles say again what the elements are: style sheets that lay a table out anew take that from some browsers.
 *
 * @param {import("./types.js").Table} block
 */
function renderTable({ head, rows }) {
  const names = head.map((runs) => runs.map((run) => run.text).join(""));
  const heading = element("tr", { role: "row" }, ...head.map((runs) => renderCell("th", "columnheader", runs)));
  const body = rows.map((row) => element("tr", { role: "row" }, ...row.map((runs, place) => {
    return place ? renderCell("td", "cell", runs, names[place]) : renderCell("th", "rowheader", runs);
  })));
  const parts = [element("thead", { role: "rowgroup" }, heading), element("tbody", { role: "rowgroup" }, ...body)];
  return element("table", { role: "table" }, ...parts);
}

/**
 * @param {"th" | "td"} name
 * @param {string} role
 * @param {Run[]} runs
 * @param {string} [column] what stands above; shown where there is no room for columns
 */
function renderCell(name, role, runs, column) {
  const scope = { columnheader: "col", rowheader: "row" }[role];
  const content = runs.some((run) => run.text) ? renderRuns(runs) : [];
  if (!content.length) return element("td", { role: "cell" }); // the empty corner is no heading
  return element(name, { role, scope, "data-column": column }, ...content);
}

/**
 * @param {import("./types.js").Alert} block
 * @param {Strings} strings
 * @param {boolean} fresh
 */
function renderAlert({ level, blocks }, strings, fresh) {
  const grave = GRAVE.has(level);
  const sign = { emergency: icon("alarm"), crisis: icon("heart"), urgent: icon("alarm") }[level] ?? icon("info");
  const title = Object.entries(strings.alerts).find(([key]) => key === level)?.[1] ?? strings.alerts.other;
  const words = element("p", { class: "title" }, sign, element("strong", {}, title));
  const content = blocks.map((each) => renderBlock(each, strings, fresh));
  const role = fresh && grave ? "alert" : "note";
  return element("div", { class: `alert ${grave ? "grave" : ""}`, role }, words, ...content);
}

/** @param {Run[]} runs */
function renderRuns(runs) {
  return runs.map(({ text, bold, url }) => {
    const words = bold ? element("strong", {}, text) : document.createTextNode(text);
    return url ? renderLink(url, words) : words;
  });
}

/**
 * A link, or only its words where the address must not become one.
 *
 * @param {string} address
 * @param {Node} words
 */
export function renderLink(address, words) {
  const href = safeLink(address);
  if (!href) return words;
  const outside = href.startsWith("http");
  const call = href.startsWith("tel:");
  const target = outside ? "_blank" : undefined;
  return element("a", { href, target, rel: "noopener noreferrer", class: call && "call" }, call && icon("phone"), words);
}
