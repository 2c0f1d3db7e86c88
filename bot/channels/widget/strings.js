// The words of the interface: one file a language in `strings/`, all with the keys of `strings/en.js`.

export const LANGUAGES = ["en", "es", "de", "fr"];

/** The language nearest to the wanted one (`de-AT` is `de`), English where there is none. @param {string} wanted */
export function nearestLanguage(wanted) {
  return LANGUAGES.find((language) => wanted.toLowerCase().split(/[-_]/)[0] === language) ?? "en";
}

/** @param {string} language one of LANGUAGES @returns {Promise<Strings>} */
export async function loadStrings(language) {
  return (await import(`./strings/${language}.js`)).default;
}

/** A text with its `{names}` filled in. @param {string} text @param {Record<string, unknown>} values */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
