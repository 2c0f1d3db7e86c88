"""The words around the facts: `data/wording.yml`, read strictly."""

from __future__ import annotations

from pathlib import Path

from bot.errors import ContentError
from bot.facts.model import Reply
from bot.facts.yaml_file import Entry, read_entry
from bot.topics import KNOWLEDGE, Topic


class Talk(Entry):
    """Small talk, one text for each occasion."""

    greeting: str
    goodbye: str
    thanks: str
    capabilities: str
    identity: str
    sources: str
    sources_none: str
    repeat_none: str
    more_none: str
    feedback: str
    handoff: str
    forgotten: str


class Headings(Entry):
    """Short lines around the facts."""

    clarify: str
    no_fact: str
    no_fact_treatment: str
    no_comparison: str
    not_understood: str
    did_you_mean: str
    sources: str
    both: str
    more: str


class Wording(Entry):
    """All of `data/wording.yml`. `questions` are the texts of buttons by topic, `next` what people ask next."""

    name: str
    talk: Talk
    headings: Headings
    replies: dict[Reply, str]
    questions: dict[Topic, str]
    next: dict[str, tuple[Topic, ...]]


def load_wording(path: Path) -> Wording:
    """Read the wording.

    Raises:
        ContentError: a key is unknown, or one is missing.
    """
    wording: Wording = read_entry(Wording, path)
    _check_complete(path, "questions", KNOWLEDGE - set(wording.questions))
    _check_complete(path, "replies", set(Reply) - set(wording.replies))
    _check_complete(path, "next", KNOWLEDGE - set(wording.next))
    return wording


def _check_complete(path: Path, key: str, missing: set[Topic] | set[Reply] | frozenset[Topic]) -> None:
    if missing:
        names = ", ".join(sorted(each.value for each in missing))
        raise ContentError(f"{path}:1: {key}: found nothing for {names}; allowed: one text for each.")
