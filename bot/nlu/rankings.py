"""The ranking of intents in a Rasa message, and that of each question in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rasa.shared.nlu.constants import (
    ENTITY_ATTRIBUTE_VALUE,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
)
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.decision import Ranking

PARTS = "parts"  # the questions in a message that asks several things: a list of Part


@dataclass(frozen=True)
class Part:
    """A question inside a message: how likely each intent is, likeliest first, and what it names."""

    text: str
    ranking: Ranking
    entities: list[dict[str, Any]]

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of what it names."""
        return tuple(each[ENTITY_ATTRIBUTE_VALUE] for each in self.entities)


def ranking_of(message: Message) -> Ranking:
    """How likely each intent is, likeliest first; empty where nobody has said."""
    return [(each[INTENT_NAME_KEY], each[PREDICTED_CONFIDENCE_KEY]) for each in message.get(INTENT_RANKING_KEY, [])]


def parts_of(message: Message) -> Sequence[Part]:
    """The questions in a message; empty where it is but one."""
    parts: Sequence[Part] = message.get(PARTS, [])
    return parts


def set_ranking(message: Message, ranking: Ranking) -> None:
    """Keep the ranking as Rasa's own classifiers do. Which intent is meant the decider says."""
    message.set(INTENT_RANKING_KEY, [as_intent(each) for each in ranking], add_to_output=True)


def as_intent(ranked: tuple[str, float]) -> dict[str, Any]:
    """An intent and its probability in Rasa's form."""
    name, probability = ranked
    return {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: probability}
