"""The safety gate as the first component of the pipeline: it needs no training and asks no other component."""

from __future__ import annotations

from rasa.engine.graph import GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.rankings import as_intent
from bot.nlu.with_app import WithApp
from bot.safety import Level
from bot.safety.wire import KEY, from_json, to_json

# What is urgent waits for what the classifier hears, and a notice only adds a line to the normal answer.
_SETTLED = frozenset({Level.EMERGENCY, Level.CRISIS})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyGate(WithApp, GraphComponent):
    """Leaves its finding in the message, and settles the intent of an emergency or a crisis."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Screen the messages, in place."""
        for message in messages:
            finding = self._app.screen(message.get(TEXT) or "")
            if finding is None:
                continue
            message.set(KEY, to_json(finding), add_to_output=True)
            if finding.level in _SETTLED and finding.topic:
                message.set(INTENT, as_intent((finding.topic.intent, 1.0)), add_to_output=True)
        return messages


def is_settled(message: Message) -> bool:
    """Whether the gate has decided what this message is about; later components leave such a message alone."""
    return _level(message) in _SETTLED


def urgent_intent(message: Message) -> str | None:
    """The intent of what the gate found that a doctor should see soon. A classifier may still find worse."""
    finding = from_json(message.get(KEY))
    return finding.topic.intent if finding and finding.topic and finding.level is Level.URGENT else None


def is_only_asked(message: Message) -> bool:
    """Whether the gate heard that a danger is asked about in general."""
    return _level(message) is Level.NOTICE


def _level(message: Message) -> Level | None:
    finding = from_json(message.get(KEY))
    return finding.level if finding else None
