"""The intent classifier as a Rasa component."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import joblib
import numpy as np
import structlog
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.app import App, get_app
from bot.encoder.export import tuning_id
from bot.encoder.model import Vectors
from bot.errors import AtlasError
from bot.names import Names
from bot.nlu.intent_model import Examples, IntentModel
from bot.nlu.name_extractor import entities_of
from bot.nlu.rankings import PARTS, Part, set_ranking
from bot.nlu.safety_gate import is_settled
from bot.nlu.sentence_encoder import PART_VECTORS

logger = structlog.get_logger(__name__)

_FILE = "intent_model.joblib"
# In the n-grams every condition is one and the same word, which no language has.
_MASK = "xconditionx"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):
    """Sets the ranking of intents, and PARTS, except where the safety gate has decided."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Values that config.yml can change: see docs/decisions/0003."""
        return {"inverse_regularisation": 3.0, "ngram_components": 300, "named_weight": 0.5}

    def __init__(self, app: App, model: IntentModel, model_storage: ModelStorage, resource: Resource) -> None:
        self._app = app
        self._model = model
        self._model_storage = model_storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """Called by Rasa when it builds the graph for training."""
        model = IntentModel(config["inverse_regularisation"], config["ngram_components"], config["named_weight"])
        return cls(get_app(), model, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Called by Rasa when it loads a trained model.

        Raises:
            AtlasError: what it has learned are vectors of another encoder.
        """
        with model_storage.read_from(resource) as folder:
            tuning, model = joblib.load(folder / _FILE)
        if tuning != tuning_id():
            raise AtlasError("The model was trained with another tuning of the sentence encoder: train it again.")
        return cls(get_app(), model, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the training examples that have an intent."""
        messages = [each for each in training_data.intent_examples if each.get(TEXT)]
        logger.info("intent_classifier.training", examples=len(messages))
        self._model.fit(self._examples(messages), [each.get(INTENT) for each in messages])
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump((tuning_id(), self._model), folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Rank the intents of the messages, and of the questions in them, in place."""
        open_ones = [each for each in messages if each.get(TEXT) and not is_settled(each)]
        if not open_ones:
            return messages
        for message, ranking in zip(open_ones, self._model.rank(self._examples(open_ones)), strict=True):
            set_ranking(message, ranking)
            message.set(PARTS, self._parts(message.get(PART_VECTORS, [])))
        return messages

    def _parts(self, vectors: Sequence[tuple[str, Vectors]]) -> list[Part]:
        if not vectors:
            return []
        texts, rows = zip(*vectors, strict=True)
        rankings = self._model.rank(self._examples_of(texts, np.vstack(rows)))
        return [
            Part(text, ranking, entities_of(self._app.names.find(text)))
            for text, ranking in zip(texts, rankings, strict=True)
        ]

    def _examples(self, messages: Sequence[Message]) -> Examples:
        vectors = np.vstack([_vector(message) for message in messages])
        return self._examples_of([message.get(TEXT) for message in messages], vectors)

    def _examples_of(self, texts: Sequence[str], vectors: Vectors) -> Examples:
        names = self._app.names
        seen = [(names.mask(text, _MASK), _named(names.find(text))) for text in texts]
        masked, named = zip(*seen, strict=True)
        by_encoder = np.stack(np.hsplit(vectors, 2), axis=1)
        return Examples(texts=masked, vectors=by_encoder, named=np.array(named, np.float32))


def _vector(message: Message) -> Vectors:
    _, sentence = message.get_dense_features(TEXT, [])
    vector: Vectors = sentence.features
    return vector


def _named(names: Names) -> list[bool]:
    """How many conditions and treatments are named, and whether an aspect is."""
    conditions, treatments = len(names.conditions), len(names.treatments)
    return [conditions == 0, conditions == 1, conditions > 1, treatments == 1, treatments > 1, bool(names.aspects)]
