"""Mistakes as fingers make them, so that training also sees words that are spelt like that."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

_WORD = re.compile(r"[A-Za-z]{4,}")  # in a shorter word, a slip makes another word

# A slip turns the two letters at one place of a word into something else.
_SLIPS: Sequence[Callable[[str, str], str]] = (
    lambda first, second: second + first,  # swapped
    lambda first, _second: first,  # left out
    lambda first, second: first + second + second,  # doubled
)


def mistyped(text: str, chance: random.Random) -> str:
    """The text with a slip in one word, and sometimes in two; a text without longer words stays as it is."""
    for _ in range(chance.choice((1, 1, 2))):
        words = [*_WORD.finditer(text)]
        if not words:
            return text
        word = chance.choice(words)
        place = chance.randrange(word.start(), word.end() - 1)
        text = text[:place] + chance.choice(_SLIPS)(*text[place : place + 2]) + text[place + 2 :]
    return text
