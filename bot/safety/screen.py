"""The gate: a message -> the most serious sign in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from bot.safety.concepts import Concepts, Message, Span
from bot.safety.findings import Finding, Level
from bot.safety.rules import FactQuestions, SafetyRules, Sign

_HARMLESS = "(harmless)"  # cannot be the name of a concept: those are words
_UNLESS_WITHIN = 8  # words; what excuses a sign from further away is mostly about something else


class Screen:
    """Looks for signs of danger in messages. Safe to call from several threads; never raises on a text."""

    def __init__(self, rules: SafetyRules) -> None:
        self._rules = rules
        concepts = {**rules.concepts, _HARMLESS: rules.harmless}
        self._concepts = Concepts(concepts, rules.short_forms, rules.ordinary)

    def __call__(self, text: str) -> Finding | None:
        """The sign of the highest level in `text`; of several, the first in the file. None if there is no sign."""
        search = _Search(self._concepts.read(text), self._rules.turns)
        found = [finding for sign in self._rules.signs if (finding := self._judged(sign, search))]
        return max(found, key=lambda finding: finding.level.rank, default=None)

    def _judged(self, sign: Sign, search: _Search) -> Finding | None:
        hits = set(search.hits(sign))
        if not hits:
            return None
        if sign.asked_as_fact and self._only_asked(sign, hits, search):
            return Finding(sign.id, Level.NOTICE, None, sign.asked_as_fact)
        return Finding(sign.id, sign.level, sign.topic, self._extra(sign, search))

    def _only_asked(self, sign: Sign, hits: Iterable[Span], search: _Search) -> bool:
        questions = self._rules.fact_questions
        if search.has_any(questions.never):
            return False
        names = questions.names_crisis if sign.level is Level.CRISIS else questions.names
        return all(search.is_fact_question(hit, questions, names) for hit in hits)

    def _extra(self, sign: Sign, search: _Search) -> str:
        lines = (
            each.says for each in self._rules.extra_lines if each.level is sign.level and search.has(each.anywhere)
        )
        return " ".join(each for each in (sign.says, *lines) if each)


class _Search:
    """Looks in one message for what a sign asks for."""

    def __init__(self, message: Message, turns: Iterable[str]) -> None:
        self._spans = message.spans
        self._places = [word.place for word in message.words]
        self._sentences = _runs([word.sentence for word in message.words])
        self._clauses = _runs([word.clause for word in message.words])
        self._turns = sorted(span for name in turns for span in message.spans.get(name, ()))
        overlooked = _longest_harmless(message)
        self._heard = {name: _apart_from(overlooked, spans) for name, spans in message.spans.items()}

    def has(self, concepts: Iterable[str]) -> bool:
        """Whether each of the concepts stands somewhere."""
        return all(self._heard.get(name) for name in concepts)

    def has_any(self, concepts: Iterable[str]) -> bool:
        """Whether one of the concepts stands somewhere."""
        return any(self._heard.get(name) for name in concepts)

    def hits(self, sign: Sign) -> Iterator[Span]:
        """Where the sign's concepts stand together."""
        if not self.has(sign.anywhere):
            return
        for concepts in sign.when:
            if self.has(concepts):
                hits = self._together(concepts, sign.within)
                yield from (hit for hit in hits if not self._is_excused(hit, sign.unless))

    def is_fact_question(self, hit: Span, questions: FactQuestions, names: Iterable[str]) -> bool:
        """Whether the sentence around `hit` asks for a fact, and is neither about a person nor about now."""
        sentence = self._sentence(hit)
        impersonal = [*self._inside(questions.impersonal, sentence)]
        named = any(self._inside(names, self._clause(hit)))
        if named and not _outside(impersonal, self._inside(questions.names_unless, sentence)):
            return True
        personal = _outside(impersonal, self._inside(questions.opens_unless, sentence))
        last_personal = max((start for start, _ in personal), default=-1)
        opens = self._inside(questions.opens, sentence)
        return any(start <= hit[0] and last_personal < end for start, end in opens)

    def _together(self, concepts: Sequence[str], within: int) -> Iterator[Span]:
        """Each closest group of all the concepts, in any order."""
        latest: dict[str, Span] = {}
        spans = sorted((span, concept) for concept in concepts for span in self._heard[concept])
        for span, concept in spans:
            latest[concept] = span
            if len(latest) == len(concepts) and self._between(latest.values()) <= within * (len(concepts) - 1):
                yield min(start for start, _ in latest.values()), max(end for _, end in latest.values())

    def _between(self, spans: Iterable[Span]) -> int:
        """How many words stand between the spans; the end of a sentence counts as a few."""
        edges = [(self._places[start], self._places[end - 1]) for start, end in spans]
        whole = max(last for _, last in edges) - min(first for first, _ in edges) + 1
        return whole - sum(last - first + 1 for first, last in edges)

    def _is_excused(self, hit: Span, unless: Iterable[str]) -> bool:
        start, end = self._between_turns(hit)
        near = max(start, hit[0] - _UNLESS_WITHIN), min(end, hit[1] + _UNLESS_WITHIN)
        return any(self._inside(unless, near))

    def _between_turns(self, hit: Span) -> Span:
        """The sentence of `hit`, without what stands beyond a turn."""
        start, end = self._sentence(hit)
        before = [turn_end for _, turn_end in self._turns if turn_end <= hit[0]]
        behind = [turn for turn, _ in self._turns if turn >= hit[1]]
        return max([start, *before]), min([end, *behind])

    def _sentence(self, hit: Span) -> Span:
        """From the beginning of the sentence in which `hit` begins to the end of the one in which it ends."""
        return self._sentences[hit[0]][0], self._sentences[hit[1] - 1][1]

    def _clause(self, hit: Span) -> Span:
        """From the beginning of the clause in which `hit` begins to the end of the one in which it ends."""
        return self._clauses[hit[0]][0], self._clauses[hit[1] - 1][1]

    def _inside(self, concepts: Iterable[str], around: Span) -> Iterator[Span]:
        for name in concepts:
            for span in self._spans.get(name, ()):
                if around[0] <= span[0] and span[1] <= around[1]:
                    yield span


def _runs(numbers: Sequence[int]) -> list[Span]:
    """For each word, where its sentence or clause begins and ends, from the number of the one that it stands in."""
    return [(bisect_left(numbers, number), bisect_right(numbers, number)) for number in numbers]


def _outside(larger: Sequence[Span], spans: Iterable[Span]) -> list[Span]:
    """The spans that are part of none of the larger ones."""
    return [(start, end) for start, end in spans if not any(first <= start and end <= last for first, last in larger)]


def _longest_harmless(message: Message) -> list[int]:
    """For each word, the length of the longest harmless phrase that it belongs to. None reaches beyond a clause."""
    longest = [0] * len(message.words)
    for start, end in message.spans.get(_HARMLESS, ()):
        if message.words[start].clause == message.words[end - 1].clause:
            longest[start:end] = [max(each, end - start) for each in longest[start:end]]
    return longest


def _apart_from(overlooked: Sequence[int], spans: Sequence[Span]) -> list[Span]:
    """The spans that are longer than each harmless phrase that they touch."""
    return [(start, end) for start, end in spans if max(overlooked[start:end]) < end - start]
