// Stand-ins for what a conversation needs of the world.

/** Answers one letter after the other as it is told; what it is not told it answers. */
export class FakeServer {
  letters = [];

  constructor(...outcomes) {
    this.outcomes = outcomes;
  }

  async send(letter) {
    this.letters.push(letter);
    const outcome = this.outcomes.shift() ?? answered(`To: ${letter.message}`);
    return typeof outcome === "function" ? outcome(letter) : outcome;
  }
}

/** Keeps what it is given as a browser does: as text. */
export class FakeArea {
  items = new Map();

  getItem(key) {
    return this.items.get(key) ?? null;
  }

  setItem(key, value) {
    this.items.set(key, String(value));
  }

  removeItem(key) {
    this.items.delete(key);
  }
}

/** Notes what it is told. */
export class FakeListener {
  seen = [];

  added = (turn) => this.seen.push(["added", turn.from]);
  changed = (turn, seconds) => this.seen.push(["changed", turn.state, seconds]);
  cleared = () => this.seen.push(["cleared"]);
}

export function answered(text, sender = "web-1.x") {
  return { kind: "answered", messages: [{ recipient_id: sender, text, metadata: { facts: ["a-fact"] } }] };
}

/** A response as `fetch` gives it. */
export function response(status, body, headers = {}) {
  return new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });
}
