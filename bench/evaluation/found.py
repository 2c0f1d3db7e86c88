"""All that an evaluation has found out: what reports are made from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

from bench.evaluation.peers import System
from bench.evaluation.questions import KEPT_UNSEEN, files_of
from bench.evaluation.reading import Reading
from bench.evaluation.shares import (
    DANGERS_IN_TALKS,
    FACT_FIRST,
    FACT_IN_FIRST_ANSWER,
    HARMLESS_ALARMS,
    MEASURES,
    Goal,
    Share,
)


@dataclass(frozen=True)
class Facts:
    """Whether the fact that best answers a question was told: in the first answer at all, and as its first."""

    in_answer: Share
    first: Share


@dataclass(frozen=True)
class Alarms:
    """How many messages were answered as an emergency or a crisis: harmless ones that use alarming words, and what
    people say turn by turn in ordinary talks, harmless and dangerous."""

    harmless: Share
    talks: Share
    dangers_in_talks: Share


@dataclass(frozen=True)
class Under:
    """What a reader must know to trust the figures, and to measure them again."""

    command: str
    phrases: int
    when: str
    cores: int
    load: float


@dataclass(frozen=True)
class Found:
    """What was found. `on_topic` are the facts when the topic is given; `systems` is empty, or Atlas and its peers."""

    readings: Sequence[Reading]
    facts: Facts
    on_topic: Facts
    alarms: Alarms
    under: Under
    systems: Sequence[System] = ()

    @property
    def files(self) -> list[str]:
        """The files of the questions."""
        return files_of([each.asked for each in self.readings])

    def of(self, file: str | None) -> list[Reading]:
        """The readings of the questions of one file; of all questions for None."""
        return [each for each in self.readings if file in (None, each.asked.file)]

    @property
    def judged(self) -> list[Reading]:
        """The readings that goals are held against: of the questions kept unseen, or of all where none of those are."""
        return [each for each in self.readings if each.asked.file in KEPT_UNSEEN] or [*self.readings]

    @property
    def others(self) -> list[tuple[str, Share, Goal | None]]:
        """The shares that come from files of their own, with their goals."""
        return [
            ("wanted fact in the first answer", self.facts.in_answer, FACT_IN_FIRST_ANSWER),
            ("wanted fact told first", self.facts.first, FACT_FIRST),
            ("wanted fact in the first answer, topic given", self.on_topic.in_answer, None),
            ("wanted fact told first, topic given", self.on_topic.first, None),
            ("harmless messages that raise an alarm", self.alarms.harmless, HARMLESS_ALARMS),
            ("harmless turns of talks that raise an alarm", self.alarms.talks, HARMLESS_ALARMS),
            ("dangers in the middle of a talk that raise an alarm", self.alarms.dangers_in_talks, DANGERS_IN_TALKS),
        ]

    @property
    def goals(self) -> list[tuple[str, Share, Goal]]:
        """Every goal, and the share that is held against it."""
        measured = [(each.name, each.share(self.judged), each.goal) for each in MEASURES]
        return [(name, share, goal) for name, share, goal in [*measured, *self.others] if goal]


def under_now(command: str, phrases: int) -> Under:
    """The conditions of an evaluation that ends now."""
    when = datetime.now(timezone.utc).strftime("%Y-%m-%d")
    return Under(command, phrases, when, os.cpu_count() or 1, round(os.getloadavg()[0], 1))
