"""What a fact is, and what it refers to. Plain values: no files, no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property

from bot.topics import Topic


class Reply(str, Enum):
    """The short word that answers a yes-or-no question before the fact itself is told."""

    YES = "yes"
    NO = "no"
    SOMETIMES = "sometimes"
    OFTEN = "often"
    USUALLY = "usually"
    RARELY = "rarely"
    IT_DEPENDS = "it depends"
    NOT_PROVEN = "not proven"
    NOBODY_KNOWS = "nobody knows"


class Show(str, Enum):
    """When a fact is shown."""

    NORMAL = "normal"
    ALWAYS = "always"  # a warning: goes along with every answer on its treatment
    ON_REQUEST = "on_request"  # sensitive figures, or babies: only when the question asks for exactly this


class Reviewer(str, Enum):
    """Who has checked a fact."""

    EDITORIAL = "editorial"
    CLINICIAN = "clinician"


@dataclass(frozen=True)
class Source:
    """Where a fact comes from. `published` is the date as the source gives it; `read` says how much was read."""

    id: str
    title: str
    publisher: str
    url: str | None
    published: str | None
    read: str


@dataclass(frozen=True)
class Condition:
    """An illness that Atlas knows about."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Treatment:
    """One treatment; `part_of` is the id of the kind of treatment that it belongs to."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True)
class Aspect:
    """One respect in which conditions are compared; `names` are the words of a question that point to it."""

    id: str
    title: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A way in which people ask for a fact, with the reply when it is a yes-or-no question."""

    question: str
    reply: Reply | None = None


@dataclass(frozen=True)
class Fact:
    """One reviewed statement. `sources` are ids, the main one first; `columns` are table cells by condition id."""

    id: str
    topic: Topic
    conditions: tuple[str, ...]
    text: str
    sources: tuple[str, ...]
    reviewed: date
    by: Reviewer
    treatment: str | None = None
    aspect: str | None = None
    show: Show = Show.NORMAL
    asked: tuple[Asked, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)

    def concerns(self, condition: str) -> bool:
        """Whether the fact is on this condition (alone or among others)."""
        return condition in self.conditions


@dataclass(frozen=True)
class Catalogue:
    """All that Atlas knows at one moment. `digest` names the version of the content."""

    digest: str
    conditions: tuple[Condition, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()

    @cached_property
    def condition(self) -> Mapping[str, Condition]:
        """Conditions by id."""
        return _by_id(self.conditions)

    @cached_property
    def treatment(self) -> Mapping[str, Treatment]:
        """Treatments by id."""
        return _by_id(self.treatments)

    @cached_property
    def aspect(self) -> Mapping[str, Aspect]:
        """Aspects by id."""
        return _by_id(self.aspects)

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by id."""
        return _by_id(self.sources)

    @cached_property
    def fact(self) -> Mapping[str, Fact]:
        """Facts by id."""
        return _by_id(self.facts)

    def about(self, topic: Topic, condition: str | None = None, treatment: str | None = None) -> list[Fact]:
        """Facts on a topic, in the order of the files; only those on the condition and treatment where given."""
        return [
            fact
            for fact in self.facts
            if fact.topic is topic
            and (condition is None or fact.concerns(condition))
            and (treatment is None or fact.treatment == treatment)
        ]

    def kinds_of(self, treatment: str) -> list[Treatment]:
        """The treatments that are part of this one."""
        return [kind for kind in self.treatments if kind.part_of == treatment]


def _by_id(things: Iterable) -> dict:  # type: ignore[type-arg]
    return {thing.id: thing for thing in things}
