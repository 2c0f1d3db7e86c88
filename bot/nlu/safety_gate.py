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

# What is urgent waits for what the classifier hears, and a notice only adds a line to the normal answer.
_SETTLED = frozenset({Level.EMERGENCY, Level.CRISIS})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyGate(GraphComponent):
    """Leaves its finding in the message, and settles the intent of an emergency or a crisis."""

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
            if finding.level in _SETTLED:
                intent = {INTENT_NAME_KEY: finding.topic.intent, PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, intent, add_to_output=True)
        return messages


def is_settled(message: Message) -> bool:
    """Whether the gate has decided what this message is about; later components leave such a message alone."""
    return _level(message) in _SETTLED


def urgent_intent(message: Message) -> str | None:
    """The intent of what the gate found that a doctor should see soon. A classifier may still find worse."""
    finding = from_json(message.get(KEY))
    return finding.topic.intent if finding and finding.level is Level.URGENT else None


def is_only_asked(message: Message) -> bool:
    """Whether the gate heard that a danger is asked about in general."""
    return _level(message) is Level.NOTICE


def _level(message: Message) -> Level | None:
    finding = from_json(message.get(KEY))
    return finding.level if finding else None
