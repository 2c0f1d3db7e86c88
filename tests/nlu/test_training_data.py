"""Rasa's own files fit together: domain, rules, training phrases, and the topics of the code."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from typing import Any

import pytest
import yaml

import actions
from actions.atlas_action import CONTEXT_SLOT, AtlasAction
from bot.topics import (
    CONVERSATION,
    DANGER,
    FOLLOW_UP_INTENTS,
    KNOWLEDGE,
    SAFETY,
    SAME_QUESTION_INTENT,
    TELLING_INTENT,
    Topic,
    topic_of_intent,
)

FEWEST_PHRASES = 40


@pytest.fixture(scope="module")
def read(root):
    """Reads a YAML file of the repository."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return lambda name: yaml.load((root / name).read_text(encoding="utf-8"), loader)


@pytest.fixture(scope="module")
def domain(read) -> dict[str, Any]:
    return read("domain.yml")


@pytest.fixture(scope="module")
def phrases(read) -> dict[str, list[str]]:
    """The training phrases of each intent."""
    return {
        entry["intent"]: [line.removeprefix("- ") for line in entry["examples"].splitlines()]
        for entry in read("data/nlu.yml")["nlu"]
        if "intent" in entry
    }


@pytest.fixture(scope="module")
def rules(read) -> dict[str, str]:
    """The action of each intent."""
    steps = [rule["steps"] for rule in read("data/stories.yml")["rules"]]
    return {intent["intent"]: action["action"] for intent, action in steps}


def test_every_topic_is_an_intent_and_every_intent_a_topic(domain):
    assert set(domain["intents"]) == {topic.intent for topic in Topic} | FOLLOW_UP_INTENTS | {TELLING_INTENT}


def test_an_intent_leads_back_to_its_topic():
    assert [topic_of_intent(topic.intent) for topic in Topic] == list(Topic)
    assert {topic_of_intent(intent) for intent in FOLLOW_UP_INTENTS} == {None}
    assert topic_of_intent("ask_greeting") is None


def test_every_topic_is_of_one_kind():
    kinds = [KNOWLEDGE, CONVERSATION, SAFETY, {Topic.OUT_OF_SCOPE}]

    assert Counter(topic for kind in kinds for topic in kind) == Counter(Topic)
    assert DANGER < SAFETY


def test_every_intent_has_its_rule(domain, rules):
    assert set(rules) == {*domain["intents"], "nlu_fallback"}


def test_every_kind_of_topic_goes_to_its_action(rules):
    assert {rules[topic.intent] for topic in KNOWLEDGE} == {"action_answer"}
    assert {rules[topic.intent] for topic in SAFETY} == {"action_alarm"}
    assert rules[SAME_QUESTION_INTENT] == "action_answer"
    assert rules["nlu_fallback"] == "action_did_you_mean"


def test_the_actions_of_the_domain_are_those_that_there_are(domain, rules):
    for module in pkgutil.iter_modules(actions.__path__):
        importlib.import_module(f"actions.{module.name}")
    names = {kind().name() for kind in AtlasAction.__subclasses__()}

    assert set(domain["actions"]) == names
    assert set(rules.values()) <= names


def test_what_is_found_in_texts_and_remembered_is_in_the_domain(domain):
    assert set(domain["entities"]) == {"condition", "treatment", "aspect"}
    assert list(domain["slots"]) == [CONTEXT_SLOT]
    assert "responses" not in domain


def test_every_intent_has_enough_phrases(domain, phrases):
    few = {intent: len(set(phrases.get(intent, []))) for intent in domain["intents"]}

    assert {intent: count for intent, count in few.items() if count < FEWEST_PHRASES} == {}


def test_no_phrase_is_there_twice(phrases):
    counts = Counter(_plain(phrase) for examples in phrases.values() for phrase in examples)

    assert [phrase for phrase, count in counts.items() if count > 1] == []


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().split()).rstrip("?.! ")
