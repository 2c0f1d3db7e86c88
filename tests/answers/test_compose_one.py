"""Answers on one condition."""

from __future__ import annotations

import pytest

from bot.answers.compose import MOST_FACTS, MOST_WORDS
from bot.facts.model import Show
from bot.thresholds import ASKED_FOR, NEAR
from bot.topics import Topic
from tests.answers.reading import buttons_of, facts_of, paragraphs_of, text_of
from tests.builders import REMINDER, ask, asked, make_composer, make_fact

LOUD = make_fact("loud", "Hiccups are loud.", asked=asked("are hiccups loud", "yes"))
SHORT = make_fact("short", "Hiccups are short.", asked=asked("how long do hiccups last"))
RED = make_fact("red", "Hiccups turn some people red.", asked=asked("do hiccups turn people red", "sometimes"))
DEADLY = make_fact("deadly", "Very few die.", show=Show.ON_REQUEST, asked=asked("can you die of hiccups", "rarely"))


def _words(count: int) -> str:
    return " ".join(["word"] * count)


def _option(id: str, **changes):  # noqa: A002 - as the field is called
    return make_fact(id, **{"topic": Topic.TREATMENT_OPTION, "treatment": "water", **changes})


@pytest.mark.parametrize(
    ("question", "lead"),
    [("how long do hiccups last", "short"), ("are hiccups loud", "loud"), ("do hiccups turn people red", "red")],
)
def test_the_fact_that_was_asked_for_leads(question, lead):
    answer = make_composer(LOUD, SHORT, RED).compose(ask(Topic.SYMPTOMS, "hiccups", text=question), REMINDER)

    assert facts_of(answer)[0] == lead
    assert set(facts_of(answer)) == {"loud", "short", "red"}


def test_without_a_text_the_order_of_the_files_counts():
    answer = make_composer(LOUD, SHORT, RED).compose(ask(Topic.SYMPTOMS, "hiccups"), REMINDER)

    assert facts_of(answer) == ["loud", "short", "red"]


def test_the_answer_carries_what_it_was_asked_and_the_reminder():
    answer = make_composer(LOUD).compose(ask(Topic.SYMPTOMS, "hiccups"), REMINDER)

    assert (answer.topic, answer.conditions, answer.treatment, answer.reminder) == (
        Topic.SYMPTOMS,
        ("hiccups",),
        None,
        REMINDER,
    )


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("are hiccups loud", "Yes. Hiccups are loud."),
        ("So, are hiccups loud?", "Yes. Hiccups are loud."),
        ("hiccups are loud", "Hiccups are loud."),  # says it, and asks nothing
        ("do hiccups turn people red", "Sometimes. Hiccups turn some people red."),
        ("how long do hiccups last", "Hiccups are short."),  # no question for yes or no
    ],
)
def test_a_question_for_yes_or_no_gets_its_reply_first(question, begins):
    answer = make_composer(LOUD, SHORT, RED).compose(ask(Topic.SYMPTOMS, "hiccups", text=question), REMINDER)

    assert paragraphs_of(answer)[0] == begins


def test_a_reply_is_given_only_to_nearly_that_question():
    question = "are hiccups in the morning before breakfast loud or rather silent"
    answer = make_composer(LOUD).compose(ask(Topic.SYMPTOMS, "hiccups", text=question), REMINDER)

    assert paragraphs_of(answer)[-1] == "Hiccups are loud."
    assert NEAR > 0.5


NO_EXACT_FACT = "heading:no_exact_fact"


@pytest.mark.parametrize(
    ("fact", "question", "said"),
    [
        (LOUD, "can hiccups turn the hair grey", [NO_EXACT_FACT, "Hiccups are loud."]),
        (LOUD, "tell me about grey hair", ["Hiccups are loud."]),
        (make_fact("bare", "Hiccups jerk."), "can hiccups turn the hair grey", ["Hiccups jerk."]),
    ],
    ids=["a yes or no that no fact gives", "no yes or no is wanted", "nobody has written how people ask for it"],
)
def test_where_no_fact_is_near_a_yes_or_no_question_it_says_so(fact, question, said):
    answer = make_composer(fact).compose(ask(Topic.SYMPTOMS, "hiccups", text=question), REMINDER)

    assert paragraphs_of(answer) == said


@pytest.mark.parametrize(
    ("question", "begins"),
    [("hiccups get me down", "heading:sorry"), ("do hiccups change the mood", "Hiccups sadden.")],
)
def test_who_tells_of_their_own_mood_is_told_first_that_one_is_sorry(question, begins):
    sad = make_fact("sad", "Hiccups sadden.", topic=Topic.MENTAL_HEALTH, asked=asked("do hiccups change the mood"))
    answer = make_composer(sad).compose(ask(Topic.MENTAL_HEALTH, "hiccups", text=question), REMINDER)

    assert paragraphs_of(answer)[0] == begins


def test_who_asks_for_their_studies_gets_the_facts_at_once():
    text = "for my essay: how do hiccups change the mood"
    answer = make_composer(LOUD).compose(ask(Topic.MENTAL_HEALTH, text=text), REMINDER)

    assert paragraphs_of(answer) == ["heading:clarify"]


def test_one_is_sorry_also_where_it_must_ask_which_condition_is_meant():
    answer = make_composer(LOUD).compose(ask(Topic.MENTAL_HEALTH, text="it gets me down"), REMINDER)

    assert paragraphs_of(answer) == ["heading:sorry", "heading:clarify"]


def test_a_sensitive_fact_is_told_when_asked_for_exactly_that():
    answer = make_composer(LOUD, DEADLY).compose(
        ask(Topic.SYMPTOMS, "hiccups", text="can you die of hiccups"), REMINDER
    )

    assert facts_of(answer)[0] == "deadly"


@pytest.mark.parametrize("question", ["", "are hiccups loud", "what are hiccups", "can you laugh about hiccups at all"])
def test_a_sensitive_fact_is_not_told_otherwise(question):
    answer = make_composer(DEADLY, LOUD).compose(ask(Topic.SYMPTOMS, "hiccups", text=question), REMINDER)

    assert facts_of(answer) == ["loud"]
    assert 0.5 < ASKED_FOR <= NEAR


def test_when_only_a_sensitive_fact_is_known_other_questions_get_an_honest_answer():
    answer = make_composer(DEADLY).compose(ask(Topic.SYMPTOMS, "hiccups", text="are they loud"), REMINDER)

    assert (text_of(answer), facts_of(answer)) == ("heading:no_fact", [])


def test_as_many_facts_are_told_as_fit():
    few = [make_fact(f"f{i}", _words(MOST_WORDS // 2)) for i in range(4)]
    many = [make_fact(f"f{i}", _words(5)) for i in range(MOST_FACTS + 2)]

    assert len(make_composer(*few).compose(ask(Topic.SYMPTOMS, "hiccups"), REMINDER).facts) == 2
    assert len(make_composer(*many).compose(ask(Topic.SYMPTOMS, "hiccups"), REMINDER).facts) == MOST_FACTS


def test_one_fact_is_told_however_long_it_is():
    long = make_fact("long", _words(MOST_WORDS + 50))

    assert facts_of(make_composer(long, LOUD).compose(ask(Topic.SYMPTOMS, "hiccups"), REMINDER)) == ["long"]


@pytest.mark.parametrize("question", ["", "how much water", "is water good", "can water do harm"])
def test_a_warning_goes_along_with_its_treatment_whatever_was_asked(question):
    facts = [_option(f"f{i}", text=_words(30), asked=asked("is water good")) for i in range(5)]
    warning = _option("warning", text=_words(30), show=Show.ALWAYS)
    question = ask(Topic.TREATMENT_OPTION, "hiccups", treatment="water", text=question)

    assert "warning" in facts_of(make_composer(*facts, warning).compose(question, REMINDER))


def test_a_warning_comes_right_behind_the_lead():
    facts = [_option("one", text="Water is wet."), _option("two"), _option("warning", show=Show.ALWAYS)]
    question = ask(Topic.TREATMENT_OPTION, "hiccups", treatment="water", text="is water wet")

    assert facts_of(make_composer(*facts).compose(question, REMINDER)) == ["one", "warning", "two"]


def test_a_treatment_without_facts_of_its_own_is_answered_with_its_kinds():
    kinds = [_option("sips-1", treatment="sips"), _option("sips-2", treatment="sips")]

    answer = make_composer(*kinds).compose(ask(Topic.TREATMENT_OPTION, "hiccups", treatment="water"), REMINDER)

    assert facts_of(answer) == ["sips-1"]


def test_a_warning_on_a_kind_of_treatment_goes_along_when_the_kind_is_told():
    kinds = [_option("sips-1", treatment="sips"), _option("sips-2", treatment="sips", show=Show.ALWAYS)]

    answer = make_composer(*kinds).compose(ask(Topic.TREATMENT_OPTION, "hiccups", treatment="water"), REMINDER)

    assert facts_of(answer) == ["sips-1", "sips-2"]


def test_what_is_not_known_is_said_honestly():
    composer = make_composer(LOUD)

    nothing = composer.compose(ask(Topic.CURE, "hiccups"), REMINDER)
    treatment = composer.compose(ask(Topic.TREATMENT_OPTION, "hiccups", treatment="fright"), REMINDER)

    assert (text_of(nothing), nothing.facts) == ("heading:no_fact", ())
    assert text_of(treatment) == "heading:no_fact on a fright for hiccups"
    assert "heading:more" not in buttons_of(nothing) + buttons_of(treatment)


def test_without_a_condition_it_asks_which_one_is_meant():
    answer = make_composer(LOUD).compose(ask(Topic.SYMPTOMS, treatment="water"), REMINDER)

    assert text_of(answer) == "heading:clarify"
    assert buttons_of(answer) == ["Hiccups", "Yawning", "heading:both"]
    assert (answer.facts, answer.conditions, answer.treatment) == ((), (), "water")


def test_facts_on_the_condition_alone_come_before_those_on_several():
    shared = make_fact("shared", conditions=("hiccups", "yawning"))

    answer = make_composer(shared, LOUD, SHORT).compose(ask(Topic.SYMPTOMS, "hiccups"), REMINDER)

    assert facts_of(answer) == ["loud", "short", "shared"]


def test_more_is_offered_as_long_as_there_is_more_and_nothing_is_told_twice():
    facts = [make_fact(f"f{i}") for i in range(7)]
    composer, seen, told = make_composer(*facts), frozenset(), []
    for _ in range(10):
        answer = composer.compose(ask(Topic.SYMPTOMS, "hiccups", seen=seen), REMINDER)
        told += facts_of(answer)
        seen |= frozenset(facts_of(answer))
        if "heading:more" not in buttons_of(answer):
            break

    assert sorted(told) == sorted(fact.id for fact in facts)
    end = composer.compose(ask(Topic.SYMPTOMS, "hiccups", seen=seen), REMINDER)
    assert (text_of(end), end.facts) == ("talk:more_none", ())


def test_telling_more_gives_no_reply_to_the_question_again():
    answer = make_composer(LOUD, RED).compose(
        ask(Topic.SYMPTOMS, "hiccups", text="do hiccups turn people red", seen=frozenset({"loud"})), REMINDER
    )

    assert paragraphs_of(answer) == ["Hiccups turn some people red."]


def test_a_fact_on_more_conditions_does_not_lead_the_answer_on_one_of_them():
    shared = make_fact("shared", "Hiccups and yawns are quite loud.", conditions=("hiccups", "yawning"))
    own = make_fact("own", "Hiccups are loud now.")
    answer = make_composer(shared, own).compose(ask(Topic.SYMPTOMS, "hiccups", text="hiccups are quite loud"), REMINDER)

    assert facts_of(answer) == ["own", "shared"]


@pytest.mark.parametrize(("question", "first"), [("hiccups today", "mild"), ("hiccups choke", "warning")])
def test_a_warning_leads_only_where_it_was_asked_for(question, first):
    mild = make_fact("mild", "Hiccups pass badly.")
    warning = make_fact("warning", "Hiccups choke people.", show=Show.ALWAYS)
    answer = make_composer(warning, mild).compose(ask(Topic.SYMPTOMS, "hiccups", text=question), REMINDER)

    assert facts_of(answer)[0] == first


def test_a_fact_of_another_topic_leads_where_it_is_plainly_what_was_asked_for():
    school = make_fact("school", "Hiccups in school.", topic=Topic.SELF_CARE, asked=asked("what about school"))
    treated = make_fact("treated", "Hiccups stop.", topic=Topic.TREATMENT, asked=asked("what about school"))
    composer = make_composer(LOUD, school, treated)

    near = composer.compose(ask(Topic.SYMPTOMS, "hiccups", text="what about school"), REMINDER)
    far = composer.compose(ask(Topic.SYMPTOMS, "hiccups", text="what about old people"), REMINDER)

    assert (near.topic, facts_of(near)) == (Topic.SYMPTOMS, ["school", LOUD.id])
    assert facts_of(far) == [LOUD.id]
