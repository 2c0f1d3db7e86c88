// The conversation: what was said, and getting every question to the server once, whatever happens on the way.

import { Pauses } from "./pauses.js";

/**
 * @typedef {import("./types.js").Turn} Turn
 * @typedef {import("./types.js").Asked} Asked
 * @typedef {import("./types.js").Answered} Answered
 * @typedef {import("./storage.js").Kept} Kept
 * @typedef {Pick<import("./storage.js").Storage, "load" | "save" | "clear">} Store
 * @typedef {Pick<import("./server.js").Server, "send">} Post
 *
 * @typedef {object} Listener
 * @property {(turn: Turn) => void} added
 * @property {(turn: Asked, seconds: number) => void} changed its state; in `seconds` it is tried again, 0 where it is not
 * @property {() => void} cleared
 */

const FORGET = "/forget"; // what the server reads as "forget this conversation"
const RATINGS = { helpful: "that was helpful", unhelpful: "that was not helpful" };
const ON_ITS_WAY = new Set(["sending", "waiting", "away"]);

export class Conversation {
  #server;
  #store;
  #listener;
  #pauses;
  /** @type {Kept} */
  #kept;
  #work = Promise.resolve();

  /**
   * @param {Post} server
   * @param {Store} store
   * @param {Listener} listener
   * @param {Pauses} pauses
   */
  constructor(server, store, listener, pauses = new Pauses()) {
    this.#server = server;
    this.#store = store;
    this.#listener = listener;
    this.#pauses = pauses;
    this.#kept = store.load();
  }

  /** What is shown, in order. */
  get turns() {
    return this.#kept.turns.filter((turn) => turn.from === "atlas" || !turn.silent);
  }

  get wishes() {
    return this.#kept.wishes;
  }

  get open() {
    return this.#kept.open;
  }

  /** @param {boolean} open */
  set open(open) {
    this.#kept.open = open;
    this.#save();
  }

  /** @param {import("./types.js").Wishes} changed */
  wish(changed) {
    Object.assign(this.#kept.wishes, changed);
    this.#save();
  }

  /**
   * @param {string} text what is shown
   * @param {string} says what is sent
   */
  ask(text, says = text) {
    this.#add({ from: "you", id: newId(), at: Date.now(), text, ...(says !== text && { says }), state: "sending" });
    return this.#deliverAll();
  }

  /**
   * Tells the server whether its last answer helped.
   *
   * @param {Answered} answer
   * @param {"helpful" | "unhelpful"} rating
   */
  rate(answer, rating) {
    answer.rated = rating;
    const text = RATINGS[rating];
    this.#kept.turns.push({ from: "you", id: newId(), at: Date.now(), text, state: "sending", silent: true });
    this.#save();
    return this.#deliverAll();
  }

  /**
   * Tries again now.
   *
   * @param {Asked} turn
   */
  retry(turn) {
    if (turn.state === "failed") this.#mark(turn, "sending");
    return this.resume();
  }

  /** Sends what is still to be sent: after a reload, or when the connection is back. */
  resume() {
    this.#pauses.end();
    return this.#deliverAll();
  }

  /** A new conversation. The old one is deleted, here and on the server; the wishes stay. */
  startOver() {
    const { sender, toForget, open, wishes } = this.#kept;
    this.#kept = { sender: null, turns: [], toForget: sender ? [...toForget, sender] : toForget, open, wishes };
    this.#save();
    this.#listener.cleared();
    return this.resume();
  }

  /** Leaves nothing behind, here or on the server. Resolves to whether the server has already done its part. */
  async forget() {
    this.#kept.wishes = {};
    await this.startOver();
    const done = !this.#kept.toForget.length;
    if (done && !this.#kept.turns.length) this.#store.clear();
    return done;
  }

  /** One thing after the other: what is asked while something is on its way waits for it. */
  #deliverAll() {
    this.#work = this.#work.then(() => this.#deliverNow());
    return this.#work;
  }

  async #deliverNow() {
    await this.#forgetAll();
    for (let turn = this.#next(); turn; turn = this.#next()) await this.#deliver(turn);
  }

  /** The first question that is on its way: they are sent one by one, in order. */
  #next() {
    return this.#kept.turns.find((turn) => turn.from === "you" && ON_ITS_WAY.has(turn.state));
  }

  /** @param {Turn} turn */
  async #deliver(turn) {
    if (turn.from !== "you") return;
    this.#mark(turn, "sending");
    const outcome = await this.#server.send(this.#letter(turn.says ?? turn.text, turn.id, this.#kept.sender));
    if (!this.#kept.turns.includes(turn)) this.#drop(outcome);
    else if (outcome.kind === "answered") this.#accept(turn, outcome.messages);
    else if (outcome.kind === "stranger" && this.#kept.sender) this.#kept.sender = null; // and once more, in a new session
    else if (outcome.kind === "busy") await this.#waitWith(turn, "waiting", outcome.seconds);
    else if (outcome.kind === "away") await this.#waitWith(turn, "away", this.#pauses.next());
    else this.#mark(turn, outcome.kind === "failed" ? "failed" : "refused");
  }

  /**
   * An answer to what was forgotten meanwhile: the session that it opened is forgotten too.
   *
   * @param {import("./server.js").Outcome} outcome
   */
  #drop(outcome) {
    const sender = outcome.kind === "answered" && outcome.messages[0]?.recipient_id;
    if (sender && !this.#kept.toForget.includes(sender)) this.#kept.toForget.push(sender);
  }

  /**
   * @param {Asked} turn
   * @param {import("./types.js").Message[]} messages
   */
  #accept(turn, messages) {
    this.#pauses.reset();
    this.#kept.sender = messages[0]?.recipient_id ?? this.#kept.sender;
    this.#mark(turn, "sent");
    if (!turn.silent) this.#add({ from: "atlas", id: `${turn.id}-a`, at: Date.now(), messages });
  }

  /**
   * @param {Asked} turn
   * @param {"waiting" | "away"} state
   * @param {number} seconds
   */
  #waitWith(turn, state, seconds) {
    this.#mark(turn, state, seconds);
    return this.#pauses.pause(seconds);
  }

  /** Sessions that the server could not be told to forget are told as soon as it is there. */
  async #forgetAll() {
    for (const sender of [...this.#kept.toForget]) {
      const outcome = await this.#server.send(this.#letter(FORGET, newId(), sender));
      if (outcome.kind === "away" || outcome.kind === "busy") return;
      this.#kept.toForget = this.#kept.toForget.filter((each) => each !== sender);
      this.#save();
    }
  }

  /**
   * @param {string} message
   * @param {string} id
   * @param {string | null} sender
   */
  #letter(message, id, sender) {
    return sender ? { message, id, sender } : { message, id };
  }

  /** @param {Turn} turn */
  #add(turn) {
    this.#kept.turns.push(turn);
    this.#save();
    this.#listener.added(turn);
  }

  /**
   * @param {Asked} turn
   * @param {import("./types.js").State} state
   */
  #mark(turn, state, seconds = 0) {
    turn.state = state;
    this.#save();
    if (!turn.silent) this.#listener.changed(turn, seconds);
  }

  #save() {
    this.#store.save(this.#kept);
  }
}

/** 128 random bits. Not `randomUUID`, which a page without TLS does not have. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
