// What a page says about the chat in `data-` attributes.

/** @typedef {import("./types.js").Settings} Settings */

const WEBHOOK = "webhooks/web/webhook";

/**
 * @param {DOMStringMap} said the `data-` attributes
 * @param {string} module the address of a module of the widget; Atlas answers beside it
 * @param {string} pageLanguage of the page that embeds the chat, or of the browser
 * @returns {Settings}
 */
export function readSettings(said, module, pageLanguage) {
  return {
    title: said.title?.trim() || "Atlas",
    greeting: said.greeting?.trim() ?? "",
    questions: (said.questions ?? "").split("|").map((each) => each.trim()).filter(Boolean),
    colour: said.colour ?? said.color ?? "",
    position: said.position === "left" ? "left" : "right",
    language: said.language || pageLanguage,
    open: isOn(said.open),
    storage: said.storage === "local" ? "local" : "session",
    endpoint: said.endpoint ? new URL(said.endpoint, document.baseURI).href : endpointBeside(module),
  };
}

/**
 * The endpoint of the server that a module came from. A version in the path (`/v1.2.3/widget.js`) is not part of it.
 *
 * @param {string} module
 */
export function endpointBeside(module) {
  return new URL(WEBHOOK, module.replace(/(\/v[^/]+)?\/[^/]*$/, "/")).href;
}

/**
 * An attribute without a value is on, as in HTML.
 *
 * @param {string | undefined} value
 */
function isOn(value) {
  return value !== undefined && value !== "false";
}
