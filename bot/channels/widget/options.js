// What can be done with the whole conversation, and how the person wants the chat to be.

import { element } from "./dom.js";
import { fill } from "./strings.js";

/**
 * @typedef {import("./types.js").Wishes} Wishes
 *
 * @typedef {object} Choices
 * @property {() => void} startOver
 * @property {() => void} copy
 * @property {() => void} save
 * @property {() => void} print
 * @property {() => void} forget
 * @property {(changed: Wishes) => void} wish
 */

export class Options {
  #switches;

  /**
   * @param {import("./turns.js").Words} words
   * @param {Choices} choices
   * @param {{aloud: boolean, voice: boolean}} possible what this browser can do
   */
  constructor(words, choices, possible) {
    const { strings } = words;
    this.#switches = {
      large: renderSwitch("large", strings.large, "", choices),
      aloud: renderSwitch("aloud", strings.aloud, strings.aloudNote, choices),
      voice: renderSwitch("voice", strings.voice, strings.voiceNote, choices),
    };
    this.node = element("div", { class: "options", id: "options", hidden: true, role: "group", "aria-label": strings.options });
    this.node.append(
      element("div", { class: "deeds" }, ...["startOver", "copy", "save", "print", "forget"].map((name) => {
        const key = /** @type {"startOver" | "copy" | "save" | "print" | "forget"} */ (name);
        return element("button", { type: "button", class: key, onclick: () => choices[key]() }, strings[key]);
      })),
      this.#switches.large,
      possible.aloud ? this.#switches.aloud : "",
      possible.voice ? this.#switches.voice : "",
      element("p", {}, fill(strings.privacy, words)),
    );
  }

  /** @param {Wishes} wishes */
  show(wishes) {
    for (const [name, label] of Object.entries(this.#switches)) {
      const box = label.querySelector("input");
      if (box) box.checked = Boolean(wishes[/** @type {keyof Wishes} */ (name)]);
    }
  }
}

/**
 * @param {keyof Wishes} name
 * @param {string} title
 * @param {string} note
 * @param {Choices} choices
 */
function renderSwitch(name, title, note, choices) {
  const box = element("input", { type: "checkbox", role: "switch", "aria-describedby": note && `${name}-note` });
  box.addEventListener("change", () => choices.wish({ [name]: box.checked }));
  const label = element("label", {}, box, title);
  return element("div", { class: "switch" }, label, note && element("p", { id: `${name}-note` }, note));
}
