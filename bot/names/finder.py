"""Finds the names of the catalogue in a text, with typos: "fibromialgia", "cervicle distonia"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import spacy

from bot.facts.model import Catalogue

CONDITION, TREATMENT, ASPECT = "condition", "treatment", "aspect"

# How many letters may differ, by the length of the word: short words are too close to other words.
_EDITS = ((12, 3), (9, 2), (6, 1))


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
        ruler: Any = self._nlp.add_pipe("entity_ruler")
        ruler.add_patterns(list(self._patterns(catalogue)))

    def find(self, text: str) -> Names:
        """The names in a text; of names that overlap, the longest."""
        entities = [each for each in self._nlp(text).ents if not self._is_another_word(each)]
        return Names(tuple(Name(each.label_, each.ent_id_, each.start_char, each.end_char) for each in entities))

    def mask(self, text: str, word: str = "it") -> str:
        """The text with each condition's name replaced by `word`: what is asked, whatever it is asked about."""
        for name in reversed(self.find(text).mentions):
            if name.kind == CONDITION:
                text = text[: name.start] + word + text[name.end :]
        return text

    def _patterns(self, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
        for kind, id_, names in _named(catalogue):
            for name in names:
                words = [token.lower_ for token in self._nlp.make_doc(name)]
                self._words_of[id_].update(words)
                yield {"label": kind, "id": id_, "pattern": [_token(word) for word in words]}

    def _is_another_word(self, entity: Any) -> bool:
        own = self._words_of[entity.ent_id_]
        return any(token.lower_ not in own and token.lower_ in self._known_words for token in entity)


def _named(catalogue: Catalogue) -> Iterator[tuple[str, str, Sequence[str]]]:
    for condition in catalogue.conditions:
        yield CONDITION, condition.id, (condition.name, *condition.aliases)
    for treatment in catalogue.treatments:
        yield TREATMENT, treatment.id, (treatment.name, *treatment.aliases)
    for aspect in catalogue.aspects:
        yield ASPECT, aspect.id, aspect.names


def _token(word: str) -> dict[str, Any]:
    edits = next((edits for length, edits in _EDITS if len(word) >= length), 0)
    return {"LOWER": {f"FUZZY{edits}": word}} if edits else {"LOWER": word}
