// The microphone beside the field.

import { element, icon } from "./dom.js";
import { listen } from "./speech.js";

const FORBIDDEN = new Set(["not-allowed", "service-not-allowed", "audio-capture"]);

export class Microphone {
  #strings;
  #composer;
  #say;
  /** @type {(() => void) | null} */
  #stop = null;

  /**
   * @param {import("./types.js").Strings} strings
   * @param {import("./composer.js").Composer} composer
   * @param {(text: string) => void} say
   */
  constructor(strings, composer, say) {
    this.#strings = strings;
    this.#composer = composer;
    this.#say = say;
    this.node = element("button", { type: "button", class: "microphone", onclick: () => this.#toggle() }, icon("microphone"));
    this.#show();
  }

  #toggle() {
    if (this.#stop) return this.#stop();
    this.#stop = listen({
      heard: (text) => this.#composer.fill(text),
      ended: (failure) => this.#ended(failure),
    });
    this.#say(this.#strings.listening);
    this.#show();
  }

  /** What was heard waits in the field, to be read before it is sent. */
  #ended(/** @type {string | null} */ failure) {
    this.#stop = null;
    this.#show();
    if (failure) return this.#say(FORBIDDEN.has(failure) ? this.#strings.microphoneForbidden : this.#strings.notHeard);
    this.#say("");
    this.#composer.button.focus();
  }

  #show() {
    this.node.setAttribute("aria-label", this.#stop ? this.#strings.stopListening : this.#strings.speak);
    this.node.classList.toggle("on", this.#stop !== null);
  }
}
