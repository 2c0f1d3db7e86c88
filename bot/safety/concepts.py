"""The named concepts of `data/safety.yml`, and where they occur in a message."""

from __future__ import annotations

import re
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


Element = frozenset[str] | Ref
Phrase = tuple[Element, ...]
Span = tuple[int, int]
_Ends = Mapping[int, set[int]]  # of one concept: where it begins -> where it can end


_WELL_FORMED = re.compile(r"(<\w+>|[^<>~\s]*\w[^<>~\s]*~?)(\s+(<\w+>|[^<>~\s]*\w[^<>~\s]*~?))*")


def is_well_formed(written: str) -> bool:
    """Whether a phrase is made of words, `word~` and `<name>` only."""
    return bool(_WELL_FORMED.fullmatch(written))


def parse_phrase(written: str) -> Phrase:
    """The elements of a phrase as written in the file: words, `word~` with its endings, `<name>` of a concept."""
    return tuple(element for part in written.split() for element in _elements(part))


def _elements(part: str) -> Iterator[Element]:
    if part.startswith("<") and part.endswith(">"):
        yield Ref(part[1:-1])
        return
    for word in words_of(part.rstrip("~")):
        yield with_endings(word.text) if part.endswith("~") else frozenset({word.text})


def references(phrases: Iterable[Phrase]) -> set[str]:
    """The names of the concepts that the phrases refer to."""
    return {element.name for phrase in phrases for element in phrase if isinstance(element, Ref)}


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
        known = {word for phrases in concepts.values() for phrase in phrases for word in _words(phrase)}
        self._spelling = Spelling(known, short_forms or {}, ordinary)

    def _index(self, name: str, phrase: Phrase) -> None:
        first = phrase[0]
        if isinstance(first, Ref):
            self._by_ref[name].append((first.name, phrase))
            return
        for word in first:
            self._by_word[word].append((name, phrase))

    def read(self, text: str) -> Message:
        """All occurrences of all concepts in `text`."""
        words = tuple(words_of(text))
        found = self._found([self._spelling.meant(word.text) for word in words])
        return Message(
            words, {name: [(start, end) for start in sorted(ends) for end in ends[start]] for name, ends in found}
        )

    def _found(self, meant: Sequence[frozenset[str]]) -> Iterable[tuple[str, _Ends]]:
        begun = self._begun(meant)
        found: dict[str, _Ends] = {}
        for name in self._order:
            ends: dict[int, set[int]] = defaultdict(set)
            for start, phrase in chain(begun.get(name, ()), self._begun_by_ref(name, found)):
                ends[start] |= _ends(phrase, start, meant, found)
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
        if not isinstance(element, Ref):
            yield from element


def _ends(phrase: Phrase, start: int, meant: Sequence[frozenset[str]], found: Mapping[str, _Ends]) -> set[int]:
    """Where the phrase can end if it begins at `start`; empty if it does not stand there."""
    ends = {start}
    for element in phrase:
        if isinstance(element, Ref):
            ends = {end for begin in ends for end in found.get(element.name, {}).get(begin, ())}
        else:
            ends = {end + 1 for end in ends if end < len(meant) and not element.isdisjoint(meant[end])}
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
