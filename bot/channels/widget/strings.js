// The words of the interface. One file a language in `strings/`, all with the keys of `strings/en.js`.

/** @typedef {import("./types.js").Strings} Strings */

export const LANGUAGES = ["en", "es", "de", "fr"];

/**
 * The language that is nearest to the wanted one (`de-AT` is `de`), English where there is none.
 *
 * @param {string} wanted
 */
export function nearestLanguage(wanted) {
  const language = wanted.toLowerCase().split(/[-_]/)[0] ?? "";
  return LANGUAGES.includes(language) ? language : "en";
}

/**
 * @param {string} language one of LANGUAGES
 * @returns {Promise<Strings>}
 */
export async function loadStrings(language) {
  return (await import(`./strings/${language}.js`)).default;
}

/**
 * A text with its `{names}` filled in.
 *
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
