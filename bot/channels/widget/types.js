// The shapes that the modules share, for the type checker. Nothing here runs, and no browser loads it.

/**
 * What the server answers: see "The web endpoint" in docs/architecture.md.
 *
 * @typedef {{text: string, bold?: boolean, url?: string}} Run
 * @typedef {{type: "paragraph", runs: Run[], role?: "heading" | "reminder"}} Paragraph
 * @typedef {{type: "list", items: Run[][]}} List
 * @typedef {{type: "table", head: Run[][], rows: Run[][][]}} Table
 * @typedef {{type: "alert", level: string, blocks: Block[]}} Alert
 * @typedef {Paragraph | List | Table | Alert} Block
 * @typedef {{title: string, url?: string | null, publisher?: string | null, reviewed?: string | null}} Source
 * @typedef {{title: string, payload: string}} Button
 * @typedef {{blocks?: Block[], sources?: Source[], facts?: string[]}} Metadata
 * @typedef {{recipient_id: string, text: string, buttons?: Button[], metadata?: Metadata}} Message
 */

/**
 * What stands in the log. A question that is not `sent` is still on its way: `sending` now, `waiting` because the server
 * asked for a pause, `away` while the server cannot be reached (both are tried again by themselves), `failed` inside the
 * server or `refused` by it. A `silent` question is sent, and neither it nor its answer is shown. `says` is what is sent
 * where that is not the text that is shown.
 *
 * @typedef {"sending" | "waiting" | "away" | "failed" | "refused" | "sent"} State
 * @typedef {{from: "you", id: string, at: number, text: string, says?: string, state: State, silent?: boolean}} Asked
 * @typedef {{from: "atlas", id: string, at: number, messages: Message[], rated?: "helpful" | "unhelpful"}} Answered
 * @typedef {Asked | Answered} Turn
 */

/**
 * How the person wants the chat to be; everything is off at first.
 *
 * @typedef {{large?: boolean, aloud?: boolean, voice?: boolean}} Wishes
 */

/**
 * What a page can say in `data-` attributes, on the script tag or on `<atlas-chat>`.
 *
 * @typedef {object} Settings
 * @property {string} title
 * @property {string} greeting empty for the words of the language
 * @property {string[]} questions empty for the questions of the language file
 * @property {string} colour `#rrggbb`, or empty
 * @property {"left" | "right"} position
 * @property {string} language
 * @property {boolean} open
 * @property {"session" | "local"} storage
 * @property {string} endpoint
 */

/** @typedef {typeof import("./strings/en.js").default} Strings */

export {};
