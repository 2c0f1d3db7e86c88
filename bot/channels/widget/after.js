// What stands under the last answer: was it helpful, and read it to me.

import { element, icon } from "./dom.js";
import { speak, stopSpeaking } from "./speech.js";
import { spokenText } from "./text.js";

/**
 * @typedef {import("./types.js").Answered} Answered
 * @typedef {import("./types.js").Strings} Strings
 */

/**
 * @param {Answered} turn
 * @param {Strings} strings
 * @param {(rating: "helpful" | "unhelpful") => void} rate
 * @param {boolean} aloud whether answers can be read aloud, and the person wants that
 */
export function renderAfter(turn, strings, rate, aloud) {
  const facts = turn.messages.some((message) => message.metadata?.facts?.length);
  const row = element("div", { class: "after", "aria-live": "off" });
  if (facts) row.append(...renderRating(turn, strings, rate));
  if (aloud) row.append(renderReader(turn, strings));
  return row.childElementCount ? [row] : [];
}

/**
 * @param {Answered} turn
 * @param {Strings} strings
 * @param {(rating: "helpful" | "unhelpful") => void} rate
 */
function renderRating(turn, strings, rate) {
  const thanks = element("span", { class: "thanks", tabindex: "-1" }, strings.thanks);
  if (turn.rated) return [thanks];
  const buttons = /** @type {const} */ (["helpful", "unhelpful"]).map((rating) => {
    const onclick = () => {
      rate(rating);
      buttons[0]?.before(thanks);
      for (const button of buttons) button.remove();
      thanks.focus();
    };
    return element("button", { type: "button", onclick }, icon(rating === "helpful" ? "up" : "down"), strings[rating]);
  });
  return buttons;
}

/**
 * @param {Answered} turn
 * @param {Strings} strings
 */
function renderReader(turn, strings) {
  const name = element("span", {}, strings.readThis);
  let reading = false;
  const show = (/** @type {boolean} */ now) => {
    reading = now;
    name.textContent = now ? strings.stopReading : strings.readThis;
  };
  const onclick = () => {
    if (reading) return stopSpeaking();
    show(true);
    speak(turnText(turn), () => show(false));
  };
  return element("button", { type: "button", onclick }, icon("speaker"), name);
}

/** @param {Answered} turn */
export function turnText(turn) {
  return turn.messages.map(spokenText).join("\n\n");
}
