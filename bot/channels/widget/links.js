// Which addresses may become a link.

const ALLOWED = /^(https?:\/\/[^/]|tel:|mailto:)/;

/**
 * The address as the browser reads it, or null where it must not become a link. The browser's own parser says what the scheme
 * is, so that nothing hides behind tabs, line ends or capitals; a relative address would point into the page around the chat,
 * and one with a user name is made to look like another.
 *
 * @param {unknown} address
 * @returns {string | null}
 */
export function safeLink(address) {
  try {
    const url = new URL(String(address));
    return ALLOWED.test(url.href) && !url.username && !url.password ? url.href : null;
  } catch {
    return null; // relative, or no address at all
  }
}
