"""An answer as a value: what it cannot be built without, and the alarms."""

from __future__ import annotations

import pytest

from bot.answers.alert import alert, alert_block
from bot.answers.answer import Alert, Answer, List, Run, Suggestion, paragraph
from bot.safety import HelpLine, SafetyText
from bot.topics import CONVERSATION, DANGER, KNOWLEDGE, SAFETY, Topic
from tests.builders import REMINDER, make_fact

BUTTON = Suggestion("More", "More")


def _by_id(topics):
    return pytest.mark.parametrize("topic", sorted(topics, key=list(Topic).index), ids=lambda topic: topic.value)


@_by_id(KNOWLEDGE | SAFETY)
@pytest.mark.parametrize("reminder", [None, ""])
def test_an_answer_on_health_cannot_be_built_without_a_reminder(topic, reminder):
    with pytest.raises(ValueError, match=f"^an answer on {topic.value} needs a reminder"):
        Answer(topic=topic, blocks=(paragraph("x"),), reminder=reminder)


@_by_id(CONVERSATION | {Topic.OUT_OF_SCOPE})
def test_small_talk_needs_no_reminder(topic):
    assert Answer(topic=topic, blocks=(paragraph("x"),)).reminder == ""


@_by_id(DANGER)
def test_nothing_is_offered_behind_an_alarm(topic):
    with pytest.raises(ValueError, match="must not be followed by suggestions"):
        Answer(topic=topic, blocks=(paragraph("x"),), reminder=REMINDER, suggestions=(BUTTON,))


def test_an_answer_cannot_be_changed():
    answer = Answer(topic=Topic.GREETING, blocks=(paragraph("x"),))

    with pytest.raises(AttributeError):
        answer.reminder = None


def test_the_sources_of_an_answer_are_those_of_its_facts_each_once_in_their_order():
    facts = (make_fact("a", sources=("book", "leaflet")), make_fact("b", sources=("web", "book")))

    answer = Answer(topic=Topic.CURE, blocks=(paragraph("x"),), facts=facts, reminder=REMINDER)

    assert answer.source_ids == ("book", "leaflet", "web")


LINES = (
    HelpLine("UK", "call 116 123, day or night", "116 123"),
    HelpLine("Anywhere", "findahelpline.com", "findahelpline.com"),
)
TEXT = SafetyText(("First this.", "Then this."), LINES, ("At last this.",))


def test_an_alarm_says_the_fixed_text_whole_and_in_its_order():
    block = alert_block("crisis", TEXT)

    first, second, lines, last = block.blocks
    assert block.level == "crisis"
    assert [each.runs for each in (first, second, last)] == [
        (Run("First this."),),
        (Run("Then this."),),
        (Run("At last this."),),
    ]
    assert isinstance(lines, List)


def test_a_help_line_can_be_called_or_opened_with_one_touch():
    _, _, lines, _ = alert_block("crisis", TEXT).blocks

    phone, page = lines.items
    assert phone == (Run("UK: call "), Run("116 123", bold=True, url="tel:116123"), Run(", day or night"))
    assert page == (Run("Anywhere: "), Run("findahelpline.com", bold=True, url="https://findahelpline.com"))


def test_an_emergency_number_within_a_text_can_be_dialled_with_one_touch():
    block = alert_block("emergency", SafetyText(("Call 911, or 112.",)), ("911", "112"))

    assert block.blocks[0].runs == (
        Run("Call "),
        Run("911", bold=True, url="tel:911"),
        Run(", or "),
        Run("112", bold=True, url="tel:112"),
        Run("."),
    )


def test_a_figure_that_only_holds_the_digits_of_a_number_is_no_link():
    (shown,) = alert_block("emergency", SafetyText(("In 9112 cases, 1911.",)), ("911", "112")).blocks
    assert shown.runs == (Run("In 9112 cases, 1911."),)


def test_a_text_without_help_lines_has_no_empty_list():
    assert [type(block).__name__ for block in alert_block("notice", SafetyText(("Only this.",))).blocks] == [
        "Paragraph"
    ]


@_by_id(SAFETY)
def test_an_alarm_is_an_answer_with_one_block_that_cannot_be_overlooked(topic):
    answer = alert(topic, alert_block("urgent", TEXT), REMINDER)

    (block,) = answer.blocks
    assert isinstance(block, Alert)
    assert (answer.topic, answer.reminder, answer.suggestions, answer.facts) == (topic, REMINDER, (), ())


def test_the_real_fixed_texts_become_alarms_that_lose_no_word(app):
    texts = app.rules.texts
    for topic in SAFETY:
        text = texts.fixed(topic)
        block = alert_block(topic.value, text, texts.numbers)
        shown = " ".join(
            "".join(run.text for run in runs)
            for each in block.blocks
            for runs in (each.items if isinstance(each, List) else [each.runs])
        )
        assert shown == " ".join([*text.paragraphs, *map(str, text.lines), *text.closing])
