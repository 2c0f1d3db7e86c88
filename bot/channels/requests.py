"""The body of a request -> what was typed, and by whom; or a refusal. Pure: no Rasa, no server."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, NoReturn

from bot.channels.refusals import (
    BAD_ID,
    BAD_MESSAGE,
    NO_MESSAGE,
    NOT_JSON,
    TOO_LONG,
    UNKNOWN_SENDER,
    WRONG_TYPE,
    RefusedError,
)

MOST_CHARACTERS = 1000
MOST_BYTES = 16 * 1024

# Control and format characters, and spaces: a message of nothing else shows nothing.
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})

# At least as long as 128 random bits in hexadecimal: who knows the id of a first message is given its session.
_ID = re.compile(r"[A-Za-z0-9-]{32,64}")


@dataclass(frozen=True)
class Incoming:
    """A message that came in. `sender` is None when no session was named; it is not checked yet.

    `id` is what the client calls the message, None when it has no name for it.
    """

    text: str
    sender: str | None = None
    id: str | None = None


def parse(body: bytes, content_type: str | None) -> Incoming:
    """The message in a request.

    Raises:
        RefusedError: the content type, the JSON or the message is not what the contract asks for.
    """
    if (content_type or "").partition(";")[0].strip().lower() != "application/json":
        raise RefusedError(WRONG_TYPE)
    document = _read_json(body)
    if not isinstance(document, dict):
        raise RefusedError(NOT_JSON)
    return Incoming(_text(document.get("message")), _sender(document.get("sender")), _id(document.get("id")))


def _read_json(body: bytes) -> Any:
    """JSON without what parsers disagree on: keys that are there twice, NaN, other encodings than UTF-8."""
    try:
        return json.loads(body.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise RefusedError(NOT_JSON) from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise ValueError("a key is there twice")
    return document


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _text(message: Any) -> str:
    """The message in its composed Unicode form, so that each visible letter counts once."""
    if not isinstance(message, str):
        raise RefusedError(NO_MESSAGE)
    if not _is_readable(message):
        raise RefusedError(BAD_MESSAGE)
    text = unicodedata.normalize("NFC", message).strip()
    if not is_visible(text):
        raise RefusedError(NO_MESSAGE)
    if len(text) > MOST_CHARACTERS:
        raise RefusedError(TOO_LONG)
    return text


def is_visible(text: str) -> bool:
    """Whether there is anything to see in a text."""
    return any(unicodedata.category(character) not in _INVISIBLE for character in text)


def _sender(sender: Any) -> str | None:
    if sender is None or isinstance(sender, str):
        return sender
    raise RefusedError(UNKNOWN_SENDER)


def _id(id_: Any) -> str | None:
    if id_ is None or (isinstance(id_, str) and _ID.fullmatch(id_)):
        return id_
    raise RefusedError(BAD_ID)


def _is_readable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
