"""What every graph component of `bot/nlu` must do. A new component is in the kit by being in config.yml."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil

import pytest
import yaml
from rasa.engine.graph import GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

import bot.nlu
from bot.nlu.fact_evidence import FactEvidence
from bot.nlu.intent_classifier import IntentClassifier
from bot.nlu.intent_decider import IntentDecider
from bot.nlu.name_extractor import NameExtractor
from bot.nlu.safety_gate import SafetyGate
from bot.nlu.sentence_encoder import SentenceEncoder

COMPONENTS = [SafetyGate, NameExtractor, SentenceEncoder, IntentClassifier, FactEvidence, IntentDecider]
ODD_TEXTS = {
    "empty": "",
    "blank": "  \n\t ",
    "one letter": "a",
    "question marks": "?" * 500,
    "emoji": "🤕😭💉",
    "other script": "頭痛はありますか",
    "very long": "is there a cure for fibromialgia and what are its symptoms? " * 100,
    "one long word": "fibro" * 40,
    "control characters": "\x00\x07\u200b\u202efibro\ufeff",
    "markup": "<script>alert('fibro')</script>",
    "database": "'; DROP TABLE atlas_fact; --",
    "intent": '/ask_cure{"condition": "fibromyalgia"}',
    "template": "{condition} ${HOME} %s {{x}}",
}


def _of_the_package() -> set[type[GraphComponent]]:
    modules = [importlib.import_module(f"bot.nlu.{each.name}") for each in pkgutil.iter_modules(bot.nlu.__path__)]
    classes = {value for module in modules for value in vars(module).values() if issubclass(type(value), type)}
    return {each for each in classes if issubclass(each, GraphComponent) and each.__module__.startswith("bot.nlu.")}


@pytest.fixture(params=COMPONENTS, ids=lambda kind: kind.__name__)
def component(request, create, trained):
    """Each component, ready to process."""
    return trained if request.param is IntentClassifier else create(request.param)


@pytest.fixture
def prepared(create, trained, component):
    """Makes a message as it reaches the component: all earlier ones have seen it."""

    def prepare(text: str) -> Message:
        message = Message({TEXT: text})
        for kind in COMPONENTS[: COMPONENTS.index(type(component))]:
            (trained if kind is IntentClassifier else create(kind)).process([message])
        return message

    return prepare


def test_the_kit_holds_every_component_of_the_package_in_the_order_of_the_configuration(root):
    pipeline = yaml.safe_load((root / "config.yml").read_text(encoding="utf-8"))["pipeline"]

    ours = [entry["name"] for entry in pipeline if entry["name"].startswith("bot.")]
    assert ours == [f"{kind.__module__}.{kind.__name__}" for kind in COMPONENTS]
    assert set(COMPONENTS) == _of_the_package()


@pytest.mark.parametrize("kind", COMPONENTS, ids=lambda kind: kind.__name__)
def test_rasa_knows_it_by_its_path(kind):
    registered = DefaultV1Recipe._from_registry(kind.__name__)

    assert registered.clazz is kind
    assert registered.is_trainable == hasattr(kind, "train")


@pytest.mark.parametrize("kind", COMPONENTS, ids=lambda kind: kind.__name__)
def test_its_parameters_have_the_names_by_which_rasa_fills_them(kind):
    assert list(inspect.signature(kind.process).parameters) == ["self", "messages"]
    assert list(inspect.signature(kind.create).parameters) == [
        "config",
        "model_storage",
        "resource",
        "execution_context",
    ]
    for method in ("train", "process_training_data"):
        if hasattr(kind, method):
            assert list(inspect.signature(getattr(kind, method)).parameters) == ["self", "training_data"]


def test_it_can_be_created_from_its_own_defaults(create, component):
    assert type(create(type(component))) is type(component)
    assert isinstance(type(component).get_default_config(), dict)
    assert type(component).required_packages() == []


def test_it_works_on_the_messages_in_place_and_gives_them_back(component, prepared):
    messages = [prepared("is there a cure for fibro"), prepared("hello")]
    same = list(messages)

    given = component.process(messages)

    assert given is messages
    assert [id(each) for each in given] == [id(each) for each in same]
    assert [each.get(TEXT) for each in given] == ["is there a cure for fibro", "hello"]


def test_it_takes_no_messages(component):
    assert component.process([]) == []


def test_it_takes_a_message_without_a_text(component):
    (message,) = component.process([Message({})])

    assert message.get(TEXT) is None


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_it_survives_any_text(component, prepared, text):
    (message,) = component.process([prepared(text)])

    assert message.get(TEXT) == text


def test_what_it_puts_out_can_be_sent_as_json(component, prepared):
    (message,) = component.process([prepared("can fibro kill me? and is there a cure for torticollis")])

    output = message.as_dict(only_output_properties=True)
    assert json.loads(json.dumps(output)) == output


def test_a_message_gets_the_same_alone_and_among_others(component, prepared):
    texts = ["what is fibro", "", "is there a cure for torticollis", "i want to kill myself", "hello"]

    together = component.process([prepared(text) for text in texts])
    alone = [component.process([prepared(text)])[0] for text in texts]

    for one, other in zip(together, alone, strict=True):
        assert one.get(ENTITIES) == other.get(ENTITIES)
        assert (one.get(INTENT) or {}).get("name") == (other.get(INTENT) or {}).get("name")


@pytest.mark.parametrize("kind", [each for each in COMPONENTS if hasattr(each, "process_training_data")])
def test_it_takes_training_data_as_it_takes_messages(create, kind):
    data = TrainingData([Message.build("what is fibro", intent="ask_definition"), Message.build("", intent="greeting")])

    assert create(kind).process_training_data(data) is data
    assert [each.get(INTENT) for each in data.training_examples] == ["ask_definition", "greeting"]
