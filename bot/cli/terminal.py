"""How an answer looks in a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def answer(message: Mapping[str, Any]) -> str:
    """The text of one message of the web contract."""
    return str(message["text"])


def suggestions(titles: Sequence[str]) -> str:
    """The next questions, each with the number that asks it."""
    return "\n".join(f"  {number}. {title}" for number, title in enumerate(titles, start=1))
