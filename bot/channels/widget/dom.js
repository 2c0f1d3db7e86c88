// Making elements. What comes in as a string becomes a text node or an attribute, never markup.

/**
 * With attributes, listeners (`onclick: function`) and children; what is empty is left out.
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

/** @param {EventListener} onclick @param {Record<string, string>} attributes @param {Child[]} children */
export function button(onclick, attributes, ...children) {
  return element("button", { type: "button", onclick, ...attributes }, ...children);
}

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  chat: "M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5",
  close: "M6 6l12 12M18 6L6 18",
  send: "M5 12h14M13 6l6 6-6 6",
  microphone: "M9 5a3 3 0 0 1 6 0v6a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v3",
  alarm: "M12 3L2 20h20zM12 10v4M12 17v.5",
  heart: "M12 20L4 12a5 5 0 0 1 8-6 5 5 0 0 1 8 6z",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 7v.5",
  phone: "M5 4h4l2 5-2 1a11 11 0 0 0 5 5l1-2 5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1z",
};

/** Says nothing to a screen reader. @param {keyof typeof ICONS} name */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  drawing.append(path);
  return drawing;
}
