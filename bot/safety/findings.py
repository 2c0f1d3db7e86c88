"""What the gate reports about a message. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.topics import Topic


class Level(str, Enum):
    """How much a sign matters. The value is the word used in `data/safety.yml`; the last one comes first."""

    NOTICE = "notice"  # asked as a fact: the normal answer, with one line more
    URGENT = "urgent"  # a doctor, today or within a day or so
    EMERGENCY = "emergency"  # the emergency number, now
    CRISIS = "crisis"  # thoughts of suicide or self-harm

    @property
    def rank(self) -> int:
        """From 0 (notice) to 3 (crisis): the higher one is answered."""
        return list(Level).index(self)


@dataclass(frozen=True)
class Finding:
    """The most serious sign in a message. `extra` is the sign's own line or "".

    `topic` is what the message is answered under; None for a notice, which leaves that to the classifier.
    """

    sign: str
    level: Level
    topic: Topic | None
    extra: str = ""
