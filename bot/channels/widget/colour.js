// The colour that a page wants the chat to have, and what can be read on it.

const HEX = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;

/**
 * Black or white, whichever stands out more from the colour: at least 4.5 to 1 from any colour. Null where the colour is not
 * written as `#rgb` or `#rrggbb`.
 *
 * @param {string} colour
 * @returns {"#000" | "#fff" | null}
 */
export function readableOn(colour) {
  const light = luminance(colour);
  if (light === null) return null;
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? "#000" : "#fff";
}

/**
 * Relative luminance by WCAG 2, 0 to 1.
 *
 * @param {string} colour
 */
function luminance(colour) {
  const digits = HEX.exec(colour.trim())?.[1];
  if (!digits) return null;
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((from) => linear(parseInt(full.slice(from, from + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {number} part */
function linear(part) {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
