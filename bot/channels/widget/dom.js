// Making elements. What comes in as a string becomes a text node or an attribute, never markup.

/** @typedef {Node | string | false | null | undefined} Child left out where it is empty */

/**
 * An element with attributes, listeners (`onclick: function`) and children. An attribute that is true has no value, one that is
 * empty or missing is left out.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | boolean | EventListener | undefined>} attributes
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else if (value) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flatMap((child) => child || []));
  return made;
}

/**
 * A button that sends no form.
 *
 * @param {EventListener} onclick
 * @param {Record<string, string | boolean>} attributes
 * @param {Child[]} children
 */
export function button(onclick, attributes, ...children) {
  return element("button", { type: "button", onclick, ...attributes }, ...children);
}

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  chat: "M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5",
  close: "M6 6l12 12M18 6L6 18",
  send: "M5 12h14M13 6l6 6-6 6",
  microphone: "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6 11.5a6 6 0 0 0 12 0M12 17.5v3",
  alarm: "M12 3.5L22 20.5H2zM12 10v4.5M12 17.2v.6",
  heart: "M12 20s-8-5-8-11a4.3 4.3 0 0 1 8-2.2A4.3 4.3 0 0 1 20 9c0 6-8 11-8 11z",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.4v.4",
  phone: "M6 3.5h3.5L11 8 9 9.5a12 12 0 0 0 5.5 5.5l1.5-2 4.5 1.5V18a2.5 2.5 0 0 1-2.5 2.5C10 20.5 3.5 14 3.5 6A2.5 2.5 0 0 1 6 3.5z",
};

/** A line drawing in the colour of the text, which says nothing to a screen reader. @param {keyof typeof ICONS} name */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  drawing.append(path);
  return drawing;
}
