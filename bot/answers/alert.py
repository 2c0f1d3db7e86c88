"""Answers that come before everything else: emergency, crisis, and what Atlas must not advise on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from bot.answers.answer import Alert, Answer, List, Paragraph, Run, Runs, Suggestion, paragraph
from bot.topics import Topic


class Line(Protocol):
    """A help line: `says` holds the `contact` that `link` leads to."""

    @property
    def place(self) -> str: ...
    @property
    def says(self) -> str: ...
    @property
    def contact(self) -> str: ...
    @property
    def link(self) -> str: ...


class Text(Protocol):
    """A fixed safety text: paragraphs, then help lines, then closing paragraphs."""

    @property
    def paragraphs(self) -> tuple[str, ...]: ...
    @property
    def lines(self) -> Sequence[Line]: ...
    @property
    def closing(self) -> tuple[str, ...]: ...


def alert(topic: Topic, block: Alert, reminder: str, suggestions: tuple[Suggestion, ...] = ()) -> Answer:
    """The answer that says a fixed safety text, whole and in its order."""
    return Answer(topic=topic, blocks=(block,), suggestions=suggestions, reminder=reminder)


def alert_block(level: str, text: Text, numbers: Sequence[str] = ()) -> Alert:
    """A fixed safety text as a block that cannot be overlooked; the emergency `numbers` in it can be dialled."""
    return Alert(level, tuple(_blocks(text, numbers)))


def _blocks(text: Text, numbers: Sequence[str]) -> list[Paragraph | List]:
    blocks: list[Paragraph | List] = [_paragraph(each, numbers) for each in text.paragraphs]
    if text.lines:
        blocks.append(List(tuple(_line(line) for line in text.lines)))
    return blocks + [_paragraph(each, numbers) for each in text.closing]


def _paragraph(text: str, numbers: Sequence[str]) -> Paragraph:
    if not numbers:
        return paragraph(text)
    pieces = re.split(rf"\b({'|'.join(map(re.escape, numbers))})\b", text)
    runs = (Run(each, bold=True, url=f"tel:{each}") if each in numbers else Run(each) for each in pieces if each)
    return Paragraph(tuple(runs))


def _line(line: Line) -> Runs:
    """The line, with the number or address as a link."""
    before, contact, after = line.says.partition(line.contact)
    runs = [Run(f"{line.place}: {before}"), Run(contact, bold=True, url=line.link), Run(after)]
    return tuple(run for run in runs if run.text)
