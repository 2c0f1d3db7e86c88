"""What the facts say about the topic of a message, as a Rasa component: an edited fact counts without a training."""

from __future__ import annotations

from dataclasses import replace

from rasa.engine.graph import GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.decision import Ranking, with_facts
from bot.nlu.rankings import PARTS, parts_of, ranking_of, set_ranking
from bot.nlu.safety_gate import is_settled
from bot.nlu.with_app import WithApp


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class FactEvidence(WithApp, GraphComponent):
    """Weighs the intents of a message, and of the questions in it, by how near the facts of each topic are."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Weigh the rankings of the messages, in place."""
        for message in messages:
            if (ranking := ranking_of(message)) and not is_settled(message):
                set_ranking(message, self._weighed(message.get(TEXT), ranking))
                parts = [replace(part, ranking=self._weighed(part.text, part.ranking)) for part in parts_of(message)]
                message.set(PARTS, parts)
        return messages

    def _weighed(self, text: str, ranking: Ranking) -> Ranking:
        return with_facts(ranking, self._app.nearness_of_topics(text))
