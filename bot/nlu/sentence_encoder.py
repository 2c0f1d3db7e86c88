"""Sentence vectors as dense features, from the encoder that is tuned to the intents, and from the published one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.encoder.export import tuning_id
from bot.encoder.model import Vectors
from bot.names import NameFinder
from bot.nlu.questions import questions_in
from bot.nlu.safety_gate import is_settled
from bot.nlu.with_app import WithApp

PART_VECTORS = "part_vectors"  # of the questions in a message that asks several things: a list of (text, vector)

# Conditions are masked by the name of one of them, a word that the encoder knows well.
_MASK = "fibromyalgia"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(WithApp, GraphComponent):
    """Sets one dense sentence feature: shape (1, 768), the vector of the tuned and that of the published encoder.

    Where a message asks several things, it also sets PART_VECTORS, so that each of them can be classified by itself.
    """

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """What Rasa's cache must know besides the source of this class: which tuning the vectors come from."""
        return tuning_id()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Featurise the training examples, in place."""
        self._featurise([each for each in training_data.training_examples if each.get(TEXT)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Featurise the messages, in place. One that shows danger is not: its intent is settled."""
        wanted = [message for message in messages if message.get(TEXT) and not is_settled(message)]
        self._featurise(wanted)  # of none, where all are alarms: those need no encoder, and must not fail with it
        for message in wanted:
            if parts := questions_in(message.get(TEXT)):
                message.set(PART_VECTORS, [*zip(parts, self._vectors(parts), strict=True)])
        return messages

    def _featurise(self, messages: Sequence[Message]) -> None:
        vectors: Iterable[Vectors] = self._vectors([each.get(TEXT) for each in messages]) if messages else []
        for message, vector in zip(messages, vectors, strict=True):
            message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, type(self).__name__))

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        masked = [as_encoded(text, self._app.names) for text in texts]
        return np.hstack([self._app.tuned_encoder.encode(masked), self._app.encoder.encode(masked)])


def as_encoded(text: str, names: NameFinder) -> str:
    """The text as the encoders see it: what is asked counts here, and the names are entities anyway."""
    return names.mask(text, _MASK)
