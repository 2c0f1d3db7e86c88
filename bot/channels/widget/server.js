// One message to the server, and how that ends. The contract is in docs/architecture.md.

const LONGEST_MS = 40_000; // the server itself gives up after 30 seconds
const PAUSE_SECONDS = 5; // where the server does not say how long to wait

export class Server {
  #endpoint;
  #fetch;

  /** @param {string} endpoint @param {typeof fetch} fetcher */
  constructor(endpoint, fetcher = (...request) => fetch(...request)) {
    this.#endpoint = endpoint;
    this.#fetch = fetcher;
  }

  /**
   * Never throws. `away` and `busy` can be tried again: the same id is answered once, however often it is sent.
   *
   * @param {Letter} letter
   * @returns {Promise<Outcome>}
   */
  async send(letter) {
    try {
      return await read(await this.#post(letter));
    } catch {
      return { kind: "away" }; // no connection, no answer in time, or not one of Atlas
    }
  }

  /** @param {Letter} letter */
  #post(letter) {
    return this.#fetch(this.#endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(letter),
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(LONGEST_MS),
    });
  }
}

/** @param {Response} response @returns {Promise<Outcome>} */
async function read(response) {
  if (response.status === 429) return { kind: "busy", seconds: Number(response.headers.get("Retry-After")) || PAUSE_SECONDS };
  if (response.status > 500) return { kind: "away" };
  const body = await response.json();
  if (response.ok && Array.isArray(body) && body.length) return { kind: "answered", messages: body };
  if (body?.error?.code === "unknown_sender") return { kind: "stranger" };
  return { kind: response.ok || response.status === 500 ? "failed" : "refused" };
}
