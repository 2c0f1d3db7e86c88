"""What is counted, and whether a goal is reached."""

from __future__ import annotations

import pytest

from bench.evaluation.reading import Guess, by_intent, guess, guess_of_rasa
from bench.evaluation.shares import MEASURES, Goal, Share
from bench.evaluation.tables import judgement
from bot.topics import Topic
from tests.bench.readings import asked, reading

SOME = [
    reading(Topic.CURE, "cure"),
    reading(Topic.CURE, "out_of_scope", noisy=True),
    reading(Topic.CURE, "symptoms", noisy=True, found=frozenset()),
    reading(Topic.CAUSES, "did_you_mean", found=frozenset({"fibromyalgia", "cervical_dystonia"})),
    reading(Topic.SYMPTOMS, "emergency"),
    reading(Topic.TREATMENT_OPTION, "treatment_option", treatment="botox"),
    reading(Topic.EMERGENCY, "emergency"),
    reading(Topic.EMERGENCY, "crisis"),
    reading(Topic.OUT_OF_SCOPE, "did_you_mean"),
    reading(Topic.OUT_OF_SCOPE, "greeting", found=frozenset()),
    reading(Topic.GREETING, "greeting", found=frozenset()),
]


@pytest.mark.parametrize(
    ("measure", "hits", "of"),
    [
        ("topic", 4, 11),
        ("knowledge", 2, 6),
        ("noisy", 0, 2),
        ("conditions", 4, 6),
        ("treatment", 0, 1),
        ("turned_away", 2, 6),
        ("out_of_scope", 1, 2),
        ("emergency", 1, 2),
        ("crisis", 0, 0),
        ("false_alarms", 1, 9),
    ],
)
def test_a_share_is_what_one_counts(measure, hits, of):
    found = next(each for each in MEASURES if each.id == measure)

    assert found.share(SOME) == Share(hits, of)


@pytest.mark.parametrize(
    ("share", "goal", "reached"),
    [
        (Share(95, 100), Goal(0.95), True),
        (Share(94, 100), Goal(0.95), False),
        (Share(1, 100), Goal(0.01, at_most=True), True),
        (Share(2, 100), Goal(0.01, at_most=True), False),
        (Share(0, 0), Goal(0.01, at_most=True), False),
    ],
)
def test_a_goal_is_a_bound_that_itself_is_good_enough(share, goal, reached):
    assert share.reaches(goal) is reached


def test_it_is_told_when_there_were_too_few_questions_to_be_sure():
    assert judgement(Share(52, 52), Goal(0.99)) == "reached, too few to be sure"
    assert judgement(Share(990, 1000), Goal(0.95)) == "reached"
    assert judgement(Share(800, 1000), Goal(0.95)) == "MISSED"
    assert judgement(Share(94, 100), Goal(0.95)) == "MISSED, too few to be sure"


def test_the_fallback_of_rasa_is_no_answer_and_its_confidence_that_of_what_was_likeliest():
    understood = {
        "intent": {"name": "nlu_fallback", "confidence": 0.3},
        "intent_ranking": [
            {"name": "nlu_fallback", "confidence": 0.3},
            {"name": "out_of_scope", "confidence": 0.28},
            {"name": "ask_cure", "confidence": 0.25},
        ],
    }
    found = guess_of_rasa(understood, 0.1)

    assert (found.intent, found.confidence, found.in_scope) == ("nlu_fallback", 0.28, 0.25)
    assert by_intent(asked(), found).turned_away


def test_an_alarm_has_no_ranking_and_full_confidence():
    found = guess_of_rasa({"intent": {"name": "emergency", "confidence": 1.0}, "intent_ranking": []}, 0.1)

    assert (found.confidence, found.in_scope) == (1, 1)


def test_the_none_of_nlpjs_is_no_answer():
    unknown = guess("None", [("None", 1.0)], 0.1)

    assert by_intent(asked(), unknown).turned_away
    assert (unknown.confidence, unknown.in_scope) == (0, 0)
    assert not by_intent(asked(), Guess("ask_cure", {"ask_cure": 0.6}, 0.1)).turned_away


def test_a_question_taken_for_the_one_before_is_wrong_but_not_turned_away():
    found = by_intent(asked(), Guess("same_question", {"same_question": 0.8}, 0.1))

    assert not found.right
    assert not found.turned_away


def test_who_looks_for_no_names_need_not_tell_a_treatment_from_treatment():
    one, other = asked(Topic.TREATMENT), asked(Topic.TREATMENT_OPTION)
    treatment = Guess("ask_treatment", {"ask_treatment": 0.8}, 0.1)

    assert by_intent(one, treatment).right_without_names
    assert by_intent(other, treatment).right_without_names
    assert not by_intent(other, treatment).right
    assert not by_intent(asked(Topic.CURE), treatment).right_without_names
