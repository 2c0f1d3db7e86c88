"""Sentence vectors as dense features, from an encoder that is tuned to the intents, and from the published one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import structlog
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.app import App, get_app
from bot.encoder.export import network_path, open_network
from bot.encoder.model import Encoder, Vectors
from bot.nlu.questions import questions_in
from bot.nlu.safety_gate import is_settled

PART_VECTORS = "part_vectors"  # of the questions in a message that asks several things: a list of (text, vector)

# Conditions are masked by the name of one of them, a word that the encoder knows well: what is asked counts here,
# and the names are entities anyway.
_MASK = "fibromyalgia"
_FILE = "encoder.onnx"

logger = structlog.get_logger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEncoder(GraphComponent):
    """Sets one dense sentence feature: shape (1, 768), the vector of the tuned and that of the published encoder.

    Where a message asks several things, it also sets PART_VECTORS, so that each of them can be classified by itself.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Values that config.yml can change; see `bot.encoder.tuning.Tuning`. Evidence: docs/decisions/0003."""
        return {"epochs": 3, "learning_rate": 1e-4, "mistyped": 0.3}

    def __init__(
        self, app: App, encoder: Encoder, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._app = app
        self._encoder = encoder
        self._config = config
        self._model_storage = model_storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Called by Rasa when it builds the graph for training: the encoder as it was published."""
        app = get_app()
        return cls(app, app.encoder, config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceEncoder:
        """Called by Rasa when it loads a trained model: the encoder as it was tuned."""
        with model_storage.read_from(resource) as folder:
            encoder = open_network(folder / _FILE)
        return cls(get_app(), encoder, config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Tune the encoder to the phrases that have an intent."""
        messages = [each for each in training_data.intent_examples if each.get(TEXT)]
        with self._model_storage.write_to(self._resource) as folder:
            shutil.copyfile(self._network(messages), folder / _FILE)
        return self._resource

    def _network(self, messages: Sequence[Message]) -> Path:
        from bot.encoder.tuning import Tuning, tuned_network

        settings = self._app.settings
        tuning = Tuning(self._config["epochs"], self._config["learning_rate"], self._config["mistyped"])
        if not tuning.epochs:
            return network_path(settings.var)
        texts = [self._app.names.mask(each.get(TEXT), _MASK) for each in messages]
        return tuned_network(texts, [each.get(INTENT) for each in messages], tuning, settings.var, _log_progress)

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
            message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._resource.name))

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        masked = [self._app.names.mask(text, _MASK) for text in texts]
        return np.hstack([self._encoder.encode(masked), self._app.encoder.encode(masked)])


def _log_progress(done: int, total: int) -> None:
    """At every hundredth of the work; `bot.cli` shows it to the person who waits."""
    if done * 100 // total != (done - 1) * 100 // total:
        logger.info("sentence_encoder.tuning", percent=done * 100 // total)
