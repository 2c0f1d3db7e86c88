"""Makers of small values for the tests, and a ranker that needs no encoder.

The conditions are made up, so that no test depends on what Atlas says of the real ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.answers.compose import Composer
from bot.answers.question import Context, Question
from bot.answers.ranking import Known, Ranked
from bot.answers.wording import Chats, Headings, Talk, Wording
from bot.facts.model import Asked, Aspect, Catalogue, Condition, Fact, Reply, Reviewer, Source, Treatment
from bot.topics import KNOWLEDGE, Topic

HICCUPS = Condition("hiccups", "hiccups", ("hics",))
YAWNING = Condition("yawning", "yawning", ("yawns",))
SNEEZING = Condition("sneezing", "sneezing")
WATER = Treatment("water", "a glass of water", ("water",))
SIPS = Treatment("sips", "small sips", part_of="water")
FRIGHT = Treatment("fright", "a fright")
SOUND = Aspect("sound", "Sound", ("loud", "quiet"))
SPEED = Aspect("speed", "Speed", ("fast", "slow"))
BOOK = Source("book", "The book", "The publisher", "https://example.org/book", "2020", "all of it")
LEAFLET = Source("leaflet", "The leaflet", "The clinic", None, None, "first page")

REMINDER = "Please ask a doctor."


def make_fact(id: str, text: str = "", **changes: Any) -> Fact:  # noqa: A002 - as the field is called
    """A fact on the symptoms of hiccups from one source, unless `changes` say otherwise."""
    usual: dict[str, Any] = {
        "topic": Topic.SYMPTOMS,
        "conditions": ("hiccups",),
        "text": text or f"This is what {id} says.",
        "sources": ("book",),
        "reviewed": date(2026, 1, 2),
        "by": Reviewer.EDITORIAL,
    }
    return Fact(id, **{**usual, **changes})


def asked(question: str, reply: str | None = None) -> tuple[Asked, ...]:
    """One way of asking, for `make_fact(asked=...)`."""
    return (Asked(question, Reply(reply) if reply else None),)


# What was talked about before.
NOTHING = Context()
HICCUP_CURE = Context(topic="cure", conditions=("hiccups",), text="can it be cured", shown=("a",), answers=1)
TALK_OF_WATER = Context(
    topic="treatment_option", conditions=("hiccups",), treatment="water", text="does water help", answers=2
)


def make_catalogue(*facts: Fact, **changes: Any) -> Catalogue:
    """A catalogue on hiccups and yawning with these facts."""
    usual: dict[str, Any] = {
        "digest": f"{abs(hash(facts)):064x}"[:64],
        "conditions": (HICCUPS, YAWNING),
        "treatments": (WATER, SIPS, FRIGHT),
        "aspects": (SOUND, SPEED),
        "sources": (BOOK, LEAFLET),
    }
    return Catalogue(**{**usual, "facts": facts, **changes})


class WordRanker:
    """Ranks by shared words: a fact is as near as the best of its text and its ways of being asked for."""

    def rank(self, question: str, facts: Sequence[Fact], known: Known | None = None) -> list[Ranked]:
        """The facts, nearest first; of two that are equally near the earlier one leads."""
        return sorted((self._nearness(question, fact) for fact in facts), key=lambda each: -each.nearness)

    @staticmethod
    def _nearness(question: str, fact: Fact) -> Ranked:
        ways = [*fact.asked, Asked(fact.text)]
        best = max(ways, key=lambda way: _overlap(question, way.question))
        nearness = _overlap(question, best.question)
        return Ranked(fact, nearness, nearness, question, best)


def _overlap(one: str, other: str) -> float:
    first, second = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(first & second) / len(first | second) if first and second else 0.0


def make_composer(*facts: Fact, **changes: Any) -> Composer:
    """A composer on these facts, with the wording of `make_wording`; `changes` are those of the catalogue."""
    return Composer(make_catalogue(*facts, **changes), WordRanker(), make_wording())  # type: ignore[arg-type]


def make_wording(**changes: Any) -> Wording:
    """Words that a test can tell from each other: every text says what it is for."""
    usual: dict[str, Any] = {
        "name": "Testbot",
        "talk": Talk(**{key: f"talk:{key}" for key in Talk.__fields__}),
        "headings": Headings(
            **{
                **{key: f"heading:{key}" for key in Headings.__fields__},
                "no_fact_treatment": "heading:no_fact on {treatment} for {condition}",
                "no_comparison": "heading:no_comparison of {conditions}",
            }
        ),
        "chats": Chats(
            about=["chats:about"],
            telegram_menu={"start": "chats:start"},
            **{key: f"chats:{key}" for key in Chats.__fields__ if key not in ("about", "telegram_menu")},
        ),
        "languages": {"xx": {"words": ("blim", "blám"), "english_only": "languages:xx"}},
        "replies": {reply: f"{reply.value.capitalize()}." for reply in Reply},
        "questions": {topic: f"{topic.value} of {{condition}}?" for topic in KNOWLEDGE},
        "next": {**{topic.value: tuple(_NEXT) for topic in KNOWLEDGE}, "start": (Topic.DIFFERENCE, Topic.BOTH)},
    }
    return Wording(**{**usual, **changes})


_NEXT = (Topic.DEFINITION, Topic.CAUSES, Topic.CURE, Topic.BOTH)


def ask(topic: Topic, *conditions: str, **changes: Any) -> Question:
    """A question on a topic and conditions."""
    return Question(topic=topic, conditions=conditions, **changes)


def write_content(folder: Path, **files: str) -> Path:
    """Write YAML files into a folder (made if it is not there); keyword arguments are the names without ending."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder
