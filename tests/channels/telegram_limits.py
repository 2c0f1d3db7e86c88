"""What Telegram refuses of a message, in its own words. Written after core.telegram.org/bots/api."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

_TAGS = {"b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote"}


class RefusedError(Exception):
    """A bad request, in the words of Telegram."""

    def __init__(self, description: str, code: int = 400, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.parameters = parameters


def check_keyboard(markup: Any) -> None:
    """Refuse a keyboard as Telegram does."""
    if markup is None:
        return
    for row in markup["inline_keyboard"]:
        for button in row:
            if not button.get("text"):
                raise RefusedError("Bad Request: can't parse inline keyboard button: Text buttons are unallowed")
            if not 1 <= len(button.get("callback_data", "").encode()) <= 64:
                raise RefusedError("Bad Request: BUTTON_DATA_INVALID")


class _Html(HTMLParser):
    """Telegram's HTML: few tags, closed in their order, and few entities."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise RefusedError(f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}"')
        if tag == "a" and not dict(attrs).get("href"):
            raise RefusedError("Bad Request: can't parse entities: empty href")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise RefusedError(f'Bad Request: can\'t parse entities: Unmatched end tag "{tag}"')

    def handle_data(self, data: str) -> None:
        if "<" in data:
            raise RefusedError("Bad Request: can't parse entities: Unclosed start tag")
        self.shown += data

    def handle_entityref(self, name: str) -> None:
        known = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
        self.shown += known.get(name, f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.shown += chr(int(name[1:], 16) if name.lower().startswith("x") else int(name))


def parse_html(text: str) -> str:
    """What is shown of a text in HTML.

    Raises:
        RefusedError: Telegram would not read it.
    """
    parser = _Html()
    parser.feed(text)
    parser.close()
    if parser.open:
        raise RefusedError(
            f"Bad Request: can't parse entities: Can't find end tag corresponding to \"{parser.open[-1]}\""
        )
    return parser.shown
