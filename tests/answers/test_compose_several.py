"""Answers on several conditions: one after the other, and compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answers.answer import Paragraph, Table
from bot.answers.compose import MOST_ROWS
from bot.facts.model import Aspect, Show
from bot.topics import Topic
from tests.answers.reading import buttons_of, facts_of, paragraphs_of, text_of
from tests.builders import HICCUPS, REMINDER, SNEEZING, YAWNING, ask, asked, make_composer, make_fact

TWO = ("hiccups", "yawning")
HIC = make_fact("hic", "Hiccups hurt.")
YAWN = make_fact("yawn", "Yawns are sweet.", conditions=("yawning",))
BOTH = make_fact("both", "Hiccups and yawns are loud.", conditions=TWO)


def _compared(id: str, **changes):  # noqa: A002 - as the field is called
    return make_fact(id, **{"topic": Topic.DIFFERENCE, "conditions": TWO, **changes})


MAIN = _compared("main", text="Hiccups jerk, yawns stretch.")
LOUD = _compared("loud", aspect="sound", columns={"hiccups": "Loud", "yawning": "Soft"}, asked=asked("which is louder"))
FAST = _compared(
    "fast", aspect="speed", columns={"hiccups": "Fast", "yawning": "Slow"}, asked=asked("is one fast", "yes")
)


def test_two_conditions_get_a_paragraph_each_in_the_order_of_the_question():
    composer = make_composer(HIC, YAWN)

    answer = composer.compose(ask(Topic.SYMPTOMS, *TWO), REMINDER)
    turned = composer.compose(ask(Topic.SYMPTOMS, *reversed(TWO)), REMINDER)

    assert paragraphs_of(answer) == ["Hiccups hurt.", "Yawns are sweet."]
    assert facts_of(turned) == ["yawn", "hic"]


def test_what_is_true_of_all_of_them_comes_first():
    answer = make_composer(HIC, YAWN, BOTH).compose(ask(Topic.SYMPTOMS, *TWO), REMINDER)

    assert facts_of(answer) == ["both", "hic", "yawn"]


def test_a_condition_that_nothing_is_known_of_is_said_so():
    answer = make_composer(HIC).compose(ask(Topic.SYMPTOMS, *TWO), REMINDER)

    assert paragraphs_of(answer) == ["Hiccups hurt.", "heading:no_fact"]


def test_where_only_facts_on_both_are_known_nothing_is_said_to_be_unknown():
    answer = make_composer(BOTH).compose(ask(Topic.SYMPTOMS, *TWO), REMINDER)

    assert paragraphs_of(answer) == ["Hiccups and yawns are loud."]


def test_a_warning_goes_along_with_its_treatment_on_two_conditions_too():
    option = {"topic": Topic.TREATMENT_OPTION, "treatment": "water"}
    facts = [make_fact("help", **option), make_fact("harm", show=Show.ALWAYS, **option)]

    answer = make_composer(*facts).compose(ask(Topic.TREATMENT_OPTION, *TWO, treatment="water"), REMINDER)

    assert facts_of(answer) == ["help", "harm"]
    assert "heading:no_fact on a glass of water for yawning" in text_of(answer)


def test_two_conditions_are_told_more_of_until_all_is_told_and_nothing_twice():
    facts = [make_fact(f"{name}-{i}", conditions=(name,)) for name in TWO for i in range(4)]
    composer, seen, told = make_composer(BOTH, *facts), frozenset(), []
    for _ in range(20):
        answer = composer.compose(ask(Topic.SYMPTOMS, *TWO, seen=seen), REMINDER)
        told += facts_of(answer)
        seen |= frozenset(facts_of(answer))
        if "heading:more" not in buttons_of(answer):
            break

    assert sorted(told) == sorted(fact.id for fact in (BOTH, *facts))


def test_when_all_was_told_on_two_conditions_it_says_so():
    answer = make_composer(HIC, YAWN).compose(ask(Topic.SYMPTOMS, *TWO, seen=frozenset({"hic", "yawn"})), REMINDER)

    assert text_of(answer) == "talk:more_none"


def test_the_difference_leads_with_the_first_fact_and_lays_out_the_rest_as_a_table():
    answer = make_composer(MAIN, LOUD, FAST).compose(ask(Topic.DIFFERENCE, *TWO), REMINDER)

    lead, table = answer.blocks
    assert isinstance(lead, Paragraph)
    assert isinstance(table, Table)
    assert text_of(answer).splitlines() == [
        "Hiccups jerk, yawns stretch.",
        " Hiccups Yawning",
        "Sound Loud Soft",
        "Speed Fast Slow",
    ]
    assert facts_of(answer) == ["main", "loud", "fast"]


def test_the_columns_of_the_table_follow_the_conditions_of_the_question():
    answer = make_composer(MAIN, LOUD).compose(ask(Topic.DIFFERENCE, *reversed(TWO)), REMINDER)

    assert text_of(answer).splitlines()[1:] == [" Yawning Hiccups", "Sound Soft Loud"]


def test_a_table_has_few_rows_and_the_rest_is_offered():
    aspects = tuple(Aspect(f"a{i}", f"A{i}") for i in range(MOST_ROWS + 2))
    facts = [_compared(f"f{i}", aspect=f"a{i}", columns=dict.fromkeys(TWO, "x")) for i in range(len(aspects))]

    answer = make_composer(MAIN, *facts, aspects=aspects).compose(ask(Topic.DIFFERENCE, *TWO), REMINDER)

    assert len(answer.blocks[1].rows) == MOST_ROWS
    assert buttons_of(answer)[0] == "heading:more"


def test_without_cells_there_is_no_table():
    answer = make_composer(MAIN).compose(ask(Topic.DIFFERENCE, *TWO), REMINDER)

    assert text_of(answer) == "Hiccups jerk, yawns stretch."


def test_a_question_on_one_aspect_is_answered_with_that_aspect_and_no_table():
    answer = make_composer(MAIN, LOUD, FAST).compose(ask(Topic.DIFFERENCE, *TWO, aspect="speed"), REMINDER)

    assert facts_of(answer)[0] == "fast"
    assert not any(isinstance(block, Table) for block in answer.blocks)


def test_a_question_for_yes_or_no_on_the_difference_gets_its_reply_and_no_table():
    answer = make_composer(MAIN, LOUD, FAST).compose(ask(Topic.DIFFERENCE, *TWO, text="is one fast"), REMINDER)

    assert paragraphs_of(answer)[0] == "Yes. This is what fast says."
    assert not any(isinstance(block, Table) for block in answer.blocks)


@pytest.mark.parametrize("topic", [Topic.DIFFERENCE, Topic.SIMILARITY, Topic.BOTH, Topic.CAUSATION])
def test_where_nothing_compares_two_conditions_it_says_so_and_what_each_one_is(topic):
    definitions = [
        make_fact("what-h", "Hiccups are jerks.", topic=Topic.DEFINITION),
        make_fact("what-y", "A yawn is a breath.", topic=Topic.DEFINITION, conditions=("yawning",)),
    ]

    answer = make_composer(*definitions).compose(ask(topic, *TWO), REMINDER)

    assert paragraphs_of(answer) == [
        "heading:no_comparison of hiccups and yawning",
        "Hiccups are jerks.",
        "A yawn is a breath.",
    ]
    assert "heading:more" not in buttons_of(answer)


def test_a_fact_that_compares_two_of_three_does_not_answer_for_three():
    three = (HICCUPS, YAWNING, SNEEZING)

    answer = make_composer(MAIN, conditions=three).compose(ask(Topic.DIFFERENCE, *TWO, "sneezing"), REMINDER)

    assert text_of(answer) == "heading:no_comparison of hiccups and yawning and sneezing"


def test_comparisons_are_told_more_of_until_all_is_told_and_then_it_says_so():
    facts = [_compared(f"f{i}", topic=Topic.SIMILARITY) for i in range(5)]
    composer, seen = make_composer(*facts), frozenset()
    for _ in range(3):
        answer = composer.compose(ask(Topic.SIMILARITY, *TWO, seen=seen), REMINDER)
        assert not seen & frozenset(facts_of(answer))
        seen |= frozenset(facts_of(answer))

    assert seen == {fact.id for fact in facts}
    assert text_of(composer.compose(ask(Topic.SIMILARITY, *TWO, seen=seen), REMINDER)) == "talk:more_none"


@pytest.mark.parametrize("seen", [frozenset(), frozenset({"main"})])
def test_when_only_sensitive_comparisons_are_left_something_is_said(seen):
    facts = [_compared("main", topic=Topic.BOTH)] * bool(seen)
    grave = _compared("grave", topic=Topic.BOTH, show=Show.ON_REQUEST)

    answer = make_composer(*facts, grave).compose(ask(Topic.BOTH, *TWO, text="how", seen=seen), REMINDER)

    assert text_of(answer)


def test_a_sensitive_fact_is_no_row_and_no_lead_of_the_table():
    grave = _compared("grave", aspect="sound", columns=dict.fromkeys(TWO, "Few die"), show=Show.ON_REQUEST)

    answer = make_composer(grave, MAIN, FAST).compose(ask(Topic.DIFFERENCE, *TWO), REMINDER)

    assert "grave" not in facts_of(answer)


def test_more_is_not_offered_where_only_a_sensitive_fact_is_left():
    grave = make_fact("grave", conditions=TWO, show=Show.ON_REQUEST)

    answer = make_composer(HIC, YAWN, grave).compose(ask(Topic.SYMPTOMS, *TWO), REMINDER)

    assert facts_of(answer) == ["hic", "yawn"]
    assert "heading:more" not in buttons_of(answer)


@pytest.mark.parametrize("conditions", [("hiccups",), TWO])
def test_a_comparison_that_goes_beyond_the_conditions_says_that_it_is_answered_by_something_near(conditions):
    question = replace(ask(Topic.SYMPTOMS, *conditions, text="how do they differ from burps"), beyond=True)

    assert paragraphs_of(make_composer(HIC, YAWN).compose(question, REMINDER))[0] == "heading:no_exact_fact"
