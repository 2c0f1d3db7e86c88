"""A typed message -> plain words, each with its place. Forgives how people type: capitals, apostrophes, emoji."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# "can't" and "cant" are one word; so are "su*cide" and "sucide", which the spelling then forgives.
_INSIDE_A_WORD = re.compile(r"(?<=\w)['*](?=\w)")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u0060\u00b4\uff07", "'"))

# Three dots are a pause in the middle of a sentence, and "2.5" is one number.
_PARTS = re.compile(r"(?P<word>[^\W_]+)|(?P<pause>[,:()\u2013\u2014]|\.\.+)|(?P<end>[!?;\n]+|\.(?!\d))")

# The end of a sentence keeps words apart like this many words in between: "After the shot. My throat. Closing up."
_END_COUNTS = 3


@dataclass(frozen=True)
class Word:
    """A word as typed (lower case, bare letters), how far into the message it stands, in which sentence and clause."""

    text: str
    place: int
    sentence: int
    clause: int


def plain(text: str) -> str:
    """`text` in lower case, without accents and without apostrophes inside words."""
    letters = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return _INSIDE_A_WORD.sub("", "".join(each for each in letters if not unicodedata.combining(each)))


def words_of(text: str) -> Iterator[Word]:
    """The words of `text` in order."""
    place = sentence = clause = 0
    for part in _PARTS.finditer(plain(text)):
        if part["word"]:
            yield Word(part["word"], place, sentence, clause)
            place += 1
            continue
        clause += 1
        if part["end"]:
            place += _END_COUNTS
            sentence += 1
