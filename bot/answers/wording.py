"""The words around the facts: `data/wording.yml`, read strictly."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import validator

from bot.errors import ContentError
from bot.facts.model import Reply
from bot.facts.yaml_file import Entry, read_entry
from bot.topics import KNOWLEDGE, Topic

_PLACES = ("name", "condition", "conditions", "treatment")
# What next questions follow besides the topics of knowledge.
_OTHER_STARTS = frozenset({Topic.PERSONAL_DIAGNOSIS.value, Topic.MEDICATION_ADVICE.value, "start"})


class _Texts(Entry):
    """Texts with places that are filled in."""

    @validator("*")
    def _has_known_places(cls, text: object) -> object:  # noqa: N805 - pydantic passes the class
        for each in text.values() if isinstance(text, dict) else [text]:
            if isinstance(each, str):
                _check_places(each)
        return text


def _check_places(text: str) -> None:
    try:
        text.format(**dict.fromkeys(_PLACES, ""))
    except (KeyError, ValueError, IndexError) as error:
        raise ValueError(f"the places {', '.join(f'{{{place}}}' for place in _PLACES)}") from error


class Talk(_Texts):
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
    start_over: str
    told: str


class Headings(_Texts):
    """Short lines around the facts."""

    clarify: str
    no_fact: str
    no_exact_fact: str
    sorry: str
    no_fact_treatment: str
    no_comparison: str
    not_understood: str
    did_you_mean: str
    sources: str
    both: str
    more: str


class Chats(_Texts):
    """What only the chat services (Slack, Telegram) say. `helpful` and `not_helpful` stand on buttons, and are said by
    them; `about` are the points of the page that tells what Atlas is."""

    helpful: str
    not_helpful: str
    typing: str
    about: tuple[str, ...]
    only_text: str
    slack_use: str
    telegram_menu: dict[str, str]


class Language(_Texts):
    """A language that people write in: its small words, and how it says that Atlas answers in English only."""

    words: tuple[str, ...]
    english_only: str


class Wording(_Texts):
    """All of `data/wording.yml`. `languages` go by their codes; `questions` are the texts of buttons by topic, and
    `next` what people ask next."""

    name: str
    talk: Talk
    headings: Headings
    chats: Chats
    languages: dict[str, Language]
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
    _check_complete(path, "next", {*(topic.value for topic in KNOWLEDGE), *_OTHER_STARTS} - set(wording.next))
    return wording


def _check_complete(path: Path, key: str, missing: Iterable[str]) -> None:
    names = ", ".join(sorted(str(getattr(each, "value", each)) for each in missing))
    if names:
        raise ContentError(f"{path}:1: {key}: found nothing for {names}; allowed: one text for each.")
