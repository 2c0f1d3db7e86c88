"""What each graph component adds to a message."""

from __future__ import annotations

import time

import numpy as np
import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.encoder.model import DIMENSIONS
from bot.errors import AtlasError
from bot.nlu.fact_evidence import FactEvidence
from bot.nlu.intent_classifier import IntentClassifier
from bot.nlu.intent_decider import IntentDecider
from bot.nlu.name_extractor import NameExtractor
from bot.nlu.questions import questions_in
from bot.nlu.sentence_encoder import SentenceEncoder
from bot.topics import QUESTIONS_KEY
from tests.nlu.conftest import PHRASES, load_classifier, make_training_data


@pytest.fixture
def understood(create, trained):
    """What extractor, encoder, classifier, facts and decider make of a text."""
    components = [create(NameExtractor), create(SentenceEncoder), trained, create(FactEvidence), create(IntentDecider)]

    def understand(text: str) -> Message:
        messages = [Message({TEXT: text})]
        for component in components:
            messages = component.process(messages)
        return messages[0]

    return understand


def test_names_become_entities_with_their_id_and_place(create):
    text = "does botox help cervicle distonia"

    (message,) = create(NameExtractor).process([Message({TEXT: text})])

    treatment, condition = message.get(ENTITIES)
    assert (treatment["entity"], treatment["value"], text[treatment["start"] : treatment["end"]]) == (
        "treatment",
        "botox",
        "botox",
    )
    assert (condition["entity"], condition["value"], condition["extractor"]) == (
        "condition",
        "cervical_dystonia",
        "NameExtractor",
    )


def test_entities_of_other_components_are_kept(create):
    message = Message({TEXT: "fibro at 5", ENTITIES: [{"entity": "time", "value": 5, "start": 9, "end": 10}]})

    create(NameExtractor).process([message])

    assert [each["entity"] for each in message.get(ENTITIES)] == ["time", "condition"]


def test_a_text_gets_one_dense_sentence_feature(create):
    (message,) = create(SentenceEncoder).process([Message({TEXT: "is it serious"})])

    sequence, sentence = message.get_dense_features(TEXT, [])
    assert sequence is None
    assert sentence.features.shape == (1, 2 * DIMENSIONS)


def test_a_name_counts_for_nothing_in_the_vector(create):
    messages = [Message({TEXT: f"can {name} be cured"}) for name in ("fibro", "wry neck", "spasmodic torticollis")]

    create(SentenceEncoder).process(messages)

    one, *others = [message.get_dense_features(TEXT, [])[1].features for message in messages]
    assert all(np.allclose(one, other, atol=0.02) for other in others)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("can fibromyalgia be cured", "ask_cure"),
        ("what are the symptoms of spasmodic torticollis", "ask_symptoms"),
        ("explain wry neck", "ask_definition"),
        ("good morning", "greeting"),
    ],
)
def test_the_classifier_has_learnt_its_phrases_whatever_condition_they_name(understood, text, intent):
    message = understood(text)

    assert message.get(INTENT)["name"] == intent
    ranking = message.get(INTENT_RANKING_KEY)
    assert ranking[0] == message.get(INTENT)
    assert [each["confidence"] for each in ranking] == sorted((each["confidence"] for each in ranking), reverse=True)
    assert sum(each["confidence"] for each in ranking) == pytest.approx(1)


def test_what_was_persisted_and_loaded_classifies_as_what_was_trained(create, storage, trained):
    fresh = create(IntentClassifier)
    fresh.train(create(SentenceEncoder).process_training_data(make_training_data()))
    texts = ["will fibro go away", "hey", "explain both"]

    ranked = [
        [
            message.get(INTENT_RANKING_KEY)
            for message in classifier.process(create(SentenceEncoder).process(_messages(texts)))
        ]
        for classifier in (fresh, load_classifier(storage))
    ]

    assert ranked[0] == ranked[1]


def _messages(texts: list[str]) -> list[Message]:
    return [Message({TEXT: text}) for text in texts]


def test_examples_without_text_or_intent_are_passed_over_in_training(create):
    data = make_training_data()
    extra = [Message.build("", intent="farewell"), Message({TEXT: "no intent"})]
    data = TrainingData([*data.training_examples, *extra])
    classifier = create(IntentClassifier)

    classifier.train(create(SentenceEncoder).process_training_data(data))

    (message,) = classifier.process(create(SentenceEncoder).process(_messages(["no intent"])))
    assert {each["name"] for each in message.get(INTENT_RANKING_KEY)} == set(PHRASES)


def test_a_message_that_asks_two_things_carries_both_questions(understood):
    message = understood("what is fibro? and can torticollis be cured?")

    first, second = message.get(QUESTIONS_KEY)
    assert (first["intent"]["name"], [each["value"] for each in first["entities"]]) == (
        "ask_definition",
        ["fibromyalgia"],
    )
    assert second["intent"]["name"] == "ask_cure"
    assert second["text"].endswith("can torticollis be cured?")
    assert message.get(INTENT)["name"] == "ask_definition"


@pytest.mark.parametrize(
    "text", ["what is fibro", "what is fibro? what does it mean?", "hello. how are you? can fibro be cured?"]
)
def test_a_message_that_asks_one_thing_carries_no_list_of_questions(understood, text):
    assert not understood(text).get(QUESTIONS_KEY)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("what is fibro and can i have both?", ["what is fibro", "can i have both?"]),
        ("What is it? How is it treated?", ["What is it?", "How is it treated?"]),
        ("is it rare, and who gets it", ["is it rare", "who gets it"]),
        ("what is it\nhow is it treated", ["what is it", "how is it treated"]),
        ("My neck hurts. What is dystonia? Is there a cure?", ["What is dystonia?", "Is there a cure?"]),
        ("thanks. and is it hereditary", ["and is it hereditary"]),
        ("what is fibro", []),
        ("what is fibro and dystonia", []),
        ("heat and cold, do they help", ["do they help"]),
        ("", []),
        ("?", []),
        ("how? why?", []),
        ("what is fibro, is it curable", ["what is fibro", "is it curable"]),
    ],
)
def test_the_questions_of_a_text_are_told_apart(text, parts):
    assert [part.rstrip("?") for part in questions_in(text)] == [part.rstrip("?") for part in parts]


def test_of_many_questions_the_first_three_are_answered(understood):
    message = understood("what is fibro? can it be cured? what are the symptoms of torticollis? can i have both?")

    assert [each["intent"]["name"] for each in message.get(QUESTIONS_KEY)] == [
        "ask_definition",
        "ask_cure",
        "ask_symptoms",
    ]


def test_half_an_emoji_does_no_harm(create):
    (message,) = create(NameExtractor).process(_messages(["fibro \ud83d"]))

    assert message.get(ENTITIES)[0]["value"] == "fibromyalgia"


def test_one_word_as_long_as_a_message_may_be_is_screened_at_once(app):
    begin = time.thread_time()

    app.screen("fibro" * 200)

    assert time.thread_time() - begin < 0.5


def test_a_model_that_was_trained_with_another_tuning_is_refused(trained, storage, monkeypatch):
    monkeypatch.setattr("bot.nlu.intent_classifier.tuning_id", lambda: "another")

    with pytest.raises(AtlasError, match="train it again"):
        load_classifier(storage)
