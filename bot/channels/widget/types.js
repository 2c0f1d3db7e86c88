// The shapes that all modules share. Not a module itself: so the type checker knows them everywhere, and no browser loads this.

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
 * server or `refused` by it. A `silent` question is sent, and neither it nor its answer is shown.
 *
 * @typedef {"sending" | "waiting" | "away" | "failed" | "refused" | "sent"} State
 * @typedef {{from: "you", id: string, at: number, text: string, state: State, silent?: boolean}} Asked
 * @typedef {{from: "atlas", id: string, at: number, messages: Message[], rated?: Rating}} Answered
 * @typedef {Asked | Answered} Turn
 * @typedef {"helpful" | "unhelpful"} Rating
 */

/**
 * How the person wants the chat to be; everything is off at first.
 *
 * @typedef {{large?: boolean, aloud?: boolean, voice?: boolean}} Wishes
 */

/**
 * What a browser keeps of a conversation.
 *
 * @typedef {object} Kept
 * @property {string | null} sender the session at the server; whoever has it can go on with the conversation
 * @property {Turn[]} turns
 * @property {string[]} toForget sessions that the server has still to be told to forget
 * @property {boolean | null} open whether the panel was left open; null where nobody opened or closed it yet
 * @property {Wishes} wishes
 */

/**
 * What goes to the server, and how that ends: an answer, a pause that it asks for, a session that it does not know, no
 * connection, a failure inside, a question that it does not take.
 *
 * @typedef {{message: string, id: string, sender?: string}} Letter
 * @typedef {{kind: "answered", messages: Message[]} | {kind: "busy", seconds: number}
 *   | {kind: "stranger" | "away" | "failed" | "refused"}} Outcome
 */

/**
 * What a conversation needs of others, and whom it tells what happened.
 *
 * @typedef {{send: (letter: Letter) => Promise<Outcome>}} Post
 * @typedef {(done: () => void, seconds: number) => void} Wait
 * @typedef {{load: () => Kept, save: (kept: Kept) => void, clear: () => void}} Store
 *
 * @typedef {object} Listener
 * @property {(turn: Turn) => void} added
 * @property {(turn: Asked, seconds: number) => void} changed its state; in `seconds` it is tried again, 0 where it is not
 * @property {() => void} cleared
 */

/** @typedef {Node | string | false | null | undefined} Child of an element; left out where it is empty */

/**
 * What can be done in the log; `after` gives what stands under the last answer.
 *
 * @typedef {object} Deeds
 * @property {(question: string) => void} choose
 * @property {(turn: Asked) => void} retry
 * @property {(turn: Answered) => Node} after
 */

/**
 * What the type checker does not know of a browser: speech recognition.
 *
 * @typedef {{lang: string, interimResults: boolean, start(): void, stop(): void, onend: () => void,
 *   onerror: (event: {error: string}) => void, onresult: (event: {results: {transcript: string}[][]}) => void}} Ear
 */

/**
 * What can be done with the whole conversation.
 *
 * @typedef {"startOver" | "copy" | "save" | "print" | "forget"} Choice
 * @typedef {Record<Choice, () => void> & {wish: (changed: Wishes) => void}} Choices
 */

/**
 * What a page can say in `data-` attributes, on the script tag or on `<atlas-chat>`.
 *
 * @typedef {object} Settings
 * @property {string} title
 * @property {string} greeting empty for the words of the language
 * @property {string[]} questions empty for those of the language
 * @property {string} colour `#rrggbb`, or empty
 * @property {"left" | "right"} position
 * @property {string} language
 * @property {boolean} open
 * @property {"session" | "local"} storage
 * @property {string} endpoint
 */

/**
 * The words of the interface, and the name by which Atlas goes on this page.
 *
 * @typedef {typeof import("./strings/en.js").default} Strings
 * @typedef {{strings: Strings, title: string}} Words
 */
