"""A typed message -> plain words, each with its place. Forgives how people type: capitals, apostrophes, emoji."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# "can't", "can’t" and "cant" are one word; so are "k*ll" and "kll", which the spelling forgives.
_INSIDE_A_WORD = re.compile(r"(?<=\w)['*](?=\w)")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u0060\u00b4\uff07", "'"))
_WORD_OR_END = re.compile(r"[^\W_]+|[!?;\n]+|(?<!\.)\.(?![.\d])")

# The end of a sentence keeps words apart like this many words in between: "After the shot. My throat. Closing up."
_END_COUNTS = 3


@dataclass(frozen=True)
class Word:
    """A word as typed (lower case, bare letters), how far into the message it stands, and in which sentence."""

    text: str
    place: int
    sentence: int


def plain(text: str) -> str:
    """`text` in lower case, without accents and without apostrophes inside words."""
    letters = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return _INSIDE_A_WORD.sub("", "".join(each for each in letters if not unicodedata.combining(each)))


def words_of(text: str) -> Iterator[Word]:
    """The words of `text` in order."""
    place = sentence = 0
    for found in _WORD_OR_END.finditer(plain(text)):
        if found[0][0].isalnum():
            yield Word(found[0], place, sentence)
            place += 1
        else:
            place += _END_COUNTS
            sentence += 1
