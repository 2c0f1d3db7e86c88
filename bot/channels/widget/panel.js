// The chat itself: its parts, and what connects them with the conversation.

/** @import { Storage } from "./storage.js" */

import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { button, element, icon } from "./dom.js";
import { copy, print, save } from "./export.js";
import { Log } from "./log.js";
import { Options } from "./options.js";
import { Server } from "./server.js";
import { canListen, canSpeak, Microphone, speak, stopSpeaking } from "./speech.js";
import { fill } from "./strings.js";
import { spokenText } from "./text.js";
import { renderAfter } from "./turns.js";

export class Panel {
  #settings;
  #words;
  #options;
  #microphone;

  /**
   * @param {Settings} settings
   * @param {Strings} strings
   * @param {Storage} storage
   * @param {(() => void) | null} close null where the chat is always open
   */
  constructor(settings, strings, storage, close) {
    this.#settings = settings;
    this.#words = { strings, title: settings.title };
    this.composer = new Composer(this.#words, (text) => this.ask(text));
    this.#microphone = new Microphone(strings, this.composer);
    this.#options = new Options(this.#words, this.#choices());
    this.log = new Log(this.#words, {
      choose: (question) => this.#choose(question),
      retry: (turn) => this.conversation.retry(turn),
      after: (turn) => renderAfter(turn, strings, this.#aloud, (rating) => this.conversation.rate(turn, rating)),
    });
    this.conversation = new Conversation(new Server(settings.endpoint), storage, {
      added: (turn) => this.#show(turn),
      changed: (turn, seconds) => this.#changed(turn, seconds),
      cleared: () => this.#restart(),
    });
    this.title = element("h2", { id: "title", tabindex: "-1" }, settings.title);
    this.more = this.#renderMore();
    this.node = this.#render(close);
    this.#begin();
    this.conversation.resume();
    addEventListener("online", () => this.conversation.resume());
  }

  /** @param {string} text */
  ask(text) {
    stopSpeaking();
    this.#microphone.stop();
    this.#toggleOptions(false);
    this.conversation.ask(text);
  }

  /** Scrolls to what was said last, where the chat scrolls and nobody has scrolled it. */
  showLast() {
    const { node } = this.log;
    if (this.conversation.turns.length && !node.scrollTop) node.scrollTop = node.scrollHeight;
  }

  /** Closes what is open inside. False where nothing was. */
  back() {
    if (this.#options.node.hidden) return false;
    this.#toggleOptions(false);
    this.more.focus();
    return true;
  }

  /** Where a keyboard is likely, the field; on a phone it would open the keyboard over the greeting. */
  focus() {
    (matchMedia("(pointer: fine)").matches ? this.composer.field : this.title).focus();
  }

  #renderMore() {
    const toggle = () => this.#toggleOptions(this.#options.node.hidden);
    return button(toggle, { "aria-expanded": "false", "aria-controls": "options" }, this.#words.strings.options);
  }

  /** Whether answers can be read aloud, and the person wants that. */
  get #aloud() {
    return Boolean(this.conversation.wishes.aloud) && canSpeak();
  }

  /** @param {(() => void) | null} close */
  #render(close) {
    const { strings } = this.#words;
    const name = element("div", { class: "name" }, this.title, element("p", {}, strings.subtitle));
    const shut = close && button(close, { class: "close", "aria-label": strings.close }, icon("close"));
    return element("div", { class: "panel", lang: strings.code },
      element("div", { class: "head" }, name, this.more, shut), this.#options.node, this.log.node, this.composer.node);
  }

  /** Shows the conversation from its beginning. */
  #begin() {
    const { greeting, questions } = this.#settings;
    const { strings } = this.#words;
    this.log.clear();
    this.log.greet(fill(greeting || strings.greeting, this.#words), questions.length ? questions : strings.firstQuestions);
    for (const turn of this.conversation.turns) this.log.add(turn, false);
    this.#apply();
  }

  #restart() {
    this.#begin();
    this.#done("");
  }

  /** @param {Turn} turn */
  #show(turn) {
    this.log.add(turn, true);
    if (turn.from === "atlas" && this.#aloud) speak(spokenText(turn));
  }

  /** @param {Asked} turn @param {number} seconds */
  #changed(turn, seconds) {
    this.composer.think(turn.state === "sending");
    this.log.mark(turn, seconds);
  }

  /** A chosen question disappears, and the focus goes to the log: in the field it would open a phone's keyboard. */
  #choose(/** @type {string} */ question) {
    this.log.focus();
    this.ask(question);
  }

  /** @param {boolean} open */
  #toggleOptions(open) {
    if (open) this.#options.show(this.conversation.wishes);
    this.#options.node.hidden = !open;
    this.more.setAttribute("aria-expanded", String(open));
  }

  /** The chat as the person wants it. */
  #apply() {
    const { large, aloud, voice } = this.conversation.wishes;
    this.node.classList.toggle("large", Boolean(large));
    if (!aloud) stopSpeaking();
    if (voice && canListen()) return this.composer.row.prepend(this.#microphone.node);
    this.#microphone.stop();
    this.#microphone.node.remove();
  }

  /** @param {string} text */
  #done(text) {
    this.#toggleOptions(false);
    this.log.focus();
    this.composer.say(text);
  }

  /** @returns {Choices} */
  #choices() {
    const { strings } = this.#words;
    return {
      startOver: () => { this.conversation.startOver(); this.#done(strings.startedOver); },
      copy: async () => this.#done(await copy(this.conversation.turns, this.#words) ? strings.copied : strings.notCopied),
      save: () => save(this.conversation.turns, this.#words),
      print: () => print(this.conversation.turns, this.#words),
      forget: async () => this.#done(await this.conversation.forget() ? strings.forgotten : strings.forgottenHere),
      wish: (changed) => { this.conversation.wish(changed); this.#apply(); },
    };
  }
}
