// Reading aloud and listening, through the browser's own speech interfaces where there are any.

const LANGUAGE = "en"; // of the answers

/** Whether this device has a voice for the answers. Only its own voices: others would get the text over the network. */
export function canSpeak() {
  return "speechSynthesis" in window && Boolean(ownVoice());
}

function ownVoice() {
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(LANGUAGE));
}

/**
 * @param {string} text
 * @param {() => void} [ended]
 */
export function speak(text, ended = () => {}) {
  const words = new SpeechSynthesisUtterance(text);
  words.voice = ownVoice() ?? null;
  words.lang = words.voice?.lang ?? LANGUAGE;
  words.onend = words.onerror = ended;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}

export function stopSpeaking() {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

/**
 * What the type checker does not know of speech recognition.
 *
 * @typedef {{isFinal: boolean, 0: {transcript: string}}} Result
 * @typedef {{lang: string, interimResults: boolean, start(): void, stop(): void, onend: (() => void) | null,
 *   onerror: ((event: {error: string}) => void) | null, onresult: ((event: {results: Result[]}) => void) | null}} Recognition
 */

/** @returns {(new () => Recognition) | undefined} */
function recognition() {
  const found = /** @type {any} */ (window);
  return found.SpeechRecognition ?? found.webkitSpeechRecognition;
}

export function canListen() {
  return Boolean(recognition());
}

/**
 * Listens to one question. `ended` gets null, or the kind of failure by the standard's name ("not-allowed", "no-speech").
 *
 * @param {{heard: (text: string) => void, ended: (failure: string | null) => void}} receiver
 * @returns {() => void} stops it
 */
export function listen({ heard, ended }) {
  const Recognition = recognition();
  if (!Recognition) return () => ended("not-allowed");
  const ear = new Recognition();
  /** @type {string | null} */
  let failure = "no-speech";
  ear.lang = navigator.language.startsWith(LANGUAGE) ? navigator.language : "en-US";
  ear.interimResults = true;
  ear.onresult = ({ results }) => {
    failure = null;
    heard(Array.from(results, (result) => result[0].transcript).join(""));
  };
  ear.onerror = ({ error }) => { failure = error; };
  ear.onend = () => ended(failure);
  ear.start();
  return () => ear.stop();
}
