"""Rasa's graph, as far as the components need it, and a classifier trained on a few phrases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.intent_classifier import IntentClassifier
from bot.nlu.sentence_encoder import SentenceEncoder

CONTEXT = ExecutionContext(GraphSchema({}), "test")
SMALL = {**IntentClassifier.get_default_config(), "ngram_components": 8}

PHRASES = {
    "ask_cure": ["is there a cure for {}", "can {} be cured", "will {} go away", "is {} curable", "does {} end"],
    "ask_symptoms": ["what are the symptoms of {}", "signs of {}", "how does {} feel", "does {} hurt", "{} symptoms"],
    "ask_definition": ["what is {}", "explain {}", "what does {} mean", "tell me what {} is", "define {}"],
    "ask_both": ["can i have both", "both at once", "{} and dystonia together", "having the two", "both of them"],
    "greeting": ["hello", "hi there", "good morning", "hey", "hello you"],
    "emergency": ["help me now", "this is an emergency", "i need an ambulance", "call the ambulance", "emergency"],
}


@pytest.fixture(autouse=True)
def _real_app(app: Any) -> None:
    """The components take the app of the process: the real content, a database of the test run's own."""


@pytest.fixture(scope="session")
def storage(tmp_path_factory: pytest.TempPathFactory) -> LocalModelStorage:
    """A real model storage."""
    return LocalModelStorage(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="session")
def create(app: Any, storage: LocalModelStorage) -> Callable[..., GraphComponent]:
    """Creates components as Rasa's graph does; keyword arguments change their configuration."""

    def make(kind: type[GraphComponent], **config: Any) -> GraphComponent:
        usual = SMALL if kind is IntentClassifier else kind.get_default_config()
        return kind.create({**usual, **config}, storage, Resource(kind.__name__), CONTEXT)

    return make


def make_training_data() -> TrainingData:
    """A few phrases for each of some intents."""
    return TrainingData(
        [
            Message.build(text=phrase.format(name), intent=intent)
            for intent, phrases in PHRASES.items()
            for phrase in phrases
            for name in (("fibro", "torticollis") if "{}" in phrase else ("",))
        ]
    )


@pytest.fixture(scope="session")
def trained(create: Callable[..., Any], storage: LocalModelStorage) -> IntentClassifier:
    """The intent classifier: trained, persisted and loaded again."""
    create(IntentClassifier).train(create(SentenceEncoder).process_training_data(make_training_data()))
    return load_classifier(storage)


def load_classifier(storage: LocalModelStorage) -> IntentClassifier:
    """The classifier that was persisted last."""
    return IntentClassifier.load(SMALL, storage, Resource(IntentClassifier.__name__), CONTEXT)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return Path(__file__).resolve().parents[2]
