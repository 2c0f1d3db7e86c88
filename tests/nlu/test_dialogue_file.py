"""The conversations for `rasa test` are written so that Rasa takes them, and name what is really found."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryStep

FOLDER = Path(__file__).resolve().parents[1] / "conversations"


@pytest.fixture(scope="module")
def domain(root) -> Domain:
    return Domain.load(str(root / "domain.yml"))


@pytest.fixture(scope="module")
def steps(domain) -> list[StoryStep]:
    return YAMLStoryReader(domain).read_from_file(FOLDER / "test_dialogues.yml")


def _said(steps: list[StoryStep]) -> list[UserUttered]:
    return [event for step in steps for event in step.events if isinstance(event, UserUttered)]


def test_rasa_takes_them_for_tests_and_not_for_training():
    assert all(YAMLStoryReader.is_test_stories_file(path) for path in FOLDER.glob("*.yml"))


def test_they_name_only_intents_and_actions_of_the_domain(steps, domain):
    actions = {event.action_name for step in steps for event in step.events if isinstance(event, ActionExecuted)}

    assert {event.intent_name for event in _said(steps)} <= set(domain.intents)
    assert actions - {"action_listen", "action_unlikely_intent"} <= set(domain.user_actions)


def test_they_touch_every_kind_of_action(steps, domain):
    actions = {event.action_name for step in steps for event in step.events if isinstance(event, ActionExecuted)}

    assert set(domain.user_actions) - actions <= {"action_feedback", "action_did_you_mean"}


def test_the_names_in_them_are_those_that_are_found(steps, app):
    assert len(_said(steps)) > 20
    for event in _said(steps):
        found = [(each.kind, each.id) for each in app.names.find(event.text).mentions]
        assert [(each["entity"], each["value"]) for each in event.entities] == found, event.text


def test_the_gate_finds_the_alarms_in_them_and_no_others(steps, app):
    for event in _said(steps):
        finding = app.screen(event.text)
        alarm = finding is not None and finding.topic.intent in ("emergency", "crisis")
        assert alarm == (event.intent_name in ("emergency", "crisis")), event.text
