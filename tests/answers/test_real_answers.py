"""Answers from the real content, over all that can be asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.every_answer import questions, talk
from bot.answers.answer import Answer, Paragraph, Table
from bot.answers.question import Context, Message, Question
from bot.app import App
from bot.facts.model import Show
from bot.topics import KNOWLEDGE, Topic
from tests.answers.reading import buttons_of, facts_of, paragraphs_of, text_of

CD, FM = "cervical_dystonia", "fibromyalgia"
MOST_WORDS = 90


@pytest.fixture(scope="module")
def talks(app: App) -> dict[Question, list[Answer]]:
    """Each question and its answers: the first, then "tell me more" until it is not offered, and once more."""
    return {question: list(talk(app, question)) for question in questions(app.catalogue)}


def _all_answers(talks: dict[Question, list[Answer]]) -> Iterator[Answer]:
    return chain.from_iterable(talks.values())


def _words(answer: Answer) -> int:
    return len(text_of(answer).split())


def test_every_first_answer_tells_a_fact_or_says_honestly_that_there_is_none(app, talks):
    honest = (app.wording.headings.no_fact, app.wording.headings.no_fact_treatment.partition("{")[0])
    for question, (first, *_) in talks.items():
        assert first.facts or text_of(first).startswith(honest), question
        if question.topic is not Topic.TREATMENT_OPTION:
            assert first.facts, question


def test_every_answer_has_a_reminder(talks):
    assert all(answer.reminder for answer in _all_answers(talks))


def test_answers_are_short(talks):
    long = {answer.topic: _words(answer) for answer in _all_answers(talks) if _words(answer) > MOST_WORDS}
    long.pop(Topic.DIFFERENCE, None)  # a test of its own, below

    assert long == {}


def test_the_answer_on_the_difference_is_short_too(talks):
    assert max(_words(answer) for answer in _all_answers(talks) if answer.topic is Topic.DIFFERENCE) <= MOST_WORDS


def test_no_answer_is_empty(talks):
    empty = [question for question, answers in talks.items() for answer in answers if not text_of(answer).strip()]

    assert empty == []


def test_tell_me_more_is_offered_exactly_when_there_is_more_and_never_repeats(app, talks):
    for question, answers in talks.items():
        told = [fact for answer in answers for fact in facts_of(answer)]
        assert len(told) == len(set(told)), question
        for answer, following in pairwise(answers):
            offered = app.wording.headings.more in buttons_of(answer)
            assert offered == bool(following.facts), question


def test_everything_that_is_known_and_not_sensitive_comes_out_by_asking_for_more(app, talks):
    told = {fact for answer in _all_answers(talks) for fact in facts_of(answer)}
    known = {fact.id for fact in app.catalogue.facts if fact.show is not Show.ON_REQUEST}

    assert known - told == set()


def test_sensitive_facts_do_not_come_out_by_asking_for_more(app, talks):
    told = {fact for answer in _all_answers(talks) for fact in facts_of(answer)}
    sensitive = {fact.id for fact in app.catalogue.facts if fact.show is Show.ON_REQUEST}

    assert sensitive
    assert told & sensitive == set()


def test_facts_are_on_what_was_asked(talks):
    for question, answers in talks.items():
        for fact in chain.from_iterable(answer.facts for answer in answers):
            assert fact.topic is question.topic, question
            assert set(fact.conditions) & set(question.conditions), question


def test_the_overall_difference_is_a_table_with_a_cell_for_each_condition(talks):
    answer = talks[Question(Topic.DIFFERENCE, (CD, FM))][0]
    lead, table = answer.blocks

    assert isinstance(lead, Paragraph)
    assert isinstance(table, Table)
    assert all(cell and cell[0].text for row in table.rows for cell in row)


def test_suggestions_lead_to_questions_that_have_facts(app, talks):
    known = {
        app.wording.questions[topic].format(condition=condition.name)
        for topic in KNOWLEDGE - {Topic.TREATMENT_OPTION}
        for condition in app.catalogue.conditions
        if app.catalogue.about(topic, condition.id)
    }
    allowed = known | {app.wording.headings.more}
    for answer in _all_answers(talks):
        assert set(buttons_of(answer)) <= allowed
        assert 2 <= len(answer.suggestions) <= 3, answer.topic
        assert len(set(buttons_of(answer))) == len(answer.suggestions)


def test_a_warning_goes_along_with_its_treatment_however_it_is_asked_for(app):
    warnings = [fact for fact in app.catalogue.facts if fact.show is Show.ALWAYS]
    assert {fact.treatment for fact in warnings} >= {"botox", "antidepressant", "nerve_medication"}
    for warning in warnings:
        facts = app.catalogue.about(Topic.TREATMENT_OPTION, warning.conditions[0], warning.treatment)
        for text in ["", *(each.question for fact in facts for each in fact.asked)]:
            for conditions in [(warning.conditions[0],), (CD, FM)]:
                question = Question(Topic.TREATMENT_OPTION, conditions, warning.treatment, text=text)
                assert warning.id in facts_of(app.answer(question, Context())), (warning.id, text)


@pytest.mark.parametrize("sensitive", ["fm-prognosis-mortality", "fm-mental-suicide"])
def test_a_sensitive_fact_is_told_to_those_who_ask_for_it_and_to_nobody_else(app, sensitive):
    fact = app.catalogue.fact[sensitive]
    others = [other for other in app.catalogue.about(fact.topic, FM) if other is not fact]

    def told(text: str) -> list[str]:
        return facts_of(app.answer(Question(fact.topic, (FM,), text=text), Context()))

    assert all(sensitive in told(each.question) for each in fact.asked)
    assert not any(sensitive in told(each.question) for other in others for each in other.asked)


TABLE_INSTEAD = {"both-difference-separate", "both-difference-tell-apart"}


def test_each_way_of_asking_leads_to_its_fact_with_its_reply(app):
    for fact in app.catalogue.facts:
        if fact.id in TABLE_INSTEAD:
            continue
        for way in fact.asked:
            question = Question(fact.topic, fact.conditions, fact.treatment, fact.aspect, way.question)
            answer = app.answer(question, Context())
            assert facts_of(answer)[0] == fact.id, way.question
            if way.reply:
                assert paragraphs_of(answer)[0] == f"{app.wording.replies[way.reply]} {fact.text}"


@pytest.mark.parametrize("text", ["how do doctors tell them apart", "what shows which of the two it is"])
def test_a_question_on_the_difference_that_has_its_fact_is_answered_with_it(app, text):
    answer = app.answer(Question(Topic.DIFFERENCE, (CD, FM), text=text), Context())

    assert facts_of(answer)[0] == "both-difference-tell-apart"


@pytest.mark.parametrize(
    ("text", "topic", "told"),
    [
        ("is torticollis in my baby the same as in adults", Topic.DEFINITION, "cd-definition-baby"),
        ("does a head tilt in babies go away", Topic.CURE, "cd-cure-baby"),
        ("how are babies with a tight neck treated", Topic.TREATMENT, "cd-treatment-baby"),
        ("the doctor said i have it and then walked out. what is it", Topic.DEFINITION, None),
        ("does it come back", Topic.CURE, None),
        ("is it dangerous to wait", Topic.TREATMENT, None),
    ],
)
def test_what_is_true_of_babies_is_told_only_to_who_asks_about_one(app, text, topic, told):
    answer = app.answer(Question(topic, (CD,), text=text), Context())

    assert [fact for fact in facts_of(answer) if fact.endswith("-baby")] == ([told] if told else [])


SPOKEN_OF = {
    "deep_brain_stimulation": ("how dangerous is it", "does it cure it"),
    "botox": ("is it dangerous", "does it hurt", "how long does it last", "what are the side effects of it"),
    "surgery": ("what are the risks of it",),
    "selective_denervation": ("success rate?",),
    "sensory_trick": ("will it keep working", "does everyone have that"),
}
THE_ILLNESS = {
    "can it be cured": Topic.CURE,
    "is it hereditary": Topic.CAUSES,
    "how is it diagnosed": Topic.DIAGNOSIS,
    "does it get worse over time": Topic.ONSET,
    "who gets it": Topic.WHO_GETS_IT,
    "whats the cause": Topic.CAUSES,
    "ok and is there a cure for it": Topic.CURE,
    "is there anything else": Topic.TREATMENT,
    "can i still work with it": Topic.PROGNOSIS,
}


def _after(treatment: str) -> Context:
    return Context(Topic.TREATMENT_OPTION.value, (CD,), treatment, text="does it help", answers=1)


@pytest.mark.parametrize(("treatment", "text"), [(id_, text) for id_, texts in SPOKEN_OF.items() for text in texts])
def test_after_a_treatment_it_is_the_treatment(app, treatment, text):
    question = app.question(Message(text, Topic.PROGNOSIS.intent), _after(treatment))

    assert (question.topic, question.treatment) == (Topic.TREATMENT_OPTION, treatment)


@pytest.mark.parametrize(("text", "topic"), THE_ILLNESS.items(), ids=THE_ILLNESS)
@pytest.mark.parametrize("treatment", ["botox", "surgery"])
def test_after_a_treatment_it_is_the_illness_where_only_that_makes_sense(app, treatment, text, topic):
    assert app.question(Message(text, topic.intent), _after(treatment)).topic is topic


def test_of_several_treatments_the_one_that_is_asked_about_is_meant(app):
    text = "after years of gabapentin i am now offered botox, do the injections hurt"
    named = app.names.find(text)

    question = app.question(Message(text, "ask_treatment_option", (CD,), named.treatments), Context())

    assert named.treatments[0] != "botox"
    assert question.treatment == "botox"


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(data=st.data())
def test_any_question_gets_an_answer_with_words_and_a_reminder(app, data):
    draw = data.draw
    topic = draw(st.sampled_from(sorted(KNOWLEDGE)))
    conditions = draw(st.sampled_from([(CD, FM), (FM, CD), (), (CD,), (FM,)]))
    facts = [fact.id for fact in app.catalogue.about(topic)]
    # told already: not on two conditions, where an answer may be empty (see test_no_answer_is_empty)
    most_seen = len(facts) if len(conditions) < 2 else 0
    question = Question(
        topic=topic,
        conditions=conditions,
        treatment=draw(st.none() | st.sampled_from(sorted(app.catalogue.treatment))),
        aspect=draw(st.none() | st.sampled_from(sorted(app.catalogue.aspect))),
        text=draw(
            st.text(max_size=60) | st.sampled_from(["is it bad?", "how", "which one hurts more", "🙂", "' OR 1=1"])
        ),
        seen=frozenset(draw(st.lists(st.sampled_from(facts), max_size=most_seen))),
    )

    answer = app.answer(question, Context())

    assert text_of(answer).strip()
    assert answer.reminder
    assert not question.seen & set(facts_of(answer))
