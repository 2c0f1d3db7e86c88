// A conversation as plain text: to copy, to save, to read aloud.

import { fill } from "./strings.js";

/** @param {Turn[]} turns @param {Words} words */
export function conversationText(turns, words, now = new Date()) {
  const { strings, title } = words;
  const head = [fill(strings.heading, { title }), fill(strings.printed, { date: longDate(now, strings) })];
  return [...head, ...turns.map((turn) => turnText(turn, words))].join("\n\n") + "\n";
}

/** @param {Turn} turn @param {Words} words */
function turnText(turn, { strings, title }) {
  if (turn.from === "you") return `${strings.you}:\n${turn.text}`;
  return `${title}:\n${turn.messages.map((message) => messageText(message) + sourcesText(message, strings)).join("\n\n")}`;
}

/** What an answer says, without its sources. @param {Answered} turn */
export function spokenText({ messages }) {
  return messages.map(messageText).join("\n\n");
}

/** @param {Message} message */
function messageText({ metadata, text }) {
  return metadata?.blocks?.map(blockText).join("\n\n") || text;
}

/** @param {Message} message @param {Strings} strings */
function sourcesText(message, strings) {
  const sources = sourcesOf(message);
  const lines = sources.map((source) => `\n- ${join(source.title, source.publisher, source.url, checked(source, strings))}`);
  return lines.length ? `\n\n${countSources(sources, strings)}:${lines.join("")}` : "";
}

/** @param {Block} block @returns {string} */
function blockText(block) {
  if (block.type === "list") return block.items.map((runs) => `- ${runsText(runs)}`).join("\n");
  if (block.type === "table") return block.rows.map((row) => rowText(row, block.head)).join("\n");
  if (block.type === "alert") return block.blocks.map(blockText).join("\n\n");
  return runsText(block.runs);
}

/** @param {Run[][]} row @param {Run[][]} head */
function rowText([name = [], ...cells], [, ...columns]) {
  const said = cells.map((runs, place) => `${runsText(columns[place] ?? [])}: ${runsText(runs)}`);
  return `- ${runsText(name)}. ${said.join("; ")}.`;
}

/** @param {Run[]} runs */
export function runsText(runs) {
  return runs.map((run) => run.text).join("");
}

/** @param {Message} message @returns {Source[]} */
export function sourcesOf({ metadata }) {
  return Array.isArray(metadata?.sources) ? metadata.sources.filter(Boolean) : [];
}

/** @param {Source[]} sources @param {Strings} strings */
export function countSources({ length }, strings) {
  return fill(strings.sources[length === 1 ? "one" : "other"], { count: length });
}

/** When somebody last held our words against the source. @param {Source} source @param {Strings} strings */
export function checked({ reviewed }, strings) {
  const day = new Date(`${reviewed}T12:00`);
  return Number.isNaN(day.getTime()) ? "" : fill(strings.reviewed, { date: longDate(day, strings) });
}

/** @param {Date} day @param {Strings} strings */
export function longDate(day, strings) {
  return day.toLocaleDateString(strings.code, { dateStyle: "long" });
}

/** What there is, in a row. @param {(string | null | undefined)[]} parts */
export function join(...parts) {
  return parts.filter(Boolean).join(", ");
}
