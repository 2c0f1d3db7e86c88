"""Behind which answer a person is reminded to consult a doctor, and at how much length."""

from __future__ import annotations

from typing import Protocol

from bot.topics import DANGER, INTRODUCTIONS, KNOWLEDGE, SAFETY, Topic

_AT_LENGTH = INTRODUCTIONS | (SAFETY - DANGER)
_TREATMENTS = frozenset({Topic.TREATMENT, Topic.TREATMENT_OPTION})


class Reminders(Protocol):
    """The reminder in its three lengths."""

    @property
    def reminder_short(self) -> str: ...
    @property
    def reminder_medium(self) -> str: ...
    @property
    def reminder_long(self) -> str: ...


def reminder(topic: Topic, texts: Reminders, *, first: bool = False) -> str:
    """What closes an answer on a topic, the `first` of a talk or a later one; "" for what needs no reminder."""
    if topic in _AT_LENGTH:
        return texts.reminder_long
    if topic in _TREATMENTS or (first and topic in KNOWLEDGE):
        return texts.reminder_medium
    return texts.reminder_short if topic in KNOWLEDGE | DANGER else ""
