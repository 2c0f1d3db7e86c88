// Talks to the server: one session, kept as long as this page is open.

const ENDPOINT = "webhooks/web/webhook";
const OFFLINE = "Atlas cannot be reached. Your question is still in the field: please send it again in a moment. "
  + "In an emergency, call your local emergency number.";

/** What went wrong, in words for the person. `wait` is the number of seconds after which to try again, or 0. */
export class TalkError extends Error {
  constructor(message, wait = 0) {
    super(message);
    this.wait = wait;
  }
}

export class Talk {
  #session = null;

  /** The answers to a message. Throws TalkError. */
  async ask(text) {
    let response = await this.#post(text);
    if (response.status === 403 && this.#session) {
      this.#session = null; // the server does not know us any more: begin anew, once
      response = await this.#post(text);
    }
    const answer = await response.json().catch(() => null);
    if (!response.ok) throw refusal(response, answer);
    if (!Array.isArray(answer)) throw new TalkError(OFFLINE);
    this.#session = answer[0]?.recipient_id ?? this.#session;
    return answer;
  }

  /** Has the server forget the conversation, and starts a new one. */
  async forget() {
    if (!this.#session) return [];
    const answers = await this.ask("/forget");
    this.#session = null;
    return answers;
  }

  async #post(text) {
    const body = this.#session ? { message: text, sender: this.#session } : { message: text };
    try {
      return await fetch(ENDPOINT, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    } catch {
      throw new TalkError(OFFLINE);
    }
  }
}

function refusal(response, answer) {
  const wait = response.status === 429 ? Number(response.headers.get("Retry-After")) || 5 : 0;
  return new TalkError(answer?.error?.message ?? OFFLINE, wait);
}
