"""The fixed texts: word for word as they were approved, in their order, and each number in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.safety import Finding, HelpLine, Level, SafetyRules
from bot.safety.concepts import references
from bot.topics import Topic
from tests.safety.conftest import RULES

ROOT = RULES.parents[1]

EMERGENCY = (
    "This could be an emergency. Please call your local emergency number now (for example 911 in the US and "
    "Canada, 999 in the UK, 112 in the European Union and many other countries), or ask someone near you to call. "
    "Do not wait for an answer from me, and do not drive yourself to hospital."
)
CRISIS_LEAD = (
    "I am really sorry that you are going through this. You deserve help from a person right now.",
    (
        "If you are in danger, or have hurt yourself, please call your local emergency number "
        "(for example 911, 999 or 112) now."
    ),
    "To talk to someone, day or night:",
)
CRISIS_LINES = (
    "United States: call or text 988 (Suicide & Crisis Lifeline)",
    "UK and Ireland: call Samaritans on 116 123",
    "Other countries: findahelpline.com lists local lines",
)
CRISIS_CLOSING = (
    "If you can, stay with someone you trust until help comes. If you write about someone else, stay near them if you "
    "can, and make these calls for them."
)
URGENT = (
    "This should be looked at soon. Please contact your doctor, clinic or an urgent care line today. If it gets worse "
    "quickly, call your local emergency number."
)
PERSONAL_DIAGNOSIS = (
    "I cannot tell whether you have this or any other condition. Only a health professional who examines you can do "
    "that. I can explain what is generally known. It may help to write down your symptoms, when they started and what "
    "makes them better or worse, and to take the list to your doctor."
)
MEDICATION_ADVICE = (
    "I cannot advise on doses, or on starting, stopping, changing or mixing medicines. Please ask your doctor or "
    "pharmacist, and do not change anything before you have spoken to them. If you may have taken too much, or "
    "feel very unwell after a medicine, call your local emergency number (for example 911, 999 or 112)."
)
OUT_OF_SCOPE = (
    "I only have information on cervical dystonia and fibromyalgia, so I cannot help with that. For other health "
    "questions please ask a health professional."
)
SHORT = "This is general information. Please ask your doctor about your own situation."
MEDIUM = (
    "This is general information and not medical advice. I cannot diagnose or choose a treatment. Please talk to your "
    "doctor before you start, stop or change anything."
)
LONG = (
    "I am a computer program that shares general information on cervical dystonia and fibromyalgia. I am not a "
    "doctor. I cannot diagnose, and what I say does not replace an examination or your doctor's advice. Please "
    "talk with a doctor or another health professional about your symptoms and before starting, stopping or "
    "changing any treatment. In an emergency call your local emergency number (for example 911, 999 or 112)."
)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (Topic.EMERGENCY, EMERGENCY),
        (Topic.PERSONAL_DIAGNOSIS, PERSONAL_DIAGNOSIS),
        (Topic.MEDICATION_ADVICE, MEDICATION_ADVICE),
        (Topic.OUT_OF_SCOPE, OUT_OF_SCOPE),
    ],
)
def test_a_fixed_text_is_said_word_for_word(rules: SafetyRules, topic: Topic, text: str) -> None:
    assert rules.texts.fixed(topic).paragraphs == (text,)


def test_the_crisis_text_names_the_lines_before_its_end(rules: SafetyRules) -> None:
    text = rules.texts.fixed(Topic.CRISIS)
    assert text.paragraphs == CRISIS_LEAD
    assert tuple(str(line) for line in text.lines) == CRISIS_LINES
    assert text.closing == (CRISIS_CLOSING,)


def test_the_reminders_are_said_word_for_word(rules: SafetyRules) -> None:
    texts = rules.texts
    assert (texts.reminder_short, texts.reminder_medium, texts.reminder_long) == (SHORT, MEDIUM, LONG)


def test_a_topic_that_is_answered_with_facts_has_no_fixed_text(rules: SafetyRules) -> None:
    with pytest.raises(KeyError):
        rules.texts.fixed(Topic.CURE)


def test_an_emergency_ends_with_the_line_of_its_sign(rules: SafetyRules) -> None:
    finding = Finding("stroke", Level.EMERGENCY, Topic.EMERGENCY, "Note the time when it began.")
    assert rules.texts.for_finding(finding).paragraphs == (EMERGENCY, "Note the time when it began.")


def test_an_emergency_without_a_line_of_its_own_is_the_fixed_text(rules: SafetyRules) -> None:
    finding = Finding("breathing", Level.EMERGENCY, Topic.EMERGENCY)
    assert rules.texts.for_finding(finding) == rules.texts.fixed(Topic.EMERGENCY)


def test_a_crisis_ends_with_the_line_on_medicines(rules: SafetyRules) -> None:
    finding = Finding("wish-to-die", Level.CRISIS, Topic.CRISIS, "Tell them which medicines you take.")
    text = rules.texts.for_finding(finding)
    assert text.paragraphs == CRISIS_LEAD
    assert text.closing == (CRISIS_CLOSING, "Tell them which medicines you take.")


@pytest.mark.parametrize(
    ("topic", "text"), [(Topic.MEDICATION_ADVICE, MEDICATION_ADVICE), (Topic.PERSONAL_DIAGNOSIS, PERSONAL_DIAGNOSIS)]
)
def test_what_is_urgent_leads_and_the_text_of_its_topic_follows(rules: SafetyRules, topic: Topic, text: str) -> None:
    finding = Finding("any", Level.URGENT, topic)
    assert rules.texts.for_finding(finding).paragraphs == (URGENT, text)


def test_a_notice_is_its_line_alone(rules: SafetyRules) -> None:
    finding = Finding("heart", Level.NOTICE, None, "New or strong chest pain always needs emergency help.")
    text = rules.texts.for_finding(finding)
    assert text.paragraphs == ("New or strong chest pain always needs emergency help.",)
    assert text.lines == ()


def test_a_notice_on_suicide_names_the_help_lines(rules: SafetyRules) -> None:
    finding = Finding("suicide", Level.NOTICE, None, "Please talk to someone now:")
    assert rules.texts.for_finding(finding).lines == rules.texts.lines


URGENT_SIGN = Finding("some-sign", Level.URGENT, Topic.MEDICATION_ADVICE)
NOTICE = Finding("some-sign", Level.NOTICE, None, "Call if it is bad.")


def test_what_the_gate_found_is_said_in_place_of_an_answer_on_its_topic(rules: SafetyRules) -> None:
    said = rules.texts.in_place(Topic.MEDICATION_ADVICE, URGENT_SIGN)

    assert said == ("urgent", rules.texts.for_finding(URGENT_SIGN))


@pytest.mark.parametrize("finding", [None, NOTICE, URGENT_SIGN])
def test_what_was_found_on_another_topic_leaves_the_fixed_text_as_it_is(
    rules: SafetyRules, finding: Finding | None
) -> None:
    assert rules.texts.in_place(Topic.CRISIS, finding) == ("crisis", rules.texts.fixed(Topic.CRISIS))


def test_only_a_notice_is_said_beside_an_answer(rules: SafetyRules) -> None:
    assert rules.texts.beside(NOTICE) == rules.texts.for_finding(NOTICE)
    assert rules.texts.beside(URGENT_SIGN) is None
    assert rules.texts.beside(None) is None


@pytest.mark.parametrize(
    ("contact", "link"),
    [("988", "tel:988"), ("116 123", "tel:116123"), ("findahelpline.com", "https://findahelpline.com")],
)
def test_a_help_line_can_be_followed(contact: str, link: str) -> None:
    assert HelpLine("Here", f"call {contact}", contact).link == link


@pytest.mark.parametrize("number", ["911", "999", "112", "988", "116 123", "findahelpline.com"])
def test_each_number_stands_in_one_place(number: str) -> None:
    wanted = re.compile(rf"(?<![\w/.-]){re.escape(number)}(?![\w/-])")
    content = "\n".join(_without_comment(line) for path in _content() for line in path.read_text().splitlines())
    assert len(wanted.findall(content)) == 1


def _content() -> list[Path]:
    """All that Atlas says is in these files; training phrases are what others say."""
    data = [path for path in (ROOT / "data").rglob("*.yml") if path.name not in {"nlu.yml", "stories.yml"}]
    return data + [path for folder in ("bot", "actions") for path in (ROOT / folder).rglob("*.py")]


def _without_comment(line: str) -> str:
    return "" if line.lstrip().startswith("#") else line


def test_every_source_that_is_taken_from_the_facts_is_one_of_them() -> None:
    known = (ROOT / "data" / "facts" / "sources.yml").read_text()
    taken = yaml.safe_load(RULES.read_text())["fact_sources"]
    assert [source for source in taken if f"id: {source}\n" not in known] == []


def test_a_review_is_named(rules: SafetyRules) -> None:
    assert rules.by == "editorial"
    assert rules.reviewed.year >= 2026


def test_every_concept_is_used(rules: SafetyRules) -> None:
    used: set[str] = set()
    found = _heard_directly(rules)
    while found:
        used |= found
        found = {each for name in found for each in references(rules.concepts[name])} - used
    assert set(rules.concepts) - used == set()


def _heard_directly(rules: SafetyRules) -> set[str]:
    """The concepts that are listened for as such, and not only as a part of others."""
    lists = [rules.turns, *vars(rules.fact_questions).values(), *(extra.anywhere for extra in rules.extra_lines)]
    lists += [names for sign in rules.signs for names in (*sign.when, sign.anywhere, sign.unless)]
    return {name for names in lists for name in names} | references(rules.harmless)


def test_every_short_form_stands_for_a_word_that_is_listened_for(rules: SafetyRules) -> None:
    phrases = [*rules.harmless, *(phrase for phrases in rules.concepts.values() for phrase in phrases)]
    known = {word for phrase in phrases for element in phrase if isinstance(element, frozenset) for word in element}
    assert {short for short, word in rules.short_forms.items() if word not in known} == set()
