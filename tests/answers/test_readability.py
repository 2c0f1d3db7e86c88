"""Everything that Atlas can answer with is easy to read: half of it at school year 6 or below, nothing above 9."""

from __future__ import annotations

from statistics import median

import pytest

from bench.every_answer import Said, questions
from bench.readability import MEDIAN, MOST, Graded, grade, graded, meets_aims, read_out, report
from bot.answers.answer import Alert, List, Table, heading, paragraph, say
from bot.facts.model import Show
from bot.topics import KNOWLEDGE

HARD = "Administration of anticholinergic pharmacotherapy necessitates individualised multidisciplinary consideration."


@pytest.fixture(scope="module")
def found(app, said) -> list[Graded]:
    return graded(said, app.names)


def _named(found: list[Graded], kind: str) -> dict[str, str]:
    return {each.said.name: each.text for each in found if each.said.kind == kind}


@pytest.mark.parametrize("kind", ["fact", "answer", "wording", "safety"])
def test_half_of_what_can_be_said_is_at_school_year_six_or_below(found, kind):
    assert median(each.grade for each in found if each.said.kind == kind) <= MEDIAN == 6


def test_nothing_that_can_be_said_is_above_school_year_nine(found):
    assert [(each.grade, each.said.name, each.text) for each in found if each.grade > MOST] == []
    assert MOST == 9


def test_every_fact_is_measured_alone_and_every_one_comes_out_in_an_answer(app, found):
    answers = "\n".join(_named(found, "answer").values())

    assert _named(found, "fact").keys() == app.catalogue.fact.keys()
    assert [fact.id for fact in app.catalogue.facts if fact.text not in answers] == []
    assert any(fact.show is Show.ON_REQUEST for fact in app.catalogue.facts)


def test_every_topic_condition_treatment_and_aspect_is_asked_about(app):
    asked = list(questions(app.catalogue))

    assert {each.topic for each in asked} == KNOWLEDGE
    assert {each.conditions for each in asked} >= {(id_,) for id_ in app.catalogue.condition}
    assert {each.treatment for each in asked if each.treatment} == set(app.catalogue.treatment)
    assert {each.aspect for each in asked if each.aspect} == set(app.catalogue.aspect)


def test_the_answers_hold_replies_and_tables(app, found):
    texts = _named(found, "answer").values()

    assert [reply for reply in app.wording.replies.values() if not any(text.startswith(reply) for text in texts)] == []
    assert any(isinstance(block, Table) for each in found for block in each.said.blocks)


def test_every_fixed_text_and_every_line_of_a_sign_is_measured(app, found):
    texts = "\n".join(_named(found, "safety").values())
    signs = app.rules.signs
    lines = [sign.says for sign in signs] + [sign.asked_as_fact for sign in signs if sign.asked_as_fact]
    lines += [each.says for each in app.rules.extra_lines]
    lines += [text for fixed in app.rules.texts.fixed_texts.values() for text in fixed.paragraphs]
    lines += [
        *app.rules.texts.after_alarm.paragraphs,
        app.rules.texts.reminder_short,
        app.rules.texts.reminder_medium,
        app.rules.texts.reminder_long,
    ]

    assert [line for line in lines if line.rstrip(":") not in texts] == []


def test_all_small_talk_is_measured(app, found):
    assert {*vars(app.wording.talk), *vars(app.wording.headings)} <= _named(found, "wording").keys()


def test_what_has_no_end_of_its_own_is_a_sentence_all_the_same():
    points = List((say("United States: call 988"), say("Is it open?")))
    table = Table((say(""), say("One"), say("Two")), ((say("Where", bold=True), say("the neck"), say("all over")),))

    assert (
        read_out([heading("To talk to someone:"), points])
        == "To talk to someone.\nUnited States: call 988.\nIs it open?"
    )
    assert read_out([table]) == "One Two.\nWhere the neck all over."
    assert read_out([Alert("crisis", (paragraph('They say "stop."'),))]) == 'They say "stop."'


def test_a_name_counts_as_one_short_word(app):
    plain = grade("People with it may be helped by it.", app.names)

    assert grade("People with cervical dystonia may be helped by deep brain stimulation.", app.names) == plain
    assert grade("People with fibromyalgia may be helped by antidepressants.", app.names) == plain


def test_a_full_stop_within_a_word_ends_no_sentence(app):
    assert grade("Of them all 17.5 of one hundred said so.", app.names) == grade(
        "Of them all 175 of one hundred said so.", app.names
    )


def test_a_text_that_is_too_hard_cannot_be_overlooked(app, found):
    hard = graded([Said("fact", "hard", (paragraph(HARD),))], app.names)

    assert hard[0].grade > 20
    assert meets_aims(found)
    assert not meets_aims(found + hard)
    assert "NOT met" in "\n".join(report(found + hard))
    assert f"fact hard: {HARD}" in "\n".join(report(found + hard))
