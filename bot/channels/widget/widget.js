// What the one tag loads: <atlas-chat>, the chat in a page or, with the attribute `launcher`, behind a button.
// See docs/widget.md.

/** @import { Panel } from "./panel.js" */

import { button, element, icon } from "./dom.js";
import { endpointBeside, readableOn, readSettings } from "./settings.js";
import { Storage } from "./storage.js";
import { loadStrings } from "./strings.js";
import { screen } from "./style.js";

const NARROW = "(max-width: 30rem), (max-height: 30rem)"; // there the chat takes the whole screen

class AtlasChat extends HTMLElement {
  #settings = readSettings({}, import.meta.url, "");
  #root = this.attachShadow({ mode: "open" });
  /** @type {Promise<Panel> | null} */
  #panel = null;
  #shell = element("dialog", { class: "shell", "aria-labelledby": "title", oncancel: (event) => this.#escape(event) });
  #about = element("span", { class: "unseen" });
  #launcher = button(() => this.open(), { class: "launcher", "aria-haspopup": "dialog" });
  #failure = element("p", { class: "failure", role: "alert" });

  connectedCallback() {
    if (this.#root.childElementCount) return; // moved within the page
    this.#settings = readSettings(this.dataset, import.meta.url, document.documentElement.lang || navigator.language);
    this.#dress();
    this.#root.addEventListener("keydown", (event) => this.#onKey(/** @type {KeyboardEvent} */ (event)));
    if (this.hasAttribute("launcher")) this.#launch();
    else this.#embed();
  }

  /** Opens the chat and moves the focus into it. */
  async open() {
    (await this.#show())?.focus();
  }

  /** Closes the chat; the focus goes back to the button. What was said stays. */
  async close() {
    this.#shell.close();
    this.#launcher.hidden = false;
    this.#launcher.focus();
    const panel = await this.#load();
    if (panel) panel.conversation.open = false;
  }

  /** Asks in the name of the person. @param {string} question */
  async ask(question) {
    const panel = await (this.hasAttribute("launcher") ? this.#show() : this.#load());
    this.scrollIntoView({ block: "nearest" });
    panel?.log.focus();
    panel?.ask(question);
  }

  #launch() {
    const { title, position, language, open } = this.#settings;
    const load = () => this.#load();
    this.#launcher.append(icon("chat"), title, this.#about);
    this.#launcher.addEventListener("pointerenter", load, { once: true });
    this.#launcher.addEventListener("focus", load, { once: true });
    this.#root.append(element("section", { class: position, "aria-label": title }, this.#launcher, this.#failure, this.#shell));
    loadStrings(language).then((strings) => this.#about.append(`: ${strings.openChat}`), () => {});
    if (this.#storage().load().open ?? (open && !matchMedia(NARROW).matches)) this.#show();
  }

  /** Opens the chat, and leaves the focus where it is, except where the chat covers the page. */
  async #show() {
    const panel = await this.#load();
    if (!panel || this.#shell.open) return panel;
    if (matchMedia(NARROW).matches) this.#shell.showModal();
    else this.#shell.open = true; // `show()` would take the focus
    this.#launcher.hidden = true;
    panel.conversation.open = true;
    panel.showLast();
    return panel;
  }

  async #embed() {
    const section = element("section", { class: "shell", "aria-label": this.#settings.title });
    this.#root.append(section);
    const panel = await this.#load();
    section.append(panel ? panel.node : this.#failure);
    panel?.showLast();
  }

  /** The chat, loaded once, on first need; undefined where it cannot be. */
  async #load() {
    this.#panel ??= this.#make();
    try {
      const panel = await this.#panel;
      this.#failure.textContent = "";
      return panel;
    } catch {
      this.#panel = null;
      const strings = await loadStrings(this.#settings.language).catch(() => null);
      this.#failure.textContent = strings?.unavailable ?? "…";
      return undefined;
    }
  }

  async #make() {
    const [strings, chat] = await Promise.all([loadStrings(this.#settings.language), import("./panel.js")]);
    const panel = new chat.Panel(this.#settings, strings, this.#storage(), this.hasAttribute("launcher") ? () => this.close() : null);
    this.#shell.append(panel.node);
    return panel;
  }

  #storage() {
    return new Storage(() => this.#settings.storage === "local" ? localStorage : sessionStorage);
  }

  /** A style sheet made by script needs no permission in the page's content security policy. */
  #dress() {
    const { colour } = this.#settings;
    const on = readableOn(colour);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(screen);
    this.#root.adoptedStyleSheets = [sheet];
    if (!on) return;
    this.style.setProperty("--atlas-fill", colour);
    this.style.setProperty("--atlas-on-fill", on);
  }

  /** What is typed here is not for the page around the chat, which may have keys of its own. @param {KeyboardEvent} event */
  #onKey(event) {
    event.stopPropagation();
    if (event.key === "Escape" && !event.isComposing) this.#escape(event);
  }

  /** One step back: out of the options, then out of the chat. @param {Event} event */
  async #escape(event) {
    event.preventDefault();
    if (!(await this.#load())?.back() && this.#shell.open) this.close();
  }
}

if (!customElements.get("atlas-chat")) customElements.define("atlas-chat", AtlasChat);

// The tag may name a version that is gone, and lead here too. A page with an <atlas-chat> of its own wants no button.
const here = endpointBeside(import.meta.url);
const tag = [...document.scripts].find(({ src }) => src.includes("/widget.js") && endpointBeside(src) === here);
if (tag && !document.querySelector("atlas-chat")) {
  const chat = document.createElement("atlas-chat");
  Object.assign(chat.dataset, tag.dataset);
  chat.setAttribute("launcher", "");
  document.body.append(chat);
}
