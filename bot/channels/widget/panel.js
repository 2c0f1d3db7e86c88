// The chat itself: head, options, log, status and field, and what connects them with the conversation.

import { renderAfter, turnText } from "./after.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { element, icon } from "./dom.js";
import { copy, print, save } from "./export.js";
import { Log } from "./log.js";
import { Options } from "./options.js";
import { Server } from "./server.js";
import { canListen, canSpeak, speak, stopSpeaking } from "./speech.js";
import { Status } from "./status.js";
import { fill } from "./strings.js";
import { Microphone } from "./voice.js";

/**
 * @typedef {import("./types.js").Turn} Turn
 * @typedef {import("./types.js").Asked} Asked
 */

export class Panel {
  /**
   * @param {import("./types.js").Settings} settings
   * @param {import("./types.js").Strings} strings
   * @param {import("./storage.js").Storage} storage
   * @param {(() => void) | null} close null where the chat is always open
   */
  constructor(settings, strings, storage, close) {
    this.settings = settings;
    this.words = { strings, language: settings.language, title: settings.title };
    const say = (/** @type {string} */ text) => this.status.say(text);
    this.status = new Status(fill(strings.looking, this.words));
    this.composer = new Composer(strings, (text) => this.ask(text));
    this.microphone = new Microphone(strings, this.composer, say);
    this.options = new Options(this.words, this.#choices(say), { aloud: canSpeak(), voice: canListen() });
    this.log = new Log(this.words, {
      choose: (title, payload) => this.#choose(title, payload),
      retry: (turn) => this.conversation.retry(turn),
      after: (turn) => renderAfter(turn, strings, (rating) => this.conversation.rate(turn, rating), this.#aloud),
    });
    this.conversation = new Conversation(new Server(settings.endpoint), storage, {
      added: (turn) => this.#show(turn),
      changed: (turn, seconds) => this.#changed(turn, seconds),
      cleared: () => this.#cleared(),
    });
    this.title = element("h2", { id: "title", tabindex: "-1" }, settings.title);
    this.more = this.#renderMore();
    this.node = this.#render(close);
    this.#begin();
  }

  /**
   * @param {string} text
   * @param {string} [says]
   */
  ask(text, says) {
    stopSpeaking();
    this.#toggleOptions(false);
    this.conversation.ask(text, says);
  }

  /** Closes what is open inside. False where nothing was. */
  back() {
    if (this.options.node.hidden) return false;
    this.#toggleOptions(false);
    this.more.focus();
    return true;
  }

  /** Where a keyboard is likely, the field; on a phone it would open the keyboard over the greeting. */
  focus() {
    if (matchMedia("(pointer: fine)").matches) this.composer.field.focus();
    else this.title.focus();
  }

  get #aloud() {
    return Boolean(this.conversation.wishes.aloud) && canSpeak();
  }

  /** @param {(() => void) | null} close */
  #render(close) {
    const { strings, language } = this.words;
    const shut = close && element("button", { type: "button", class: "close", "aria-label": strings.close, onclick: close }, icon("close"));
    const name = element("div", { class: "name" }, this.title, element("p", {}, strings.subtitle));
    const head = element("div", { class: "head" }, name, this.more, shut);
    const foot = element("div", { class: "foot" }, this.status.node, this.composer.node);
    return element("div", { class: "panel", lang: language }, head, this.options.node, this.log.node, foot);
  }

  #renderMore() {
    const onclick = () => this.#toggleOptions(this.options.node.hidden);
    const { options } = this.words.strings;
    return element("button", { type: "button", "aria-expanded": "false", "aria-controls": "options", onclick }, options);
  }

  #begin() {
    this.#greet();
    for (const turn of this.conversation.turns) this.log.add(turn, false);
    this.#apply();
    this.conversation.resume();
    addEventListener("online", () => this.conversation.resume());
  }

  #greet() {
    const { greeting, questions } = this.settings;
    const { strings } = this.words;
    const first = (questions.length ? questions : strings.firstQuestions).map((text) => ({ title: text, payload: text }));
    this.log.greet(fill(greeting || strings.greeting, this.words), first);
  }

  /** @param {Turn} turn */
  #show(turn) {
    this.log.add(turn, true);
    if (turn.from === "atlas" && this.#aloud) speak(turnText(turn));
  }

  /**
   * @param {Asked} turn
   * @param {number} seconds
   */
  #changed(turn, seconds) {
    this.status.think(turn.state === "sending");
    this.log.mark(turn, seconds);
  }

  #cleared() {
    stopSpeaking();
    this.log.clear();
    this.#greet();
    this.#apply();
  }

  /**
   * A chosen suggestion disappears, so the focus goes to the log; in the field it would open a phone's keyboard.
   *
   * @param {string} title
   * @param {string} payload
   */
  #choose(title, payload) {
    this.log.focus();
    this.ask(title, payload);
  }

  /** @param {boolean} open */
  #toggleOptions(open) {
    this.options.node.hidden = !open;
    this.more.setAttribute("aria-expanded", String(open));
  }

  /** Shows the chat as the person wants it. */
  #apply() {
    const { wishes } = this.conversation;
    this.options.show(wishes);
    this.node.classList.toggle("large", Boolean(wishes.large));
    if (wishes.voice && canListen()) this.composer.row.prepend(this.microphone.node);
    else this.microphone.node.remove();
    if (!wishes.aloud) stopSpeaking();
  }

  /**
   * @param {(text: string) => void} say
   * @returns {import("./options.js").Choices}
   */
  #choices(say) {
    const { strings } = this.words;
    const done = (/** @type {string} */ text) => {
      this.#toggleOptions(false);
      this.log.focus();
      say(text);
    };
    return {
      startOver: () => { this.conversation.startOver(); done(strings.startedOver); },
      copy: async () => done(await copy(this.conversation.turns, this.words) ? strings.copied : strings.notCopied),
      save: () => save(this.conversation.turns, this.words),
      print: () => print(this.conversation.turns, this.words),
      forget: async () => { done(await this.conversation.forget() ? strings.forgotten : strings.forgottenHere); },
      wish: (changed) => { this.conversation.wish(changed); this.#apply(); },
    };
  }
}
