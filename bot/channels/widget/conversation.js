// What was said, and getting every question to the server once, whatever happens on the way.

const FORGET = "/forget"; // what the server reads as "forget this conversation"
const RATINGS = { helpful: "that was helpful", unhelpful: "that was not helpful" };
const AWAY_SECONDS = [2, 4, 8, 15, 30]; // until the next try, longer each time
const ON_ITS_WAY = ["sending", "waiting", "away"];

export class Conversation {
  #server;
  #store;
  #listener;
  #wait;
  #tries = 0;
  #endPause = () => {};
  /** @type {Kept} */
  #kept;
  #work = Promise.resolve();

  /** @param {Post} server @param {Store} store @param {Listener} listener @param {Wait} wait */
  constructor(server, store, listener, wait = (done, seconds) => { setTimeout(done, seconds * 1000); }) {
    this.#server = server;
    this.#store = store;
    this.#listener = listener;
    this.#wait = wait;
    this.#kept = store.load();
  }

  /** What is shown, in order. */
  get turns() {
    return this.#kept.turns.filter((turn) => turn.from === "atlas" || !turn.silent);
  }

  get wishes() {
    return this.#kept.wishes;
  }

  /** @param {Wishes} changed */
  wish(changed) {
    Object.assign(this.#kept.wishes, changed);
    this.#save();
  }

  /** Whether the panel is open. @param {boolean} open */
  set open(open) {
    this.#kept.open = open;
    this.#save();
  }

  /** @param {string} text */
  ask(text) {
    this.#add(newQuestion(text));
    return this.#deliverAll();
  }

  /** Tells the server whether its last answer helped. @param {Answered} answer @param {Rating} rating */
  rate(answer, rating) {
    answer.rated = rating;
    this.#kept.turns.push({ ...newQuestion(RATINGS[rating]), silent: true });
    this.#save();
    return this.#deliverAll();
  }

  /** Tries again now. @param {Asked} turn */
  retry(turn) {
    this.#mark(turn, "sending");
    return this.resume();
  }

  /** Sends what is still to be sent. */
  resume() {
    this.#endPause();
    return this.#deliverAll();
  }

  /** A new conversation. The old one is deleted, here and on the server; the wishes stay. */
  startOver() {
    const { sender, toForget, ...rest } = this.#kept;
    this.#kept = { ...rest, sender: null, turns: [], toForget: sender ? [...toForget, sender] : toForget };
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
    this.#work = this.#work.catch(() => {}).then(() => this.#deliverNow());
    return this.#work;
  }

  async #deliverNow() {
    await this.#forgetAll();
    for (let turn = this.#next(); turn; turn = this.#next()) await this.#deliver(turn);
  }

  #next() {
    return this.#kept.turns.find((turn) => turn.from === "you" && ON_ITS_WAY.includes(turn.state));
  }

  /** @param {Turn} turn */
  async #deliver(turn) {
    if (turn.from !== "you") return;
    if (turn.state === "sending") this.#mark(turn, "sending"); // another try of what waits is not shown
    const outcome = await this.#send(turn.text, turn.id, this.#kept.sender);
    if (!this.#kept.turns.includes(turn)) this.#drop(outcome);
    else if (outcome.kind === "answered") this.#accept(turn, outcome.messages);
    else if (outcome.kind === "stranger" && this.#kept.sender) this.#kept.sender = null; // then again, in a new session
    else if (outcome.kind === "busy") await this.#waitWith(turn, "waiting", outcome.seconds);
    else if (outcome.kind === "away") await this.#waitWith(turn, "away", AWAY_SECONDS[this.#tries++] ?? 30);
    else this.#mark(turn, outcome.kind === "failed" ? "failed" : "refused");
  }

  /** What was forgotten meanwhile: the session that it opened is forgotten too. @param {Outcome} outcome */
  #drop(outcome) {
    const sender = outcome.kind === "answered" && outcome.messages[0]?.recipient_id;
    if (sender && !this.#kept.toForget.includes(sender)) this.#kept.toForget.push(sender);
  }

  /** @param {Asked} turn @param {Message[]} messages */
  #accept(turn, messages) {
    this.#tries = 0;
    this.#kept.sender = messages[0]?.recipient_id ?? this.#kept.sender;
    this.#mark(turn, "sent");
    if (!turn.silent) this.#add({ from: "atlas", id: newId(), at: Date.now(), messages });
  }

  /** @param {Asked} turn @param {State} state @param {number} seconds @returns {Promise<void>} */
  #waitWith(turn, state, seconds) {
    this.#mark(turn, state, seconds);
    return new Promise((done) => {
      this.#endPause = done;
      this.#wait(done, seconds);
    });
  }

  /** Sessions that the server could not be told to forget are told as soon as it is there. */
  async #forgetAll() {
    for (const sender of [...this.#kept.toForget]) {
      const { kind } = await this.#send(FORGET, newId(), sender);
      if (kind === "away" || kind === "busy") return;
      this.#kept.toForget = this.#kept.toForget.filter((each) => each !== sender);
      this.#save();
    }
  }

  /** @param {string} message @param {string} id @param {string | null} sender */
  #send(message, id, sender) {
    return this.#server.send(sender ? { message, id, sender } : { message, id });
  }

  /** @param {Turn} turn */
  #add(turn) {
    this.#kept.turns.push(turn);
    this.#save();
    this.#listener.added(turn);
  }

  /** @param {Asked} turn @param {State} state */
  #mark(turn, state, seconds = 0) {
    const same = turn.state === state && state !== "sending";
    turn.state = state;
    this.#save();
    if (!turn.silent && !same) this.#listener.changed(turn, seconds);
  }

  #save() {
    this.#store.save(this.#kept);
  }
}

/** @param {string} text @returns {Asked} */
function newQuestion(text) {
  return { from: "you", id: newId(), at: Date.now(), text, state: "sending" };
}

/** Not `randomUUID`, which a page without TLS does not have. */
function newId() {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}
