"""Finds the names of the catalogue in a text, with typos: "fibromialgia", "cervicle distonia"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import spacy

from bot.facts.model import Catalogue

CONDITION, TREATMENT, ASPECT = "condition", "treatment", "aspect"

# Signs that join two words ("wry-neck", "fibro/dystonia"), and half a pair of what makes one character.
_JOINS = re.compile(r"(?<=\w)[-+&/;,](?=\w)|[\ud800-\udfff]")
# How many letters may differ, by the length of the word: short words are too close to other words.
_EDITS = ((12, 3), (11, 2), (6, 1))


@dataclass(frozen=True)
class Name:
    """One mention: the id of what is named, and where it stands in the text (`text[start:end]`)."""

    kind: str
    id: str
    start: int
    end: int


@dataclass(frozen=True)
class Names:
    """What a text names, in the order of mention, each id once."""

    mentions: tuple[Name, ...] = ()

    @property
    def conditions(self) -> tuple[str, ...]:
        """Ids of the conditions."""
        return self._ids(CONDITION)

    @property
    def treatments(self) -> tuple[str, ...]:
        """Ids of the treatments."""
        return self._ids(TREATMENT)

    @property
    def aspects(self) -> tuple[str, ...]:
        """Ids of the aspects."""
        return self._ids(ASPECT)

    def _ids(self, kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.id for each in self.mentions if each.kind == kind))


class NameFinder:
    """Finds names in texts. Building one takes some milliseconds, a text a tenth of one."""

    def __init__(self, catalogue: Catalogue, known_words: Container[str] = ()) -> None:
        """`known_words` are words of the language: one of them is never taken for a misspelt name ("infection")."""
        self._nlp = spacy.blank("en")
        self._known_words = known_words
        self._words_of: dict[str, set[str]] = defaultdict(set)
        names, aspects = list(_named(catalogue)), list(_aspects(catalogue))
        for name in (*names, *aspects):
            self._words_of[name.id].update(self._words(name))
        self._exact = self._ruler("exact", [_pattern(name) for name in names])
        self._fuzzy = self._ruler("fuzzy", list(self._fuzzy_patterns(names)))
        self._aspects = self._ruler("aspects", [_pattern(name) for name in aspects])
        self._found = lru_cache(maxsize=4)(self._find)  # one message is looked at several times on its way

    def find(self, text: str) -> Names:
        """The names in a text; of names that overlap, the longest."""
        return self._found(text)

    def _find(self, text: str) -> Names:
        doc = self._exact(self._nlp.make_doc(_plain(text)))
        if any(self._is_unknown(token) for token in doc):
            doc = self._fuzzy(doc)  # fills what the exact names left open
        doc = self._aspects(doc)  # "medicine" is a treatment first
        entities = [each for each in doc.ents if not self._is_another_word(each)]
        return Names(tuple(Name(each.label_, each.ent_id_, each.start_char, each.end_char) for each in entities))

    def mask(self, text: str, word: str = "it") -> str:
        """The text with each condition's name replaced by `word`: what is asked, whatever it is asked about."""
        for name in reversed(self.find(text).mentions):
            if name.kind == CONDITION:
                text = text[: name.start] + word + text[name.end :]
        return text

    def _ruler(self, name: str, patterns: list[dict[str, Any]]) -> Any:
        ruler: Any = self._nlp.add_pipe("entity_ruler", name=name, config={"phrase_matcher_attr": "LOWER"})
        ruler.add_patterns(patterns)
        return ruler

    def _fuzzy_patterns(self, names: Iterable[_Named]) -> Iterator[dict[str, Any]]:
        for name in names:
            words = self._words(name)
            if any(_edits(word) for word in words):
                yield {"label": name.kind, "id": name.id, "pattern": [_token(word) for word in words]}

    def _words(self, name: _Named) -> list[str]:
        return [token.lower_ for token in self._nlp.make_doc(_plain(name.text))]

    def _is_unknown(self, token: Any) -> bool:
        """Whether this may be a misspelt name; without known words every word may."""
        return token.is_alpha and token.lower_ not in self._known_words

    def _is_another_word(self, entity: Any) -> bool:
        own = self._words_of[entity.ent_id_]
        return any(token.lower_ not in own and token.lower_ in self._known_words for token in entity)


class _Named(NamedTuple):
    kind: str
    id: str
    text: str


def _named(catalogue: Catalogue) -> Iterator[_Named]:
    for condition in catalogue.conditions:
        yield from (_Named(CONDITION, condition.id, name) for name in (condition.name, *condition.aliases))
    for treatment in catalogue.treatments:
        yield from (_Named(TREATMENT, treatment.id, name) for name in (treatment.name, *treatment.aliases))


def _aspects(catalogue: Catalogue) -> Iterator[_Named]:
    for aspect in catalogue.aspects:
        yield from (_Named(ASPECT, aspect.id, name) for name in aspect.names)


def _pattern(name: _Named) -> dict[str, Any]:
    return {"label": name.kind, "id": name.id, "pattern": _plain(name.text)}


def _plain(text: str) -> str:
    """The text with a blank for each sign that joins two words, and for what is no character: as long as before."""
    return _JOINS.sub(" ", text)


def _token(word: str) -> dict[str, Any]:
    edits = _edits(word)
    return {"LOWER": {f"FUZZY{edits}": word}} if edits else {"LOWER": word}


def _edits(word: str) -> int:
    return next((edits for length, edits in _EDITS if len(word) >= length), 0)
