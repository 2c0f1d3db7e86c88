"""Which fact comes first: the nearest to the question leads.

A fact is as near as the nearest of its statement and the ways in which people ask for it (`asked`). Names of
conditions are masked on both sides, so that nearness is about what is asked and not about which illness.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.answers.sense import same_sense
from bot.facts.model import Asked, Catalogue, Fact, Reply
from bot.thresholds import EARLIER, STATEMENT
from bot.topics import Topic

Encode = Callable[[Sequence[str]], Any]
Mask = Callable[[str], str]
Known = dict[str, Any]  # by question: how near each statement and each way of asking is to it

# In a letter it is the sentence with the question mark that asks.
_ASKED = re.compile(r"[^.!?\n]*\w[^.!?\n]*\?")


@dataclass(frozen=True)
class Ranked:
    """A fact, how near it is to the question (0 to 1), and the way of asking for it that is nearest.

    `merit` is the nearness, a little less for each fact that is more important.
    """

    fact: Fact
    nearness: float
    merit: float = 0.0
    question: str = ""
    way: Asked | None = None

    @property
    def reply(self) -> Reply | None:
        """The reply of that way of asking; none where the question asks for the opposite."""
        return self.way.reply if self.way and same_sense(self.question, self.way.question) else None


class Ranker:
    """Sorts facts by nearness to a question. `vectors` are those of `texts_of(catalogue)`, one a row."""

    def __init__(self, catalogue: Catalogue, vectors: Any, encode: Encode, mask: Mask) -> None:
        self._vectors = vectors
        self._encode = encode
        self._mask = mask
        self._rows: dict[str, slice] = {}
        weights: list[float] = []
        topics: list[Topic] = []
        for fact in catalogue.facts:
            start = len(weights)
            weights += [STATEMENT, *(1.0 for _ in fact.asked)]
            topics += [fact.topic] * (len(weights) - start)
            self._rows[fact.id] = slice(start, len(weights))
        self._weights = np.array(weights)
        self._of_topic = {topic: np.flatnonzero([each is topic for each in topics]) for topic in {*topics}}

    def nearness_of_topics(self, question: str) -> Mapping[Topic, float]:
        """How near the nearest fact of each topic is to a question, 0 to 1, whatever the condition."""
        if not question.strip():
            return {}
        nearness = self._nearness(question)
        return {topic: max(0.0, float(nearness[rows].max())) for topic, rows in self._of_topic.items()}

    def rank(self, question: str, facts: Sequence[Fact], known: Known | None = None) -> list[Ranked]:
        """The facts, nearest first.

        `known` keeps what was computed for who asks again about the same message.
        """
        if not facts or not question.strip():
            return [Ranked(fact, 0.0, merit=-EARLIER * i) for i, fact in enumerate(facts)]
        known = {} if known is None else known
        if question not in known:
            known[question] = self._nearness(question)
        nearness = known[question]
        ranked = [_ranked(fact, nearness[self._rows[fact.id]].tolist(), question, i) for i, fact in enumerate(facts)]
        return sorted(ranked, key=lambda each: each.merit, reverse=True)

    def _nearness(self, question: str) -> Any:
        """How near each statement and each way of asking is to the whole message, or to a question in it."""
        texts = dict.fromkeys([question.strip(), *(each.strip() for each in _ASKED.findall(question))])
        vectors = self._encode([self._mask(text) for text in texts])
        return self._weights * (self._vectors @ vectors.T).max(axis=1)


def _ranked(fact: Fact, nearness: Sequence[float], question: str, place: int) -> Ranked:
    _, *asked = nearness
    way = fact.asked[asked.index(max(asked))] if asked else None
    return Ranked(fact, max(nearness), max(nearness) - EARLIER * place, question, way)


def texts_of(catalogue: Catalogue, mask: Mask) -> list[str]:
    """What the vectors of a ranker stand for: each fact's statement, then its ways of asking."""
    return [mask(text) for fact in catalogue.facts for text in (fact.text, *(each.question for each in fact.asked))]
