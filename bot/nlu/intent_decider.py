"""The last word on what a message means, as a Rasa component: an alarm, an intent, several, or not understood."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.decision import Ranking, decide
from bot.nlu.rankings import Part, as_intent, parts_of, ranking_of
from bot.nlu.safety_gate import is_only_asked, is_settled, urgent_intent
from bot.topics import QUESTIONS_KEY

_SHOWN = 10  # of the ranking, as Rasa's own classifiers do


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
        decision = decide(ranking, parts, urgent=urgent_intent(message), only_asked=is_only_asked(message))
        message.set(INTENT, as_intent((decision.intent, decision.probability)), add_to_output=True)
        message.set(INTENT_RANKING_KEY, message.get(INTENT_RANKING_KEY)[:_SHOWN], add_to_output=True)
        if decision.questions:
            message.set(QUESTIONS_KEY, [_as_message(parts[i]) for i in decision.questions], add_to_output=True)


def _as_message(part: Part) -> dict[str, Any]:
    return {TEXT: part.text, INTENT: as_intent(part.ranking[0]), ENTITIES: part.entities}
