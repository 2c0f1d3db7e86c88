"""From probabilities to what a message means."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.nlu.decision import Decision, alarm, asks_by_itself, decide, likeliest, with_facts
from bot.thresholds import (
    ALARM,
    ALARM_WHEN_JUDGED,
    APART,
    CERTAIN,
    CERTAIN_OF_A_PART,
    FACT_HEARD,
    FOR_A_DOCTOR,
    OUTSIDE,
)
from bot.topics import NOT_UNDERSTOOD_INTENT, Topic


def test_the_likeliest_intent_is_meant():
    assert likeliest([("ask_cure", 0.8), ("ask_prognosis", 0.1)]) == ("ask_cure", 0.8)


def test_a_guess_is_not_taken_for_certain():
    assert likeliest([("ask_cure", CERTAIN - 0.01), ("ask_prognosis", 0.1)])[0] == NOT_UNDERSTOOD_INTENT


def test_a_question_that_may_well_be_on_something_else_is_not_answered_from_facts():
    assert likeliest([("ask_cure", 0.7), ("out_of_scope", OUTSIDE)])[0] == NOT_UNDERSTOOD_INTENT
    assert likeliest([("ask_cure", 0.7), ("out_of_scope", OUTSIDE - 0.01)])[0] == "ask_cure"


def test_of_two_that_are_equally_likely_none_is_meant():
    assert likeliest([("ask_cure", 0.45), ("ask_prognosis", 0.45 - APART / 2)])[0] == NOT_UNDERSTOOD_INTENT


def test_of_two_that_go_on_with_the_last_question_the_likelier_is_meant():
    assert likeliest([("more", 0.45), ("same_question", 0.44)])[0] == "more"


def test_what_may_be_for_a_doctor_is_meant_before_what_facts_answer():
    assert likeliest([("ask_symptoms", 0.45), ("personal_diagnosis", 0.43)])[0] == "personal_diagnosis"
    assert likeliest([("ask_symptoms", 0.7), ("personal_diagnosis", FOR_A_DOCTOR)])[0] == "personal_diagnosis"
    assert likeliest([("ask_symptoms", 0.7), ("personal_diagnosis", FOR_A_DOCTOR - 0.01)])[0] == "ask_symptoms"
    assert likeliest([("telling", 0.7), ("personal_diagnosis", FOR_A_DOCTOR)])[0] == "telling"
    assert likeliest([("ask_symptoms", 0.6), ("crisis", 0.4)])[0] == "ask_symptoms"  # where it was only asked about
    weighed = [("ask_symptoms", 0.45), ("personal_diagnosis", 0.43), ("out_of_scope", OUTSIDE)]
    assert likeliest(weighed)[0] == "personal_diagnosis"


@pytest.mark.parametrize("intent", ["emergency", "crisis"])
def test_danger_is_answered_even_where_something_else_is_likelier(intent):
    assert alarm([("ask_cure", 1 - ALARM), (intent, ALARM)]) == (intent, ALARM)


def test_emergency_and_crisis_count_together_and_the_likelier_is_answered():
    half = ALARM / 2

    assert alarm([("ask_cure", 1 - 3 * half), ("crisis", half + 0.01), ("emergency", half)])[0] == "crisis"


def test_without_much_to_fear_there_is_no_alarm():
    assert alarm([("ask_cure", 0.9), ("crisis", 0.1)]) is None


@pytest.mark.parametrize(
    ("intent", "probability", "by_itself"),
    [
        ("ask_cure", CERTAIN_OF_A_PART, True),
        ("ask_cure", CERTAIN_OF_A_PART - 0.01, False),
        ("greeting", 0.99, False),
        ("medication_advice", 0.99, True),
    ],
)
def test_only_a_certain_question_with_an_answer_is_answered_by_itself(intent, probability, by_itself):
    assert asks_by_itself([(intent, probability)]) is by_itself


SURE_OF_NOTHING = [("ask_cure", 0.4), ("ask_prognosis", 0.35), ("crisis", 0.2), ("out_of_scope", 0.05)]


def test_of_two_topics_the_one_with_a_fact_near_by_is_meant():
    weighed = with_facts(SURE_OF_NOTHING, {Topic.PROGNOSIS: 0.9, Topic.CURE: 0.6})

    assert weighed[0][0] == "ask_prognosis"
    assert weighed == sorted(weighed, key=lambda each: -each[1])


def test_facts_change_neither_how_dangerous_a_message_is_nor_whether_it_is_on_something_else():
    weighed = dict(with_facts(SURE_OF_NOTHING, {Topic.PROGNOSIS: 1.0, Topic.CURE: 0.1}))

    assert weighed["crisis"] == 0.2
    assert weighed["out_of_scope"] == 0.05
    assert weighed["ask_cure"] + weighed["ask_prognosis"] == pytest.approx(0.75)


def test_facts_that_are_far_away_say_nothing():
    assert with_facts(SURE_OF_NOTHING, {Topic.PROGNOSIS: FACT_HEARD, Topic.CURE: 0.0}) == SURE_OF_NOTHING
    assert with_facts([("greeting", 1.0)], {}) == [("greeting", 1.0)]


@dataclass(frozen=True)
class Asked:
    """A question in a message, of which one intent is certain."""

    intent: str
    named: tuple[str, ...] = ()

    @property
    def ranking(self) -> list[tuple[str, float]]:
        """Certain of one intent."""
        return [(self.intent, 0.9), ("greeting", 0.1)]


UNSURE = [("greeting", 0.34), ("thanks", 0.33), ("goodbye", 0.33)]


def test_different_questions_are_answered_one_by_one_in_their_order():
    parts = [Asked("ask_cure"), Asked("medication_advice"), Asked("ask_both")]

    assert decide(UNSURE, parts) == Decision("ask_cure", 0.9, (0, 1, 2))


def test_two_questions_for_a_doctor_are_both_answered():
    parts = [Asked("personal_diagnosis"), Asked("medication_advice")]

    assert decide(UNSURE, parts) == Decision("personal_diagnosis", 0.9, (0, 1))


@pytest.mark.parametrize("courtesy", ["thanks", "greeting"])
def test_a_question_behind_a_courtesy_is_answered(courtesy):
    polite = [(courtesy, 0.8), ("ask_cure", 0.1), ("goodbye", 0.1)]

    assert decide(polite, [Asked("ask_cure")]) == Decision("ask_cure", 0.9)
    assert decide(polite, [Asked("out_of_scope")]).intent == courtesy
    assert decide([("goodbye", 0.8), ("ask_cure", 0.2)], [Asked("ask_cure")]).intent == "goodbye"


def test_the_same_question_again_is_no_other_question():
    assert decide(UNSURE, [Asked("ask_cure"), Asked("ask_cure")]).intent == NOT_UNDERSTOOD_INTENT
    assert decide(UNSURE, [Asked("ask_cure", ("fibro",)), Asked("ask_cure", ("cd",))]).questions == (0, 1)


def test_of_too_many_questions_those_for_a_doctor_are_kept():
    parts = [Asked("ask_cure"), Asked("ask_both"), Asked("ask_onset"), Asked("medication_advice")]

    assert decide(UNSURE, parts).questions == (0, 1, 3)


def test_what_the_gate_found_urgent_is_meant_unless_there_is_worse():
    sure = [("ask_cure", 0.9), ("crisis", 0.1)]

    assert decide(sure, [Asked("ask_cure"), Asked("ask_both")], urgent="medication_advice") == Decision(
        "medication_advice", 1.0
    )
    assert decide([("crisis", 0.95), ("ask_cure", 0.05)], urgent="medication_advice").intent == "crisis"


@pytest.mark.parametrize("judged", [{"only_asked": True}, {"urgent": "medication_advice"}], ids=str)
def test_a_danger_that_the_gate_has_judged_must_be_likelier(judged):
    ranking = [("ask_symptoms", 0.55), ("emergency", 0.45)]
    assert ALARM < 0.45 < ALARM_WHEN_JUDGED

    assert decide(ranking).intent == "emergency"
    assert decide(ranking, **judged).intent != "emergency"
    assert decide([("emergency", 0.95), ("ask_symptoms", 0.05)], **judged).intent == "emergency"


@pytest.mark.parametrize("near", [{}, {Topic.CURE: 0.9}, {Topic.PROGNOSIS: 0.62, Topic.CURE: 0.5}])
def test_facts_have_no_say_in_whether_there_is_a_danger(near):
    telling = [("ask_cure", 0.36), ("telling", 0.3), ("crisis", 0.29), ("ask_prognosis", 0.05)]
    danger = [("ask_cure", 0.36), ("crisis", 0.33), ("telling", 0.26), ("ask_prognosis", 0.05)]

    assert alarm(with_facts(telling, near)) is None
    assert alarm(with_facts(danger, near)) == ("crisis", 0.33)


def test_between_a_harmless_statement_and_a_danger_the_likelier_is_meant():
    assert decide([("telling", 0.6), ("crisis", 0.4)]).intent == "telling"
    assert decide([("crisis", 0.6), ("telling", 0.4)]).intent == "crisis"
    assert decide([("ask_cure", 0.6), ("crisis", 0.4)]).intent == "crisis"
