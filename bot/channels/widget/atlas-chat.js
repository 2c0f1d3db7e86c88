// <atlas-chat>: the chat in a page, or with the attribute `launcher` a button that opens it.

import { readableOn } from "./colour.js";
import { element, icon } from "./dom.js";
import { readSettings } from "./settings.js";
import { Storage } from "./storage.js";
import { loadStrings, nearestLanguage } from "./strings.js";
import { frame } from "./styles/frame.js";

/** @typedef {import("./panel.js").Panel} Panel */

const NARROW = "(max-width: 30rem), (max-height: 30rem)"; // there the chat takes the whole screen

export class AtlasChat extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  /** @type {Promise<Panel> | null} */
  #panel = null;
  #shell = element("dialog", { class: "shell", "aria-labelledby": "title" });
  #about = element("span", { class: "unseen" });
  #launcher = element("button", { type: "button", class: "launcher", "aria-haspopup": "dialog", onclick: () => this.open() });
  #failure = element("p", { class: "failure", role: "alert", hidden: true });

  connectedCallback() {
    if (this.#root.childElementCount) return; // moved within the page
    this.settings = readSettings(this.dataset, import.meta.url, document.documentElement.lang || navigator.language);
    this.settings.language = nearestLanguage(this.settings.language);
    this.storage = new Storage(() => this.settings?.storage === "local" ? localStorage : sessionStorage);
    this.#dress();
    this.#root.addEventListener("keydown", (event) => this.#onKey(/** @type {KeyboardEvent} */ (event)));
    if (this.hasAttribute("launcher")) this.#launch(this.settings);
    else this.#embed(this.settings);
  }

  /** Opens the chat and moves the focus into it. */
  async open() {
    const panel = await this.#load();
    if (!panel || this.#shell.open) return;
    if (matchMedia(NARROW).matches) this.#shell.showModal();
    else this.#shell.show();
    this.#launcher.hidden = true;
    panel.conversation.open = true;
    panel.focus();
  }

  /**
   * Asks in the name of the person.
   *
   * @param {string} question
   */
  async ask(question) {
    const panel = await this.#load();
    if (!panel) return;
    this.scrollIntoView({ block: "start" });
    panel.log.focus();
    panel.ask(question);
  }

  /** Closes the chat; the focus goes back to the button. What was said stays. */
  async close() {
    this.#shell.close();
    this.#launcher.hidden = false;
    this.#launcher.focus();
    const panel = await this.#panel;
    if (panel) panel.conversation.open = false;
  }

  /** @param {import("./types.js").Settings} settings */
  #launch(settings) {
    this.#launcher.append(icon("chat"), settings.title, this.#about);
    this.#shell.addEventListener("cancel", (event) => { event.preventDefault(); this.#escape(); });
    this.#root.append(element("section", { class: settings.position, "aria-label": settings.title }, this.#launcher, this.#failure, this.#shell));
    for (const near of ["pointerenter", "focus"]) this.#launcher.addEventListener(near, () => this.#load(), { once: true });
    loadStrings(settings.language).then((strings) => { this.#about.textContent = `: ${strings.openChat}`; });
    if (settings.open || this.storage?.load().open) this.open();
  }

  /** @param {import("./types.js").Settings} settings */
  async #embed(settings) {
    const section = element("section", { class: "shell", "aria-label": settings.title });
    this.#root.append(section);
    const panel = await this.#load();
    if (panel) section.append(panel.node);
  }

  /** The chat, loaded once, on first need. */
  async #load() {
    this.#panel ??= this.#make();
    try {
      return await this.#panel;
    } catch {
      this.#panel = null;
      this.#failure.hidden = false;
      return null;
    }
  }

  async #make() {
    const { settings, storage } = this;
    if (!settings || !storage) throw new Error("not in a page");
    const [strings, { Panel }, { panel: style }] = await Promise.all([
      loadStrings(settings.language), import("./panel.js"), import("./styles/panel.js"),
    ]);
    this.#adopt(style);
    const panel = new Panel(settings, strings, storage, this.hasAttribute("launcher") ? () => this.close() : null);
    this.#shell.append(panel.node);
    return panel;
  }

  /** Style sheets made by script need no permission in the page's content security policy. */
  #adopt(/** @type {string} */ css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.#root.adoptedStyleSheets.push(sheet);
  }

  #dress() {
    this.#adopt(frame);
    const colour = this.settings?.colour ?? "";
    const on = readableOn(colour);
    if (!on) return;
    this.style.setProperty("--atlas-fill", colour);
    this.style.setProperty("--atlas-on-fill", on);
  }

  /** What is typed here is not for the page around it, which may have keys of its own. */
  #onKey(/** @type {KeyboardEvent} */ event) {
    event.stopPropagation();
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    this.#escape();
  }

  async #escape() {
    const panel = await this.#panel;
    if (panel?.back()) return;
    if (this.#shell.open) this.close();
  }
}
