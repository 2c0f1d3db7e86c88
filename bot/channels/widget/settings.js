// What a page says about the chat in `data-` attributes; docs/widget.md lists them.

import { nearestLanguage } from "./strings.js";

const HEX = /^#[0-9a-f]{6}$/i;

/**
 * @param {DOMStringMap} said
 * @param {string} module the address of a module of the widget: Atlas answers beside it
 * @param {string} language of the page around the chat, or of the browser
 * @returns {Settings}
 */
export function readSettings(said, module, language) {
  return {
    title: said.title || "Atlas",
    greeting: said.greeting ?? "",
    questions: (said.questions ?? "").split("|").map((each) => each.trim()).filter(Boolean),
    colour: said.colour ?? said.color ?? "",
    position: said.position === "left" ? "left" : "right",
    language: nearestLanguage(said.language || language),
    open: "open" in said && said.open !== "false",
    storage: said.storage === "local" ? "local" : "session",
    endpoint: new URL(said.endpoint || endpointBeside(module), module).href,
  };
}

/** Beside a module, whose path may begin with a version (`/v0123456789abcdef/widget.js`). @param {string} module */
export function endpointBeside(module) {
  return module.replace(/(\/v[0-9a-f]{16})?\/[^/]*$/, "/webhooks/web/webhook");
}

/** Black or white, whichever stands out more; null where the colour is not `#rrggbb`. @param {string} colour */
export function readableOn(colour) {
  if (!HEX.test(colour)) return null;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => linear(parseInt(colour.slice(from, from + 2), 16) / 255));
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05; // relative luminance by WCAG 2
  return light / 0.05 > 1.05 / light ? "#000" : "#fff";
}

/** @param {number} part of red, green or blue, 0 to 1 */
function linear(part) {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
