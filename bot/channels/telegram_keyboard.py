"""Buttons under a message in Telegram. A button carries at most 64 bytes, which come back when it is pressed.

A question button carries its question, or where that is too long the place of the button: the words are then read
from the button itself. What comes back is taken for typed text, so a forged press can do no more than typing can.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

MOST_BYTES = 64
HELPFUL, NOT_HELPFUL = "rate:helpful", "rate:not_helpful"

_PLACE = "button:"

Rows = list[list[tuple[str, str]]]


def keyboard(message: Mapping[str, Any], helpful: str, not_helpful: str) -> Rows:
    """Rows of buttons, each its title and its data: the next questions, and under facts whether they helped."""
    buttons = message.get("buttons") or []
    rows: Rows = [[(each["title"], _data(place, each["payload"]))] for place, each in enumerate(buttons)]
    if (message.get("metadata") or {}).get("facts"):
        rows.append([(helpful, HELPFUL), (not_helpful, NOT_HELPFUL)])
    return rows


def said_by(data: str, titles: Sequence[str]) -> str:
    """What a pressed button says; `titles` are those of all buttons under the message, if Telegram still knows them."""
    place = data.removeprefix(_PLACE)
    if place == data or not (place.isascii() and place.isdigit()):
        return data
    return titles[int(place)] if int(place) < len(titles) else ""


def _data(place: int, payload: str) -> str:
    return payload if len(payload.encode("utf-8")) <= MOST_BYTES else f"{_PLACE}{place}"
