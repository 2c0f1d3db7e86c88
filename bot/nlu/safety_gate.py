"""The safety gate as the first component of the pipeline: it needs no training and asks no other component."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.app import App, get_app
from bot.safety import Level
from bot.safety.wire import KEY, from_json, to_json


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyGate(GraphComponent):
    """Sets the intent of a message that shows a sign of danger; later classifiers leave such a message alone."""

    def __init__(self, app: App) -> None:
        self._app = app

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyGate:
        """Called by Rasa when it builds the graph."""
        return cls(get_app())

    def process(self, messages: list[Message]) -> list[Message]:
        """Screen the messages, in place."""
        for message in messages:
            finding = self._app.screen(message.get(TEXT) or "")
            if finding is None:
                continue
            message.set(KEY, to_json(finding), add_to_output=True)
            if finding.level is not Level.NOTICE:  # a notice only adds a line to the normal answer
                intent = {INTENT_NAME_KEY: finding.topic.intent, PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, intent, add_to_output=True)
        return messages


def is_settled(message: Message) -> bool:
    """Whether the gate has decided what this message is about."""
    finding = from_json(message.get(KEY))
    return finding is not None and finding.level is not Level.NOTICE
