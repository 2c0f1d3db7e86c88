// What can be done with the whole conversation, and how it looks and sounds.

import { button, element } from "./dom.js";
import { canListen, canSpeak } from "./speech.js";
import { fill } from "./strings.js";

const CHOICES = /** @type {Choice[]} */ (["startOver", "copy", "save", "print", "forget"]);
const WISHES = /** @type {(keyof Wishes)[]} */ (["large", "aloud", "voice"]);

export class Options {
  #words;
  #choices;

  /** @param {Words} words @param {Choices} choices */
  constructor(words, choices) {
    this.#words = words;
    this.#choices = choices;
    this.node = element("div", { class: "options", id: "options", hidden: true, role: "group", "aria-label": words.strings.options });
  }

  /** Made anew each time: a device tells late which voices it has. @param {Wishes} wishes */
  show(wishes) {
    const { strings } = this.#words;
    const deeds = CHOICES.map((name) => button(this.#choices[name], { class: name }, strings[name]));
    const can = { large: true, aloud: canSpeak(), voice: canListen() };
    const switches = WISHES.filter((name) => can[name]).map((name) => this.#renderSwitch(name, Boolean(wishes[name])));
    const privacy = element("p", {}, fill(strings.privacy, this.#words));
    this.node.replaceChildren(element("div", { class: "deeds" }, ...deeds), ...switches, privacy);
  }

  /** @param {keyof Wishes} name @param {boolean} checked */
  #renderSwitch(name, checked) {
    const { [name]: title, notes } = this.#words.strings;
    const note = notes[name];
    const box = element("input", { type: "checkbox", role: "switch", "aria-describedby": note && `${name}-note` });
    box.checked = checked;
    box.addEventListener("change", () => this.#choices.wish({ [name]: box.checked }));
    return element("div", { class: "switch" }, element("label", {}, box, title), note && element("p", { id: `${name}-note` }, note));
  }
}
