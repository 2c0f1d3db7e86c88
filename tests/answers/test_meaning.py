"""Which question a message is, where it can be read in several ways."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answers.meaning import about_anything, about_treatment, meant, readings
from bot.answers.phrasing import compares_with_something_else
from bot.answers.question import Context, Message, Question, told_in_passing
from bot.thresholds import ELSEWHERE, FAR, NEAR, OUTSIDE, SPOKEN_OF
from bot.topics import NOT_UNDERSTOOD_INTENT, SAME_QUESTION_INTENT, Topic
from tests.builders import HICCUP_CURE, HICCUPS, NOTHING, SNEEZING, TALK_OF_WATER, YAWNING, make_catalogue, make_fact

CATALOGUE = make_catalogue(
    make_fact("main", topic=Topic.DIFFERENCE, conditions=("hiccups", "yawning")),
    make_fact("water-h", topic=Topic.TREATMENT_OPTION, treatment="water"),
    make_fact("sips-h", topic=Topic.TREATMENT_OPTION, treatment="sips"),
    make_fact("school-h", topic=Topic.SELF_CARE),
    make_fact("cure-h", topic=Topic.CURE),
    make_fact("work-y", topic=Topic.PROGNOSIS, conditions=("yawning",)),
    conditions=(HICCUPS, YAWNING, SNEEZING),
)


def _meant(message: Message, context: Context, **near: float) -> Question | None:
    """What is meant where the nearest facts of some topics or treatments are as near as given, and others far off."""

    def nearness(question: Question) -> float:
        return near.get(question.treatment or question.topic.value, 0.0)

    return meant(message, context, CATALOGUE, nearness, lambda text: text.replace("hiccups", "it"))


@pytest.mark.parametrize("text", ["how long does it last", "are they safe", "is THAT dangerous", "does this hurt"])
def test_after_a_treatment_a_pronoun_may_stand_for_it(text):
    as_it_stands, by_name = about_treatment(Message(text, "ask_prognosis"), TALK_OF_WATER, CATALOGUE)

    assert as_it_stands == Question(Topic.TREATMENT_OPTION, ("hiccups",), "water", text=text)
    assert by_name.text.count(CATALOGUE.treatment["water"].name) == 1
    assert len(by_name.text.split()) == len(text.split()) - 1 + len(CATALOGUE.treatment["water"].name.split())


def test_after_a_treatment_a_short_question_may_be_on_it_without_a_pronoun():
    (question,) = about_treatment(Message("side effects?", "ask_symptoms"), TALK_OF_WATER, CATALOGUE)

    assert question == Question(Topic.TREATMENT_OPTION, ("hiccups",), "water", text="side effects?")


@pytest.mark.parametrize(
    ("message", "context"),
    [
        (Message("how long does it last", "ask_prognosis"), HICCUP_CURE),
        (Message("how long does it last", "ask_prognosis"), NOTHING),
        (Message("how long do the yawns of most people last", "ask_prognosis"), TALK_OF_WATER),
        (Message("is there anything else for it", "ask_treatment"), TALK_OF_WATER),
        (Message("how long does it last in yawning", "ask_prognosis", conditions=("yawning",)), TALK_OF_WATER),
        (Message("is it better than sips", "ask_treatment_option", treatments=("sips",)), TALK_OF_WATER),
    ],
)
def test_a_pronoun_stands_for_no_treatment_when_none_was_talked_about_or_something_is_named(message, context):
    assert about_treatment(message, context, CATALOGUE) == []


def test_of_several_treatments_each_may_be_the_one_that_is_asked_about():
    message = Message("sips or water?", "ask_treatment_option", ("hiccups",), ("sips", "water"))

    assert [each.treatment for each in readings(message, NOTHING, CATALOGUE)] == ["sips", "water"]


def test_what_leans_on_the_last_question_may_be_on_any_topic_with_facts_on_its_condition():
    questions = about_anything(Message("what about school", SAME_QUESTION_INTENT), HICCUP_CURE, CATALOGUE)

    assert {(each.topic, each.treatment) for each in questions} == {
        (Topic.TREATMENT_OPTION, "water"),
        (Topic.TREATMENT_OPTION, "sips"),
        (Topic.SELF_CARE, None),
        (Topic.CURE, None),
    }
    assert {each.text for each in questions} == {"what about school"}


def test_the_topic_with_the_nearest_fact_is_meant_by_what_about():
    school = Message("what about school", SAME_QUESTION_INTENT)

    assert _meant(school, HICCUP_CURE, self_care=FAR + 0.2, cure=FAR).topic is Topic.SELF_CARE
    assert _meant(school, HICCUP_CURE, self_care=FAR + 0.01, cure=FAR).topic is Topic.CURE  # what was talked about


def test_what_about_something_unknown_is_asked_of_the_last_topic_and_not_answered_as_before():
    question = _meant(Message("what about rhubarb", SAME_QUESTION_INTENT), HICCUP_CURE)

    assert (question.topic, question.text) == (Topic.CURE, "what about rhubarb")


def test_words_that_lean_on_nothing_are_no_question():
    assert _meant(Message("phew ok", SAME_QUESTION_INTENT), HICCUP_CURE) is None


def test_the_last_question_is_repeated_for_another_name():
    other = Message("what about yawning", SAME_QUESTION_INTENT, ("yawning",))

    assert _meant(other, HICCUP_CURE) == Question(Topic.CURE, ("yawning",), text="can it be cured")


def test_what_the_classifier_is_not_sure_of_is_answered_where_a_fact_plainly_does():
    unsure = Message("school and stuff??", NOT_UNDERSTOOD_INTENT)

    assert _meant(unsure, HICCUP_CURE, self_care=NEAR).topic is Topic.SELF_CARE
    assert _meant(unsure, HICCUP_CURE, self_care=NEAR - 0.01) is None
    assert _meant(unsure, NOTHING, self_care=1.0) is None


def test_less_is_needed_where_a_treatment_is_named_or_was_talked_about():
    sips = Message("sips then? had them once", NOT_UNDERSTOOD_INTENT, (), ("sips",))

    assert _meant(sips, NOTHING, sips=FAR) == Question(Topic.TREATMENT_OPTION, ("hiccups",), "sips", text=sips.text)
    assert _meant(Message("how long", NOT_UNDERSTOOD_INTENT), TALK_OF_WATER, water=NEAR - 0.1).treatment == "water"


@pytest.mark.parametrize(
    ("intent", "treatment"), [("ask_prognosis", "water"), ("ask_who_gets_it", None), ("ask_cure", None)]
)
def test_after_a_treatment_it_is_more_easily_the_illness_that_is_had_or_cured(intent, treatment):
    question = _meant(Message("who has it", intent), TALK_OF_WATER, water=0.6, prognosis=0.65, who_gets_it=0.65)

    assert question.treatment == treatment


def test_a_treatment_named_in_passing_is_what_the_next_question_may_be_about():
    context = told_in_passing(Message("my water wears off", "medication_advice", (), ("water",)), HICCUP_CURE)

    assert (context.topic, context.treatment, context.conditions) == ("treatment_option", "water", ("hiccups",))
    assert [each.treatment for each in about_treatment(Message("is that normal", "ask_symptoms"), context, CATALOGUE)]


@pytest.mark.parametrize(
    "text",
    [
        "what is the difference between burps and hiccups",
        "hiccups vs burps",
        "how are hiccups different from burps?",
        "what is the difference between hiccups and hiccups",
    ],
)
def test_a_comparison_with_something_else_is_answered_by_what_is_nearest_and_said_to_be_no_more(text):
    question = _meant(Message(text, "ask_difference", ("hiccups",)), NOTHING, self_care=0.4)

    assert (question.topic, question.beyond) == (Topic.SELF_CARE, True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("what is the difference between hiccups and yawning", ("hiccups", "yawning")),
        ("how is hiccups different from the other one", ("hiccups",)),
        ("what is the difference between the two", ()),
        ("which is worse", ()),
    ],
)
def test_the_conditions_that_are_known_are_compared_with_each_other(text, named):
    question = _meant(Message(text, "ask_difference", named), NOTHING)

    assert (question.topic, question.conditions) == (Topic.DIFFERENCE, ("hiccups", "yawning"))


@pytest.mark.parametrize(
    "text",
    [
        "how do they compare with respect to pain",
        "how are they different from person to person",
        "what is the difference between the symptoms and the causes of the two",
        "difference between pain and fatigue in both",
        "is it different from yours",
    ],
)
def test_words_of_comparison_alone_compare_with_nothing_else(text):
    assert not compares_with_something_else(text)


def test_what_may_be_for_a_doctor_is_not_answered_by_its_fact():
    unsure = Message("should i have sips", NOT_UNDERSTOOD_INTENT, (), ("sips",), may_be={"medication_advice": 0.2})

    assert _meant(unsure, NOTHING, sips=1.0) is None


def test_what_may_not_be_our_business_is_answered_only_where_a_fact_is_near():
    unsure = Message("where do i buy sips", NOT_UNDERSTOOD_INTENT, (), ("sips",), may_be={"out_of_scope": OUTSIDE})

    assert _meant(unsure, NOTHING, sips=FAR) is None
    assert _meant(unsure, NOTHING, sips=NEAR) is not None


def test_more_of_the_same_treatment_goes_on_where_it_was():
    context = replace(TALK_OF_WATER, shown=("water-h",))

    assert told_in_passing(Message("thanks, water it is", "thanks", (), ("water",)), context) == context


def test_after_a_treatment_a_fact_that_is_much_nearer_leaves_it():
    collar = Message("and does a collar help", "ask_treatment_option")

    assert _meant(collar, TALK_OF_WATER, water=0.5, self_care=NEAR).topic is Topic.TREATMENT_OPTION
    assert (
        _meant(collar, TALK_OF_WATER, water=0.5, self_care=0.5 + SPOKEN_OF + ELSEWHERE + 0.01).topic is Topic.SELF_CARE
    )


@pytest.mark.parametrize(("nearer", "topic"), [("water", Topic.TREATMENT_OPTION), ("self_care", Topic.SELF_CARE)])
def test_what_one_can_do_with_a_treatment_may_be_on_that_treatment(nearer, topic):
    message = Message("should he keep up the water", "ask_self_care", ("hiccups",), ("water",))

    assert _meant(message, NOTHING, **{"water": 0.5, "self_care": 0.5, nearer: 0.6}).topic is topic
