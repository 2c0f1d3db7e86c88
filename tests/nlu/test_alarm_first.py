"""What the safety gate finds comes before everything else: nothing behind it overrides an alarm."""

from __future__ import annotations

import pytest
import yaml
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.app import App
from bot.errors import DatabaseError
from bot.nlu.fact_evidence import FactEvidence
from bot.nlu.intent_classifier import IntentClassifier
from bot.nlu.intent_decider import IntentDecider
from bot.nlu.name_extractor import NameExtractor
from bot.nlu.safety_gate import SafetyGate, is_settled
from bot.nlu.sentence_encoder import SentenceEncoder
from bot.safety import Level
from bot.safety.wire import KEY, from_json

# Each of them also says something that the classifier knows well.
ALARMS = {
    "i want to kill myself, what is fibro": "crisis",
    "is there a cure for fibro or should i end my life": "crisis",
    "what are the symptoms of fibro and can i have both? i want to die": "crisis",
    "after my botox injection i cannot breathe": "emergency",
    "my chest hurts and my left arm is numb, is it fibro": "emergency",
    "hello i took too many pills": "emergency",
    "what is fibro? can it be cured? can i have both? explain dystonia. help me, i can't breathe": "emergency",
}
HARMLESS = ["what is fibro", "is there a cure for torticollis", "hello", "can i have both", "fibro is killing me lol"]


@pytest.fixture(scope="module")
def understand(create, trained):
    """The whole pipeline of config.yml."""
    components = [
        create(SafetyGate),
        create(NameExtractor),
        create(SentenceEncoder),
        trained,
        create(FactEvidence),
        create(IntentDecider),
    ]

    def understand(text: str) -> Message:
        messages = [Message({TEXT: text})]
        for component in components:
            messages = component.process(messages)
        return messages[0]

    return understand


def test_the_gate_is_the_first_component_and_the_decider_the_last(root):
    names = [entry["name"] for entry in yaml.safe_load((root / "config.yml").read_text(encoding="utf-8"))["pipeline"]]

    assert names[0] == "bot.nlu.safety_gate.SafetyGate"
    assert names[-1] == "bot.nlu.intent_decider.IntentDecider"


@pytest.mark.parametrize(("text", "intent"), ALARMS.items())
def test_the_gate_settles_an_alarm(create, text, intent):
    (message,) = create(SafetyGate).process([Message({TEXT: text})])

    assert message.get(INTENT) == {"name": intent, "confidence": 1.0}
    assert is_settled(message)
    assert from_json(message.get(KEY)).topic.value == intent


@pytest.mark.parametrize(("text", "intent"), ALARMS.items())
def test_nothing_behind_the_gate_overrides_an_alarm(understand, text, intent):
    message = understand(text)

    assert message.get(INTENT) == {"name": intent, "confidence": 1.0}
    assert not message.get(INTENT_RANKING_KEY)
    assert from_json(message.as_dict(only_output_properties=True)[KEY]).topic.value == intent


@pytest.mark.parametrize(("text", "intent"), ALARMS.items())
def test_an_alarm_among_other_messages_is_left_alone(create, trained, text, intent):
    messages = [Message({TEXT: each}) for each in ["what is fibro", text, "hello"]]
    kinds = (SafetyGate, NameExtractor, SentenceEncoder)
    for component in (*map(create, kinds), trained, create(FactEvidence), create(IntentDecider)):
        component.process(messages)

    assert [message.get(INTENT)["name"] for message in messages] == ["ask_definition", intent, "greeting"]
    assert messages[1].get_dense_features(TEXT, []) == (None, None)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_message_without_danger_is_classified(understand, text):
    message = understand(text)

    assert not is_settled(message)
    assert message.get(KEY) is None
    assert message.get(INTENT)["name"] not in ("emergency", "crisis")


def test_a_question_of_fact_about_danger_is_classified_and_keeps_its_notice(understand):
    message = understand("does fibromyalgia cause chest pain?")

    finding = from_json(message.as_dict(only_output_properties=True)[KEY])
    assert finding.level is Level.NOTICE
    assert message.get(INTENT)["name"] not in ("emergency", "crisis")
    assert message.get(INTENT_RANKING_KEY)


def test_an_alarm_that_the_classifier_alone_raises_is_kept(understand):
    message = understand("emergency, this is one")

    assert not is_settled(message)
    assert message.get(INTENT)["name"] == "emergency"


def test_what_is_urgent_is_answered_unless_the_classifier_hears_worse(understand, monkeypatch):
    monkeypatch.setattr("bot.nlu.decision.ALARM_WHEN_JUDGED", 0.5)  # it has learnt from a handful of phrases
    urgent = understand("i ran out of my tablets, what is fibro")
    worse = understand("i ran out of my tablets. emergency, this is one")

    assert urgent.get(INTENT) == {"name": "medication_advice", "confidence": 1.0}
    assert worse.get(INTENT)["name"] == "emergency"
    assert {from_json(each.get(KEY)).level for each in (urgent, worse)} == {Level.URGENT}


@pytest.mark.parametrize(("text", "intent"), ALARMS.items())
def test_an_alarm_asks_nothing_of_the_database(create, monkeypatch, text, intent):
    def fails(_app):
        raise DatabaseError("gone")

    monkeypatch.setattr(App, "names", property(fails))
    messages = [Message({TEXT: text})]
    for component in (create(SafetyGate), create(NameExtractor), create(SentenceEncoder), create(IntentDecider)):
        component.process(messages)

    assert messages[0].get(INTENT)["name"] == intent


def test_a_settled_message_is_not_touched_by_the_classifier(trained):
    found = {"sign": "suicide", "level": "crisis", "topic": "crisis", "extra": ""}
    message = Message({TEXT: "what is fibro", KEY: found, INTENT: {"name": "crisis", "confidence": 1.0}})
    before = message.as_dict()

    IntentClassifier.process(trained, [message])

    assert message.as_dict() == before
