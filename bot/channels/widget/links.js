// Which addresses may become a link.

const ALLOWED = new Set(["http:", "https:", "tel:", "mailto:"]);
const WITH_HOST = /^https?:\/\//i;

/**
 * The address as the browser will read it, or null where it must not become a link.
 *
 * Only complete addresses: a relative one would point into the page that embeds the chat. The parser of the browser itself
 * decides what the scheme is, so that nothing can be hidden from us behind tabs, line ends or capitals.
 *
 * @param {unknown} address
 * @returns {string | null}
 */
export function safeLink(address) {
  const url = parse(address);
  if (!url || !ALLOWED.has(url.protocol)) return null;
  if (url.protocol.startsWith("http") && (!WITH_HOST.test(String(address).trim()) || url.username)) return null;
  return url.href;
}

/** @param {unknown} address */
function parse(address) {
  if (typeof address !== "string") return null;
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
