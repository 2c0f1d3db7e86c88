// What this browser keeps of a conversation: one entry, no cookie. Where nothing can be kept, memory has to do.

/**
 * @typedef {object} Kept
 * @property {string | null} sender the session at the server; whoever has it can go on with the conversation
 * @property {import("./types.js").Turn[]} turns
 * @property {string[]} toForget sessions that the server has still to be told to forget
 * @property {boolean} open whether the panel was open
 * @property {import("./types.js").Wishes} wishes
 */

const KEY = "atlas-chat";
const MOST_TURNS = 100;

export class Storage {
  #area;

  /** @param {() => globalThis.Storage} area asking for it throws where a browser forbids storage */
  constructor(area) {
    try {
      this.#area = area();
    } catch {
      this.#area = null;
    }
  }

  /** @returns {Kept} */
  load() {
    const empty = { sender: null, turns: [], toForget: [], open: false, wishes: {} };
    try {
      const kept = JSON.parse(this.#area?.getItem(KEY) ?? "{}");
      return Array.isArray(kept.turns) ? { ...empty, ...kept } : { ...empty, open: kept.open === true };
    } catch {
      return empty; // not ours, or damaged
    }
  }

  /** @param {Kept} kept */
  save(kept) {
    try {
      this.#area?.setItem(KEY, JSON.stringify({ ...kept, turns: kept.turns.slice(-MOST_TURNS) }));
    } catch {
      // full, or forbidden: the conversation goes on, and is gone with the page
    }
  }

  /** Leaves nothing behind. */
  clear() {
    try {
      this.#area?.removeItem(KEY);
    } catch {
      // forbidden: then there is nothing either
    }
  }
}
