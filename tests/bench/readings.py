"""Makers of small values for the tests of the evaluation."""

from __future__ import annotations

from typing import Any

from bench.evaluation.questions import Asked
from bench.evaluation.reading import Guess, Reading
from bot.topics import Topic


def asked(topic: Topic = Topic.CURE, **changes: Any) -> Asked:
    """A question on a topic that names fibromyalgia, unless `changes` say otherwise."""
    usual = {
        "text": f"a question on {topic.value}",
        "conditions": frozenset({"fibromyalgia"}),
        "treatment": None,
        "noisy": False,
        "file": "dev.yml",
    }
    return Asked(topic=topic, **{**usual, **changes})


def reading(topic: Topic, understood: str, confidence: float = 0.9, **changes: Any) -> Reading:
    """What a question on a topic was taken for."""
    guess = Guess(understood, {understood: confidence}, changes.pop("seconds", 0.001))
    known = {key: changes.pop(key) for key in ("text", "file", "noisy", "treatment") if key in changes}
    return Reading(
        asked(topic, **known), guess, understood, changes.pop("found", frozenset({"fibromyalgia"})), **changes
    )
