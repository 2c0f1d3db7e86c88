"""Sentence vectors as dense features, for any Rasa classifier that takes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.app import App, get_app
from bot.encoder.model import Vectors
from bot.nlu.safety_gate import is_settled

# Conditions are masked by the name of one of them, a word that the encoder knows well: what is asked counts here,
# and the names are entities anyway.
_MASK = "fibromyalgia"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Sets one dense sentence feature: the vectors of four layers, side by side, shape (1, 1536)."""

    def __init__(self, app: App, name: str) -> None:
        self._app = app
        self._name = name

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Called by Rasa when it builds the graph."""
        return cls(get_app(), resource.name)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Featurise the training examples, in place."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Featurise the messages, in place. One that shows danger is not: its intent is settled."""
        wanted = [message for message in messages if message.get(TEXT) and not is_settled(message)]
        if not wanted:
            return messages  # an alarm needs no encoder, and must not fail with it
        vectors = vectors_of(self._app, [message.get(TEXT) for message in wanted])
        for message, vector in zip(wanted, vectors, strict=True):
            message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._name))
        return messages


def vectors_of(app: App, texts: Sequence[str]) -> Vectors:
    """One row for each text: the vectors of four layers, side by side, shape (len(texts), 1536)."""
    layers = app.encoder.encode_layers([app.names.mask(text, _MASK) for text in texts])
    return layers.reshape(len(texts), layers.shape[1] * layers.shape[2])
