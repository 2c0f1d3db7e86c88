// What this browser keeps of a conversation: one entry, no cookie. Where nothing can be kept, memory has to do.

const KEY = "atlas-chat";
const MOST_TURNS = 100;

export class Storage {
  #area;

  /** @param {() => globalThis.Storage} area throws where a browser forbids storage */
  constructor(area) {
    this.#area = attempt(area);
  }

  /** @returns {Kept} */
  load() {
    const kept = attempt(() => JSON.parse(this.#area?.getItem(KEY) ?? ""));
    const ours = attempt(() => kept.turns.every((/** @type {any} */ turn) => turn.at && (turn.text || turn.messages)));
    return { sender: null, turns: [], toForget: [], open: null, wishes: {}, ...(ours && kept) };
  }

  /** Full, or forbidden: then the conversation goes on, and is gone with the page. @param {Kept} kept */
  save(kept) {
    attempt(() => this.#area?.setItem(KEY, JSON.stringify({ ...kept, turns: kept.turns.slice(-MOST_TURNS) })));
  }

  /** Leaves nothing behind. */
  clear() {
    attempt(() => this.#area?.removeItem(KEY));
  }
}

/** @template Result @param {() => Result} work @returns {Result | null} */
function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
}
