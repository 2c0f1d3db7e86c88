// Waiting before something is tried again: longer each time, and over at once when there is reason to try.

const SECONDS = [2, 4, 8, 15, 30];

export class Pauses {
  #tries = 0;
  #end = () => {};
  #wait;

  /** @param {(done: () => void, seconds: number) => unknown} wait */
  constructor(wait = (done, seconds) => setTimeout(done, seconds * 1000)) {
    this.#wait = wait;
  }

  /** How many seconds to wait this time. */
  next() {
    const place = Math.min(this.#tries++, SECONDS.length - 1);
    return SECONDS[place] ?? 0;
  }

  reset() {
    this.#tries = 0;
  }

  /** @param {number} seconds */
  pause(seconds) {
    return new Promise((/** @type {(value?: void) => void} */ done) => {
      this.#end = done;
      this.#wait(done, seconds);
    });
  }

  /** Ends the pause that is on, if there is one. */
  end() {
    this.#end();
  }
}
