"""The named concepts of `data/safety.yml`, and where they occur in a message."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.safety.reading import Word, words_of
from bot.safety.spelling import Spelling, with_endings


@dataclass(frozen=True)
class Ref:
    """`<name>` in a phrase: any phrase of the concept `name`."""

    name: str


@dataclass(frozen=True)
class Gap:
    """`_` in a phrase: up to `_WIDEST_GAP` words of any kind, all in the sentence of the word before."""


Element = frozenset[str] | Ref | Gap
Phrase = tuple[Element, ...]
Span = tuple[int, int]
_Ends = Mapping[int, set[int]]  # of one concept: where it begins -> where it can end


_WIDEST_GAP = 3
_PART = r"(<\w+>|[^<>~_\s]*[^\W_][^<>~_\s]*~?)"
_WELL_FORMED = re.compile(rf"{_PART}(\s+(_\s+)?{_PART})*")


def is_well_formed(written: str) -> bool:
    """Whether a phrase is made of words, `word~` and `<name>` only, and `_` in between."""
    return bool(_WELL_FORMED.fullmatch(written))


def parse_phrase(written: str) -> Phrase:
    """The elements of a phrase as written in the file: words, `word~` with its endings, `<name>`, `_`."""
    return tuple(element for part in written.split() for element in _elements(part))


def _elements(part: str) -> Iterator[Element]:
    if part == "_":
        yield Gap()
        return
    if part.startswith("<") and part.endswith(">"):
        yield Ref(part[1:-1])
        return
    for word in words_of(part.rstrip("~")):
        yield with_endings(word.text) if part.endswith("~") else frozenset({word.text})


def references(phrases: Iterable[Phrase]) -> set[str]:
    """The names of the concepts that the phrases refer to."""
    return {element.name for phrase in phrases for element in phrase if isinstance(element, Ref)}


@dataclass(frozen=True)
class _Typed:
    """What each word can mean, and where its sentence ends."""

    meant: Sequence[frozenset[str]]
    sentence_ends: Sequence[int]

    def after(self, element: frozenset[str] | Gap, begins: Iterable[int]) -> set[int]:
        """Where the element can end if it begins at one of `begins`."""
        if isinstance(element, Gap):
            return {end for begin in begins for end in range(begin, self._furthest(begin) + 1)}
        return {begin + 1 for begin in begins if self._stands(element, begin)}

    def _stands(self, words: frozenset[str], at: int) -> bool:
        return at < len(self.meant) and not words.isdisjoint(self.meant[at])

    def _furthest(self, begin: int) -> int:
        return min(begin + _WIDEST_GAP, self.sentence_ends[begin - 1] - 1)


@dataclass(frozen=True)
class Message:
    """A read message: its words, and for each concept its spans in words, in order."""

    words: tuple[Word, ...]
    spans: Mapping[str, Sequence[Span]]


class Concepts:
    """Finds concepts. `concepts` may refer to each other in any order, but not in a circle."""

    def __init__(
        self,
        concepts: Mapping[str, Sequence[Phrase]],
        short_forms: Mapping[str, str] | None = None,
        ordinary: Iterable[str] = (),
    ) -> None:
        self._by_word: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        self._by_ref: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        self._order = in_order(concepts)
        for name, phrases in concepts.items():
            for phrase in phrases:
                self._index(name, phrase)
        self._first_refs = {name: {ref for ref, _ in self._by_ref.get(name, ())} for name in concepts}
        known = {word for phrases in concepts.values() for phrase in phrases for word in _words(phrase)}
        self._spelling = Spelling(known, short_forms or {}, ordinary)

    def _index(self, name: str, phrase: Phrase) -> None:
        first = phrase[0]
        if isinstance(first, Ref):
            self._by_ref[name].append((first.name, phrase))
        elif isinstance(first, frozenset):
            for word in first:
                self._by_word[word].append((name, phrase))

    def read(self, text: str) -> Message:
        """All occurrences of all concepts in `text`."""
        words = tuple(words_of(text))
        meant = [self._spelling.meant(word.text) for word in words]
        found = self._found(_Typed(meant, _sentence_ends(words)))
        return Message(
            words, {name: [(start, end) for start in sorted(ends) for end in ends[start]] for name, ends in found}
        )

    def _found(self, typed: _Typed) -> Iterable[tuple[str, _Ends]]:
        begun = self._begun(typed.meant)
        found: dict[str, _Ends] = {}
        for name in self._order:
            if name not in begun and found.keys().isdisjoint(self._first_refs[name]):
                continue
            ends: dict[int, set[int]] = defaultdict(set)
            for start, phrase in chain(begun.get(name, ()), self._begun_by_ref(name, found)):
                ends[start] |= _ends(phrase, start, typed, found)
            if some := {start: each for start, each in ends.items() if each}:
                found[name] = some
        return found.items()

    def _begun(self, meant: Sequence[frozenset[str]]) -> Mapping[str, list[tuple[int, Phrase]]]:
        begun: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
        for start, words in enumerate(meant):
            for word in words:
                for name, phrase in self._by_word.get(word, ()):
                    begun[name].append((start, phrase))
        return begun

    def _begun_by_ref(self, name: str, found: Mapping[str, _Ends]) -> Iterator[tuple[int, Phrase]]:
        for ref, phrase in self._by_ref.get(name, ()):
            for start in found.get(ref, ()):
                yield start, phrase


def _words(phrase: Phrase) -> Iterator[str]:
    for element in phrase:
        if isinstance(element, frozenset):
            yield from element


def _sentence_ends(words: Sequence[Word]) -> list[int]:
    sentences = [word.sentence for word in words]
    return [bisect_right(sentences, sentence) for sentence in sentences]


def _ends(phrase: Phrase, start: int, typed: _Typed, found: Mapping[str, _Ends]) -> set[int]:
    """Where the phrase can end if it begins at `start`; empty if it does not stand there."""
    ends = {start}
    for element in phrase:
        if not ends:
            break
        if isinstance(element, Ref):
            ends = {end for begin in ends for end in found.get(element.name, {}).get(begin, ())}
        else:
            ends = typed.after(element, ends)
    return ends


def in_order(concepts: Mapping[str, Sequence[Phrase]]) -> list[str]:
    """The names so that each comes after those it refers to."""
    order: list[str] = []
    waiting = {name: references(phrases) for name, phrases in concepts.items()}
    while waiting:
        ready = [name for name, wanted in waiting.items() if wanted.isdisjoint(waiting)]
        if not ready:
            raise CircleError(", ".join(sorted(waiting)))
        order += ready
        waiting = {name: wanted for name, wanted in waiting.items() if name not in ready}
    return order


class CircleError(ValueError):
    """Concepts that refer to each other in a circle. The message is their names."""
