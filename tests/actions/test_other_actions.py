"""Alarms, small talk and what was not understood, through the SDK's own executor."""

from __future__ import annotations

import re

import pytest

CD, FM = "cervical_dystonia", "fibromyalgia"
TALKED = {"topic": "cure", "conditions": [FM], "shown": ["fm-cure-none"], "text": "can it be cured", "answers": 3}


def _without_links(text: str) -> str:
    return re.sub(r"\[\*\*(.+?)\*\*\]\(tel:\d+\)", r"\1", text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("i want to kill myself", "crisis"), ("after my botox injection i cannot breathe", "emergency")],
)
def test_an_alarm_says_the_fixed_text_and_nothing_else(act, app, text, intent):
    said = act("action_alarm", text, intent, context=TALKED)

    finding = app.screen(text)
    fixed = app.rules.texts.for_finding(finding)
    assert all(paragraph in _without_links(said.text) for paragraph in (*fixed.paragraphs, *fixed.closing))
    assert said.response["buttons"] == []
    assert (said.atlas["topic"], said.atlas["facts"], said.atlas["reminder"]) == (intent, [], True)
    (block,) = said.atlas["blocks"]
    assert (block["type"], block["level"]) == ("alert", intent)


@pytest.mark.parametrize("text", ["i want to kill myself", "my face is drooping"])
def test_in_an_alarm_every_emergency_number_can_be_dialled(act, app, text):
    said = act("action_alarm", text, app.screen(text).topic.value)

    assert app.rules.texts.numbers
    for number in app.rules.texts.numbers:
        assert f"[**{number}**](tel:{number})" in said.text


def test_in_a_crisis_every_help_line_can_be_reached_by_a_link(act, app):
    said = act("action_alarm", "i want to kill myself", "crisis")

    assert app.rules.texts.lines
    assert all(f"[**{line.contact}**]({line.link})" in said.text for line in app.rules.texts.lines)


@pytest.mark.parametrize("intent", ["emergency", "crisis"])
def test_an_alarm_that_the_classifier_alone_raised_is_as_loud(act, app, intent):
    said = act("action_alarm", "something that no rule knows", intent)

    assert _without_links(said.text).startswith(app.rules.texts.fixed_texts[intent].paragraphs[0])
    assert said.response["buttons"] == []


@pytest.mark.parametrize("intent", ["personal_diagnosis", "medication_advice"])
def test_what_only_a_professional_may_answer_is_turned_away_and_general_questions_are_offered(act, app, intent):
    said = act("action_alarm", "should i", intent, context=TALKED)

    assert _without_links(said.text).startswith(app.rules.texts.fixed_texts[intent].paragraphs[0])
    assert said.atlas["topic"] == intent
    assert said.buttons
    assert all("fibromyalgia" in button for button in said.buttons)


@pytest.mark.parametrize("intent", ["emergency", "crisis", "personal_diagnosis", "medication_advice"])
def test_behind_an_alarm_the_talk_can_go_on_where_it_was(act, intent):
    said = act("action_alarm", "something", intent, context=TALKED)

    assert {key: said.context[key] for key in TALKED} == TALKED


def test_a_question_of_fact_about_danger_is_answered_and_says_when_to_call_for_help(act, app):
    text = "does fibromyalgia cause chest pain?"
    finding = app.screen(text)

    said = act("action_answer", text, "ask_symptoms")

    assert said.atlas["facts"]
    *_, notice, reminder = said.atlas["blocks"]
    assert (notice["type"], notice["level"]) == ("alert", finding.level.value)
    assert finding.extra in said.text
    assert reminder["role"] == "reminder"


@pytest.mark.parametrize("intent", ["greeting", "capabilities", "identity", "goodbye", "thanks", "handoff"])
def test_small_talk_has_its_text_without_facts(act, app, intent):
    said = act("action_small_talk", "x", intent, context=TALKED)

    assert (said.atlas["topic"], said.atlas["facts"], said.atlas["sources"]) == (intent, [], [])
    assert "{" not in said.text
    assert {key: said.context[key] for key in TALKED} == TALKED


@pytest.mark.parametrize("intent", ["greeting", "capabilities", "identity"])
def test_atlas_introduces_itself_with_its_limits(act, app, intent):
    said = act("action_small_talk", "x", intent)

    assert said.text.endswith(app.rules.texts.reminder_long)
    assert said.atlas["reminder"] is True


def test_what_is_out_of_scope_is_turned_away(act, app):
    said = act("action_out_of_scope", "what is the weather", "out_of_scope")

    assert _without_links(said.text).startswith(app.rules.texts.fixed_texts["out_of_scope"].paragraphs[0])
    assert said.atlas["topic"] == "out_of_scope"
    assert said.buttons


SPANISH = "¿qué es lo que tiene mi hija?"


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        ("action_out_of_scope", "out_of_scope"),
        ("action_did_you_mean", "nlu_fallback"),
        ("action_answer", "nlu_fallback"),
    ],
)
def test_what_is_turned_away_says_in_the_language_of_the_message_that_atlas_answers_in_english(
    act, app, action, intent
):
    said = act(action, SPANISH, intent)

    assert said.text.startswith(app.wording.languages["es"].english_only)
    assert said.text != app.wording.languages["es"].english_only


def test_an_alarm_in_another_language_stays_the_alarm_alone(act, app):
    said = act("action_alarm", SPANISH, "emergency")

    assert _without_links(said.text).startswith(app.rules.texts.fixed_texts["emergency"].paragraphs[0])


def test_what_was_not_understood_for_certain_becomes_buttons_on_the_condition_talked_about(act, app):
    ranking = [
        {"name": "nlu_fallback", "confidence": 0.7},
        {"name": "ask_cure", "confidence": 0.3},
        {"name": "ask_symptoms", "confidence": 0.25},
        {"name": "ask_onset", "confidence": 0.2},
    ]

    said = act("action_did_you_mean", "hm", "nlu_fallback", intent_ranking=ranking, context=TALKED)

    assert said.text == app.wording.headings.did_you_mean
    assert said.buttons == ["Is there a cure for fibromyalgia?", "What are the symptoms of fibromyalgia?"]


def test_a_name_in_the_message_counts_before_what_was_talked_about(act):
    ranking = [{"name": "ask_cure", "confidence": 0.3}]

    said = act("action_did_you_mean", "torticollis hm", "nlu_fallback", intent_ranking=ranking, context=TALKED)

    assert said.buttons == ["Is there a cure for cervical dystonia?"]


@pytest.mark.parametrize("ranking", [[], [{"name": "greeting", "confidence": 0.9}]])
def test_what_was_not_understood_at_all_is_said_so(act, app, ranking):
    said = act("action_did_you_mean", "??", "nlu_fallback", intent_ranking=ranking)

    assert said.text == app.wording.headings.not_understood


ALL = {
    "action_answer": "ask_symptoms",
    "action_tell_more": "more",
    "action_repeat": "repeat",
    "action_sources": "sources",
    "action_small_talk": "greeting",
    "action_feedback": "feedback",
    "action_alarm": "crisis",
    "action_out_of_scope": "out_of_scope",
    "action_did_you_mean": "nlu_fallback",
}


@pytest.mark.parametrize(("action", "intent"), ALL.items())
@pytest.mark.parametrize("text", ["", "🙂", "?" * 500, "<b>fibro</b>", "'; DROP TABLE atlas_fact; --"])
def test_every_action_says_something_whatever_was_typed(act, action, intent, text):
    said = act(action, text, intent)

    assert said.text.strip()
    assert text not in said.text or not text


@pytest.mark.parametrize(("action", "intent"), ALL.items())
def test_every_action_says_something_when_little_is_known_of_the_message(act, action, intent):
    said = act(action, None or "", intent, entities=[], intent_ranking=[], metadata={}, context=None)

    assert said.text.strip()
    assert set(said.response) >= {"text", "buttons", "atlas"}


def test_who_only_tells_something_is_asked_what_they_would_like_to_know(act):
    said = act("action_told", "my husband has torticollis, he drives a van", "telling")

    assert said.text.startswith("Thank you for telling me.")
    assert said.context["conditions"] == [CD]
    assert all("cervical dystonia" in each or "both" in each for each in said.buttons)


@pytest.mark.parametrize("intent", ["emergency", "crisis"])
def test_the_next_two_answers_after_an_alarm_begin_with_whom_to_call(act, app, intent):
    reminded = app.rules.texts.after_alarm.paragraphs[0]
    context = act("action_alarm", "something", intent, context=TALKED).context

    told = []
    for _ in range(3):
        said = act("action_small_talk", "ok thanks", "thanks", context=context)
        context = said.context
        told.append(reminded in _without_links(said.text))

    assert told == [True, True, False]


def test_an_alarm_after_an_alarm_says_its_own_text_alone(act, app):
    said = act("action_alarm", "something", "crisis", context={**TALKED, "alarmed": 2})

    assert app.rules.texts.after_alarm.paragraphs[0] not in _without_links(said.text)
    assert said.context["alarmed"] == 2
