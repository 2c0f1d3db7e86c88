"""An answer: structured blocks, from which every channel renders, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.facts.model import Fact
from bot.topics import DANGER, KNOWLEDGE, SAFETY, Topic


@dataclass(frozen=True)
class Run:
    """A stretch of text, bold or a link where it says so."""

    text: str
    bold: bool = False
    url: str | None = None


Runs = tuple[Run, ...]


class Role(str, Enum):
    """What a paragraph is there for."""

    TEXT = "text"
    HEADING = "heading"
    REMINDER = "reminder"


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    runs: Runs
    role: Role = Role.TEXT


@dataclass(frozen=True)
class List:
    """Points, in no order."""

    items: tuple[Runs, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells under a head; the first cell of a row is its heading."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True)
class Alert:
    """Something that must not be overlooked. `level`: that of the safety finding, or the topic of a fixed text."""

    level: str
    blocks: tuple[Paragraph | List, ...]


Block = Paragraph | List | Table | Alert


@dataclass(frozen=True)
class Suggestion:
    """A button: what stands on it, and what the person says by pressing it."""

    title: str
    says: str


@dataclass(frozen=True)
class Answer:
    """One answer to one question.

    Raises:
        ValueError: a health topic without a reminder to consult a doctor, or chatter behind an alarm.
    """

    topic: Topic
    blocks: tuple[Block, ...]
    conditions: tuple[str, ...] = ()
    treatment: str | None = None
    aspect: str | None = None
    facts: tuple[Fact, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    reminder: str = ""

    def __post_init__(self) -> None:
        if self.topic in KNOWLEDGE | SAFETY and not self.reminder:
            raise ValueError(f"an answer on {self.topic.value} needs a reminder to consult a doctor")
        if self.topic in DANGER and self.suggestions:
            raise ValueError(f"an answer on {self.topic.value} must not be followed by suggestions")

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The sources of all facts shown, each once."""
        return tuple(dict.fromkeys(source for fact in self.facts for source in fact.sources))


def say(text: str, *, bold: bool = False) -> Runs:
    """Plain text as runs."""
    return (Run(text, bold),)


def paragraph(text: str) -> Paragraph:
    """Plain text as a paragraph."""
    return Paragraph(say(text))


def heading(text: str) -> Paragraph:
    """A short line above what follows."""
    return Paragraph(say(text, bold=True), Role.HEADING)
