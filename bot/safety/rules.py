"""What `data/safety.yml` says, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.safety.concepts import Phrase
from bot.safety.findings import Level
from bot.safety.texts import SafetyTexts
from bot.topics import Topic


@dataclass(frozen=True)
class Sign:
    """A sign of danger. `when` lists alternatives; the concepts of one stand at most `within` words apart.

    `asked_as_fact` is the notice that it becomes when somebody only asks a question of fact about it.
    """

    id: str
    level: Level
    topic: Topic
    when: tuple[tuple[str, ...], ...]
    anywhere: tuple[str, ...]
    unless: tuple[str, ...]
    within: int
    says: str
    asked_as_fact: str | None


@dataclass(frozen=True)
class ExtraLine:
    """A line that every sign of a level gets when all the concepts of `anywhere` stand in the message."""

    level: Level
    anywhere: tuple[str, ...]
    says: str


@dataclass(frozen=True)
class FactQuestions:
    """How a question of fact is told from a cry for help; lists of concepts."""

    opens: tuple[str, ...]  # stands before the sign: "can fibromyalgia ..."
    opens_unless: tuple[str, ...]  # ... and none of these after it: about a person, or about now
    names: tuple[str, ...]  # stands anywhere in the sentence: "... in fibromyalgia"
    names_unless: tuple[str, ...]  # ... and none of these anywhere in it
    names_crisis: tuple[str, ...] = ()  # in place of `names` for a sign of a crisis
    impersonal: tuple[str, ...] = ()  # inside one of these, nothing is about a person: "i read that", "for my essay"
    never: tuple[str, ...] = ()  # with one of these anywhere in the message, nothing in it is a question of fact


@dataclass(frozen=True)
class SafetyRules:
    """The whole file.

    `harmless` phrases are overlooked, `short_forms` stand for other words, and `ordinary` words are never taken for
    misspelt ones. What excuses a sign (`unless`) does so only up to one of the concepts `turns` ("but", "and now").
    """

    reviewed: date
    by: str
    texts: SafetyTexts
    signs: tuple[Sign, ...]
    concepts: Mapping[str, tuple[Phrase, ...]]
    harmless: tuple[Phrase, ...]
    short_forms: Mapping[str, str]
    ordinary: frozenset[str]
    fact_questions: FactQuestions
    extra_lines: tuple[ExtraLine, ...]
    turns: tuple[str, ...] = ()
