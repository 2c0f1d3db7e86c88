// Reading aloud and listening, by what the browser has for it.

/** @import { Composer } from "./composer.js" */
import { button, icon } from "./dom.js";

const LANGUAGE = "en"; // of the answers
const FORBIDDEN = ["not-allowed", "service-not-allowed", "audio-capture"];

/** Only a voice of this device: others would get the text over the network. */
function ownVoice() {
  return globalThis.speechSynthesis?.getVoices().find((voice) => voice.localService && voice.lang.startsWith(LANGUAGE));
}

export function canSpeak() {
  return Boolean(ownVoice());
}

/** @param {string} text @param {() => void} [ended] */
export function speak(text, ended = () => {}) {
  const words = new SpeechSynthesisUtterance(text);
  words.voice = ownVoice() ?? null;
  words.lang = LANGUAGE;
  words.onend = words.onerror = ended;
  stopSpeaking();
  speechSynthesis.speak(words);
}

export function stopSpeaking() {
  globalThis.speechSynthesis?.cancel();
}

/** @returns {(new () => Ear) | undefined} */
function recognition() {
  const found = /** @type {any} */ (globalThis);
  return found.SpeechRecognition ?? found.webkitSpeechRecognition;
}

export function canListen() {
  return Boolean(recognition());
}

/** The button beside the field. What was heard waits in the field, to be read before it is sent. */
export class Microphone {
  /** @type {Ear | null} */
  #ear = null;
  #strings;
  #composer;

  /** @param {Strings} strings @param {Composer} composer */
  constructor(strings, composer) {
    this.#strings = strings;
    this.#composer = composer;
    this.node = button(() => this.#toggle(), { class: "microphone" }, icon("microphone"));
    this.#show();
  }

  stop() {
    this.#ear?.stop();
  }

  #toggle() {
    const Recognition = recognition();
    if (this.#ear || !Recognition) return this.stop();
    const ear = new Recognition();
    let failure = "no-speech";
    ear.lang = navigator.language.startsWith(LANGUAGE) ? navigator.language : LANGUAGE;
    ear.interimResults = true;
    ear.onresult = ({ results }) => {
      failure = "";
      this.#composer.fill(Array.from(results, ([best]) => best?.transcript).join(""));
    };
    ear.onerror = ({ error }) => { failure = error; };
    ear.onend = () => this.#end(failure);
    ear.start();
    this.#ear = ear;
    this.#show();
    this.#composer.say(this.#strings.listening);
  }

  /** @param {string} failure by the standard's name for it, or empty */
  #end(failure) {
    const { microphoneForbidden, notHeard } = this.#strings;
    this.#ear = null;
    this.#show();
    this.#composer.say(FORBIDDEN.includes(failure) ? microphoneForbidden : failure && notHeard);
    if (!failure) this.#composer.button.focus();
  }

  #show() {
    this.node.setAttribute("aria-label", this.#ear ? this.#strings.stopListening : this.#strings.voice);
    this.node.classList.toggle("on", this.#ear !== null);
  }
}
