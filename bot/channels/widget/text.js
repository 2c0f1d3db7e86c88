// A conversation as plain text, to copy and to save.

import { checked } from "./sources.js";
import { fill } from "./strings.js";

/**
 * @typedef {import("./types.js").Block} Block
 * @typedef {import("./types.js").Run} Run
 * @typedef {import("./types.js").Message} Message
 * @typedef {import("./turns.js").Words} Words
 */

/**
 * @param {import("./types.js").Turn[]} turns
 * @param {Words} words
 * @param {Date} now
 */
export function conversationText(turns, words, now) {
  const { strings, language, title } = words;
  const date = now.toLocaleDateString(language, { dateStyle: "long" });
  const said = turns.map((turn) => {
    const text = turn.from === "you" ? turn.text : turn.messages.map((message) => messageText(message, words)).join("\n\n");
    return `${turn.from === "you" ? strings.you : title}:\n${text}`;
  });
  return [fill(strings.heading, { title }), fill(strings.printed, { date }), ...said].join("\n\n") + "\n";
}

/**
 * @param {Message} message
 * @param {Words} words
 */
function messageText(message, { strings, language }) {
  const sources = (message.metadata?.sources ?? []).map((source) => {
    return `- ${[source.title, source.publisher, source.url, checked(source, strings, language)].filter(Boolean).join(", ")}`;
  });
  const key = sources.length === 1 ? "one" : "other";
  const listed = sources.length ? `\n\n${fill(strings.sources[key], { count: sources.length })}:\n${sources.join("\n")}` : "";
  return spokenText(message) + listed;
}

/**
 * What an answer says, without its sources.
 *
 * @param {Message} message
 */
export function spokenText(message) {
  const blocks = message.metadata?.blocks;
  return blocks?.length ? blocks.map(blockText).join("\n\n") : message.text;
}

/** @param {Block} block @returns {string} */
function blockText(block) {
  switch (block.type) {
    case "paragraph":
      return runsText(block.runs);
    case "list":
      return block.items.map((runs) => `- ${runsText(runs)}`).join("\n");
    case "table":
      return block.rows.map((row) => rowText(row, block.head)).join("\n");
    case "alert":
      return block.blocks.map(blockText).join("\n\n");
    default:
      return "";
  }
}

/**
 * @param {Run[][]} row
 * @param {Run[][]} head
 */
function rowText([name = [], ...cells], [, ...columns]) {
  const said = cells.map((runs, place) => `${runsText(columns[place] ?? [])}: ${runsText(runs)}`);
  return `- ${runsText(name)}. ${said.join("; ")}.`;
}

/** @param {Run[]} runs */
function runsText(runs) {
  return runs.map((run) => run.text).join("");
}
