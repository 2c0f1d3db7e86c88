"""What a message asks, with the help of what was talked about before."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.answers.question import Context, Message, Question, after, more_of, resolve
from bot.topics import KNOWLEDGE, Topic
from tests.builders import (
    HICCUP_CURE,
    HICCUPS,
    NOTHING,
    SNEEZING,
    TALK_OF_WATER,
    YAWNING,
    ask,
    make_catalogue,
    make_fact,
)

# Hiccups and yawning are compared with each other, sneezing with nothing.
CATALOGUE = make_catalogue(
    make_fact("main", topic=Topic.DIFFERENCE, conditions=("hiccups", "yawning")),
    make_fact("water-h", topic=Topic.TREATMENT_OPTION, treatment="water"),
    make_fact("water-y", topic=Topic.TREATMENT_OPTION, treatment="water", conditions=("yawning",)),
    make_fact("sips-h", topic=Topic.TREATMENT_OPTION, treatment="sips"),
    conditions=(HICCUPS, YAWNING, SNEEZING),
)
LOUDNESS = Context(topic="difference", conditions=("hiccups", "yawning"), aspect="sound", text="which is louder")


def _resolve(intent: str, text: str = "", context: Context = NOTHING, **named: tuple[str, ...]) -> Question | None:
    return resolve(Message(text, intent, **named), context, CATALOGUE)


@pytest.mark.parametrize("topic", sorted(KNOWLEDGE, key=list(Topic).index), ids=lambda topic: topic.value)
def test_a_question_on_a_named_condition_is_what_its_intent_says(topic):
    question = _resolve(topic.intent, "hello", conditions=("hiccups",), treatments=("water",))

    assert question.topic in (topic, Topic.TREATMENT_OPTION)
    assert "hiccups" in question.conditions
    assert (question.text, question.seen) == ("hello", frozenset())


@pytest.mark.parametrize("intent", ["greeting", "more", "emergency", "crisis", "out_of_scope", "nlu_fallback", "", "x"])
def test_what_asks_for_no_knowledge_is_no_question(intent):
    assert _resolve(intent, "hello", HICCUP_CURE, conditions=("hiccups",)) is None


# What is said, after what: the conditions that are meant.
CONDITIONS = [
    ("names one", NOTHING, "is it", ("yawning",), ("yawning",)),
    ("names one and talked about another", HICCUP_CURE, "is it", ("yawning",), ("yawning",)),
    ("names two in this order", NOTHING, "is it", ("yawning", "hiccups"), ("yawning", "hiccups")),
    ("names none and talked about nothing", NOTHING, "is it", (), ()),
    ("names none and talked about one", HICCUP_CURE, "is it", (), ("hiccups",)),
    ("names none and talked about two", LOUDNESS, "is it", (), ("hiccups", "yawning")),
    ("says both", NOTHING, "are BOTH painful", (), ("hiccups", "yawning")),
    ("says either", HICCUP_CURE, "does either hurt", (), ("hiccups", "yawning")),
    ("says the two", NOTHING, "do the two hurt", (), ("hiccups", "yawning")),
    ("says neither", NOTHING, "so neither hurts", (), ("hiccups", "yawning")),
    ("says each of them", NOTHING, "how is each of them found", (), ("hiccups", "yawning")),
    ("says the other one", HICCUP_CURE, "and the other one", (), ("yawning",)),
    ("says the other", HICCUP_CURE, "what about the other", (), ("yawning",)),
    ("says the other day", HICCUP_CURE, "it hurt the other day", (), ("hiccups",)),
    ("says the other one after nothing", NOTHING, "and the other one", (), ()),
]


@pytest.mark.parametrize(
    ("context", "text", "named", "meant"), [c[1:] for c in CONDITIONS], ids=[c[0] for c in CONDITIONS]
)
def test_the_conditions_are_those_named_or_pointed_at_or_talked_about(context, text, named, meant):
    assert _resolve("ask_symptoms", text, context, conditions=named).conditions == meant


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("ask_related_conditions", "which other condition often comes with it"),
        ("ask_related_conditions", "is there any other illness to look out for"),
        ("ask_self_care", "any other thing that helps"),
    ],
)
def test_some_other_illness_or_thing_is_not_the_other_one_of_two(intent, text):
    assert _resolve(intent, text, HICCUP_CURE).conditions == ("hiccups",)


@pytest.mark.parametrize("text", ["can people with these conditions work", "are these illnesses rare"])
def test_these_conditions_are_the_two_that_are_compared(text):
    assert _resolve("ask_prognosis", text).conditions == ("hiccups", "yawning")


# What is said, after what: the conditions that are compared.
COMPARED = [
    ("names two", NOTHING, ("yawning", "hiccups"), ("hiccups", "yawning")),
    ("names one", NOTHING, ("yawning",), ("hiccups", "yawning")),
    ("names none", NOTHING, (), ("hiccups", "yawning")),
    ("names one and talked about another", HICCUP_CURE, ("sneezing",), ("hiccups", "sneezing")),
    ("names three", NOTHING, ("sneezing", "yawning", "hiccups"), ("hiccups", "yawning", "sneezing")),
    ("names one that nothing is compared with", NOTHING, ("sneezing",), ("hiccups", "sneezing")),
]


@pytest.mark.parametrize(("context", "named", "meant"), [c[1:] for c in COMPARED], ids=[c[0] for c in COMPARED])
@pytest.mark.parametrize("intent", ["ask_difference", "ask_similarity", "ask_both", "ask_causation"])
def test_a_comparison_is_on_two_conditions_at_least_in_the_order_of_the_catalogue(intent, context, named, meant):
    assert _resolve(intent, "", context, conditions=named).conditions == meant


@pytest.mark.parametrize(
    ("intent", "context", "treatments", "topic", "treatment"),
    [
        ("ask_treatment_option", NOTHING, ("water",), Topic.TREATMENT_OPTION, "water"),
        ("ask_treatment_option", TALK_OF_WATER, (), Topic.TREATMENT_OPTION, "water"),
        ("ask_treatment_option", NOTHING, (), Topic.TREATMENT, None),
        ("ask_treatment_option", NOTHING, ("sips", "water"), Topic.TREATMENT_OPTION, "sips"),
        ("ask_treatment", NOTHING, ("water",), Topic.TREATMENT_OPTION, "water"),
        ("ask_treatment", NOTHING, ("water", "sips"), Topic.TREATMENT, None),
        ("ask_treatment", TALK_OF_WATER, (), Topic.TREATMENT, None),
        ("ask_difference", NOTHING, ("water", "sips"), Topic.TREATMENT_OPTION, "water"),
        ("ask_cure", TALK_OF_WATER, ("water",), Topic.CURE, None),
    ],
)
def test_a_named_treatment_makes_it_a_question_on_that_treatment(intent, context, treatments, topic, treatment):
    question = _resolve(intent, "", context, treatments=treatments, conditions=("hiccups",))

    assert (question.topic, question.treatment) == (topic, treatment)


def test_a_treatment_without_a_condition_is_asked_about_for_those_it_has_facts_on():
    assert _resolve("ask_treatment_option", treatments=("water",)).conditions == ("hiccups", "yawning")
    assert _resolve("ask_treatment_option", treatments=("sips",)).conditions == ("hiccups",)
    assert _resolve("ask_treatment_option", treatments=("fright",)).conditions == ()


SAME_QUESTION = {
    "other condition": (HICCUP_CURE, {"conditions": ("yawning",)}, ask(Topic.CURE, "yawning", text="can it be cured")),
    "nothing new": (HICCUP_CURE, {}, ask(Topic.CURE, "hiccups", text="can it be cured")),
    "no talk yet": (NOTHING, {"conditions": ("yawning",)}, ask(Topic.DEFINITION, "yawning")),
    "other condition of a treatment": (
        TALK_OF_WATER,
        {"conditions": ("yawning",)},
        ask(Topic.TREATMENT_OPTION, "yawning", treatment="water", text="does water help"),
    ),
    "other treatment": (
        TALK_OF_WATER,
        {"treatments": ("sips",)},
        ask(Topic.TREATMENT_OPTION, "hiccups", treatment="sips", text="what about that"),
    ),
    "first treatment": (
        HICCUP_CURE,
        {"treatments": ("sips",)},
        ask(Topic.TREATMENT_OPTION, "hiccups", treatment="sips", text="what about that"),
    ),
    "same aspect": (
        LOUDNESS,
        {},
        ask(Topic.DIFFERENCE, "hiccups", "yawning", aspect="sound", text="which is louder"),
    ),
    "other aspect": (
        LOUDNESS,
        {"aspects": ("speed",)},
        ask(Topic.DIFFERENCE, "hiccups", "yawning", aspect="speed", text="which is louder"),
    ),
}


@pytest.mark.parametrize(("context", "named", "expected"), SAME_QUESTION.values(), ids=SAME_QUESTION)
def test_the_same_question_is_asked_again_on_something_else(context, named, expected):
    assert _resolve("same_question", "what about that", context, **named) == expected


def test_an_aspect_counts_in_a_question_on_the_difference_only():
    assert _resolve("ask_difference", aspects=("speed", "sound")).aspect == "speed"
    assert _resolve("ask_similarity", aspects=("speed",)).aspect is None
    assert _resolve("ask_difference", "", LOUDNESS).aspect is None


def test_the_context_goes_through_a_slot_unchanged():
    for context in (NOTHING, HICCUP_CURE, TALK_OF_WATER, LOUDNESS):
        assert Context.from_json(json.loads(json.dumps(context.to_json()))) == context
    assert Context.from_json(None) == NOTHING


def test_what_a_slot_of_another_version_holds_beside_is_left_out():
    assert Context.from_json({**HICCUP_CURE.to_json(), "mood": "good"}) == HICCUP_CURE


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("for the throat i mean", ("hiccups",)),
        ("the throat one", ("hiccups",)),
        ("what about pain in the throat", ()),
        ("the jumping one", ()),
        ("hm", ()),
    ],
    ids=["a word of many names", "and no more", "beside another word", "a word of one name only", "nothing"],
)
def test_a_word_that_many_names_share_may_tell_which_condition_is_meant(text, meant):
    throat = replace(HICCUPS, aliases=("throat jumps", "jumping throat"))
    catalogue = replace(CATALOGUE, conditions=(throat, YAWNING))

    assert resolve(Message(text, "same_question"), Context(topic="cure"), catalogue).conditions == meant


def test_after_a_question_the_context_is_about_it():
    question = Question(Topic.CAUSES, ("yawning",), text="why")

    assert after(HICCUP_CURE, question, ("x", "y")) == Context(
        topic="causes", conditions=("yawning",), text="why", shown=("x", "y"), answers=2
    )


def test_telling_more_goes_on_with_the_last_question_and_adds_to_what_was_shown():
    question = more_of(HICCUP_CURE)

    assert question == Question(Topic.CURE, ("hiccups",), text="can it be cured", seen=frozenset({"a"}))
    assert after(HICCUP_CURE, question, ("b",)).shown == ("a", "b")


def test_before_the_first_question_there_is_nothing_to_tell_more_of():
    assert more_of(NOTHING) is None


WHY = {
    "the reason behind what an illness does is its causes": ("cure", None, "causes"),
    "a treatment tells its own reasons": ("treatment_option", "botox", "treatment_option"),
    "so does a comparison": ("difference", None, "difference"),
}


@pytest.mark.parametrize(("topic", "treatment", "asked"), WHY.values(), ids=WHY)
def test_why_asks_for_the_reason_of_what_was_told(topic, treatment, asked):
    context = Context(topic, ("fibromyalgia",), treatment, text="is there a cure", shown=("told",))

    question = _resolve("why", "why?", context)

    assert (question.topic.value, question.conditions, question.seen) == (asked, ("fibromyalgia",), {"told"})
    assert question.treatment == (treatment if asked == "treatment_option" else None)
    assert "is there a cure" in question.text


def test_why_before_anything_was_told_asks_nothing():
    assert _resolve("why", "why?", Context()) is None
