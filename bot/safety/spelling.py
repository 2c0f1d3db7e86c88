"""Which known word somebody meant: endings, slips of the finger, letters held down."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

_SHORTEST_FOR_A_SWAP = 4  # shorter words are one slip away from too many others
_SHORTEST_FOR_ANY_SLIP = 6
_SHORTEST_FOR_TWO_SLIPS = 9
_HELD_DOWN = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")
_VOWELS = "aeiou"


def with_endings(word: str) -> frozenset[str]:
    """The word and its regular forms: "stop" -> stop, stops, stopped, stopping."""
    if word.endswith("e"):
        stem = word if word.endswith("ee") else word[:-1]
        return frozenset({word, word + "s", word + "d", stem + "ing"})
    if word.endswith("y") and word[-2] not in _VOWELS:
        return frozenset({word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"})
    stem = word + word[-1] if _DOUBLED.search(word) else word
    plural = word + "es" if word.endswith(("s", "x", "z", "ch", "sh")) else word + "s"
    return frozenset({word, plural, word + "ed", word + "ing", stem + "ed", stem + "ing"})


class Spelling:
    """Knows a list of words, and tells which of them a typed word stands for."""

    def __init__(self, known: Iterable[str], short_forms: Mapping[str, str], ordinary: Iterable[str] = ()) -> None:
        """`short_forms` stand for other words; `ordinary` words are never taken for a slip of a known one."""
        self._known = frozenset(known)
        self._short_forms = short_forms
        self._ordinary = frozenset(ordinary)
        self._longest = max(map(len, self._known), default=0) + 2  # no slip makes a word longer than that
        self._near: dict[str, set[str]] = defaultdict(set)
        for word in self._known:
            for part in _with_letters_left_out(word, _slips(word)):
                self._near[part].add(word)

    def meant(self, typed: str) -> frozenset[str]:
        """The known words that `typed` can stand for; empty if there is none."""
        typed = self._short_forms.get(typed, typed)
        if typed in self._known:
            return frozenset({typed})
        if typed in self._ordinary or any(map(str.isdigit, typed)):
            return frozenset()  # a number is never a slip: another year, or another dose, means something else
        return self._held_down(typed) or self._slipped(typed)

    def _held_down(self, typed: str) -> frozenset[str]:
        """ "breatheee" -> breathe, "helllp" -> help."""
        forms = {_HELD_DOWN.sub(r"\1", typed), _HELD_DOWN.sub(r"\1\1", typed)}
        return frozenset(forms & self._known)

    def _slipped(self, typed: str) -> frozenset[str]:
        typed = _HELD_DOWN.sub(r"\1", typed)
        if len(typed) > self._longest:
            return frozenset()  # as long as a message may be, its parts would fill the memory
        shorter = _with_letters_left_out(typed, _slips_at_most(typed))
        near = {word for part in shorter for word in self._near.get(part, ())}
        return frozenset(word for word in near if _is_slip(typed, word))


def _slips(known: str) -> int:
    """How many slips of the finger are forgiven in a known word."""
    return 0 if len(known) < _SHORTEST_FOR_A_SWAP else 1 if len(known) < _SHORTEST_FOR_TWO_SLIPS else 2


def _slips_at_most(typed: str) -> int:
    """The same, when letters of the known word may have been left out."""
    return 0 if len(typed) < _SHORTEST_FOR_A_SWAP else 1 if len(typed) < _SHORTEST_FOR_TWO_SLIPS - 2 else 2


def _is_slip(typed: str, known: str) -> bool:
    if not _same_start(typed, known) or _distance(typed, known) > _slips(known):
        return False
    return len(known) >= _SHORTEST_FOR_ANY_SLIP or sorted(set(typed)) == sorted(set(known))


def _same_start(typed: str, word: str) -> bool:
    """People seldom get the first letter wrong, and "night" is not "tight"."""
    return typed[0] == word[0] or typed[:2] == word[1::-1]


def _with_letters_left_out(word: str, most: int) -> Iterator[str]:
    """All that is left of `word` when up to `most` letters are taken out: slips of one word share some of it."""
    level = {word}
    yield from level
    for _ in range(most):
        level = {each[:cut] + each[cut + 1 :] for each in level for cut in range(len(each))}
        yield from level


def _distance(one: str, other: str) -> int:
    """Letters put in, left out, changed or swapped with their neighbour (Damerau-Levenshtein, restricted)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        this = [row]
        for column, wanted in enumerate(other, 1):
            steps = min(last[column] + 1, this[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                steps = min(steps, before[column - 2] + 1)
            this.append(steps)
        before, last = last, this
    return last[-1]
