"""The last word on what a message means, as a Rasa component: an alarm, an intent, several, or not understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, ENTITY_ATTRIBUTE_VALUE, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.decision import Ranking, alarm, asks_by_itself, likeliest
from bot.nlu.rankings import Part, as_intent, parts_of, ranking_of
from bot.nlu.safety_gate import is_settled
from bot.topics import KNOWLEDGE, QUESTIONS_KEY, topic_of_intent

_SHOWN = 10  # of the ranking, as Rasa's own classifiers do
_MOST_QUESTIONS = 3  # that are answered; whether one is dangerous is looked at in all


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class IntentDecider(GraphComponent):
    """Turns probabilities into an intent. What the safety gate has decided stays."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentDecider:
        """Called by Rasa when it builds the graph."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Decide on the messages, in place."""
        for message in messages:
            if (ranking := ranking_of(message)) and not is_settled(message):
                self._decide(message, ranking)
        return messages

    def _decide(self, message: Message, ranking: Ranking) -> None:
        parts = parts_of(message)
        danger = alarm([ranking, *(part.ranking for part in parts)])
        questions = [] if danger else _questions(parts)
        if questions:
            message.set(QUESTIONS_KEY, [_as_message(each) for each in questions], add_to_output=True)
        # the action that answers from facts answers all of the questions
        knowledge = next((part.ranking[0] for part in questions if _is_knowledge(part)), None)
        message.set(INTENT, as_intent(danger or knowledge or likeliest(ranking)), add_to_output=True)
        message.set(INTENT_RANKING_KEY, message.get(INTENT_RANKING_KEY)[:_SHOWN], add_to_output=True)


def _questions(parts: Sequence[Part]) -> list[Part]:
    """The different questions of a message that asks several things; otherwise an empty list."""
    questions: dict[tuple[str, ...], Part] = {}
    named: tuple[str, ...] = ()
    for part in parts:
        if asks_by_itself(part.ranking):
            named = tuple(each[ENTITY_ATTRIBUTE_VALUE] for each in part.entities) or named
            questions.setdefault((part.ranking[0][0], *named), part)  # the same again is no other question
    several = len(questions) > 1 and any(map(_is_knowledge, questions.values()))
    return [*questions.values()][:_MOST_QUESTIONS] if several else []


def _is_knowledge(part: Part) -> bool:
    return topic_of_intent(part.ranking[0][0]) in KNOWLEDGE


def _as_message(part: Part) -> dict[str, Any]:
    return {TEXT: part.text, INTENT: as_intent(part.ranking[0]), ENTITIES: part.entities}
