"""An answer as Markdown and as the JSON of the web contract."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.answers.answer import Alert, Answer, List, Paragraph, Role, Run, Suggestion, Table, heading, paragraph, say
from bot.answers.markdown import to_markdown
from bot.answers.payload import to_message, to_metadata
from bot.topics import Topic
from tests.builders import BOOK, LEAFLET, REMINDER, make_fact, make_wording

SOURCES = {"book": BOOK, "leaflet": LEAFLET}
WORDING = make_wording()
TABLE = Table(
    (say(""), say("Hiccups"), say("Yawning")),
    ((say("Sound", bold=True), say("Loud"), say("Soft")), (say("Speed", bold=True), say("Fast"), say("Slow"))),
)
LINK = Run("a link", url="https://example.org")
FACTS = (
    make_fact("one", "First.", sources=("book", "leaflet"), reviewed=date(2026, 1, 2)),
    make_fact("two", "Second.", sources=("leaflet",), reviewed=date(2026, 3, 4)),
)


def _answer(**changes) -> Answer:
    usual = {
        "topic": Topic.SYMPTOMS,
        "blocks": (paragraph("First."), paragraph("Second.")),
        "conditions": ("hiccups",),
        "facts": FACTS,
        "suggestions": (Suggestion("More", "Tell me more"),),
        "reminder": REMINDER,
    }
    return Answer(**{**usual, **changes})


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (paragraph("Plain."), "Plain."),
        (heading("Above"), "**Above**"),
        (
            Paragraph((Run("See "), LINK, Run(", "), Run("now", bold=True))),
            "See [a link](https://example.org), **now**",
        ),
        (Paragraph((Run("112", bold=True, url="tel:112"),)), "[**112**](tel:112)"),
        (List((say("one"), (LINK,))), "- one\n- [a link](https://example.org)"),
        (TABLE, "- **Sound**: Hiccups: Loud; Yawning: Soft\n- **Speed**: Hiccups: Fast; Yawning: Slow"),
        (Alert("crisis", (paragraph("Call."), List((say("112"),)))), "Call.\n\n- 112"),
    ],
)
def test_each_block_has_its_form_in_markdown(block, markdown):
    assert to_markdown([block]) == markdown


def test_blocks_are_kept_apart_by_an_empty_line():
    assert to_markdown([paragraph("a"), paragraph("b")]) == "a\n\nb"
    assert to_markdown([]) == ""


def test_the_text_is_complete_by_itself_answer_then_sources_then_reminder():
    message = to_message(_answer(), SOURCES, WORDING)

    assert message["text"] == (
        "First.\n\nSecond.\n\n"
        "heading:sources: [The book, The publisher](https://example.org/book); The leaflet, The clinic\n\n"
        "Please ask a doctor."
    )


def test_the_message_has_the_keys_that_the_dispatcher_takes():
    message = to_message(_answer(), SOURCES, WORDING)

    assert set(message) == {"text", "buttons", "atlas"}
    assert message["buttons"] == [{"title": "More", "payload": "Tell me more"}]


def test_the_metadata_is_what_the_web_contract_promises():
    metadata = to_metadata(_answer(), SOURCES)

    assert set(metadata) == {"topic", "conditions", "treatment", "facts", "sources", "reminder", "blocks"}
    assert (metadata["topic"], metadata["conditions"], metadata["treatment"]) == ("symptoms", ["hiccups"], None)
    assert (metadata["facts"], metadata["reminder"]) == (["one", "two"], True)


def test_each_source_has_its_id_title_address_and_the_latest_review_of_its_facts():
    book, leaflet = to_metadata(_answer(), SOURCES)["sources"]

    assert book == {
        "id": "book",
        "title": "The book",
        "url": "https://example.org/book",
        "publisher": "The publisher",
        "published": "2020",
        "reviewed": "2026-01-02",
    }
    assert (leaflet["id"], leaflet["url"], leaflet["reviewed"]) == ("leaflet", None, "2026-03-04")


def test_the_blocks_carry_the_same_answer_for_channels_that_render_themselves():
    answer = _answer(blocks=(heading("Above"), List((say("one"),)), TABLE, Alert("notice", (paragraph("Look."),))))

    title, items, table, alert, reminder = to_metadata(answer, SOURCES)["blocks"]

    assert title == {"type": "paragraph", "runs": [{"text": "Above", "bold": True}], "role": "heading"}
    assert items == {"type": "list", "items": [[{"text": "one"}]]}
    assert table["head"] == [[{"text": ""}], [{"text": "Hiccups"}], [{"text": "Yawning"}]]
    assert table["rows"][0] == [[{"text": "Sound", "bold": True}], [{"text": "Loud"}], [{"text": "Soft"}]]
    assert alert == {"type": "alert", "level": "notice", "blocks": [{"type": "paragraph", "runs": [{"text": "Look."}]}]}
    assert reminder == {"type": "paragraph", "runs": [{"text": "Please ask a doctor."}], "role": Role.REMINDER.value}


@pytest.mark.parametrize("topic", [Topic.EMERGENCY, Topic.CRISIS])
def test_an_alarm_ends_with_its_own_last_word(topic):
    answer = _answer(topic=topic, facts=(), suggestions=(), blocks=(Alert(topic.value, (paragraph("Call now."),)),))

    message = to_message(answer, SOURCES, WORDING)

    assert message["text"] == "Call now."
    assert message["buttons"] == []
    assert message["atlas"]["reminder"] is True
    assert [block["type"] for block in message["atlas"]["blocks"]] == ["alert"]


def test_small_talk_shows_no_sources_and_no_reminder():
    answer = Answer(topic=Topic.THANKS, blocks=(paragraph("You are welcome."),))

    message = to_message(answer, SOURCES, WORDING)

    assert message["text"] == "You are welcome."
    assert (message["atlas"]["sources"], message["atlas"]["facts"], message["atlas"]["reminder"]) == ([], [], False)


def test_a_message_goes_through_json_unchanged():
    message = to_message(_answer(blocks=(TABLE, Alert("crisis", (paragraph("x"),)))), SOURCES, WORDING)

    assert json.loads(json.dumps(message)) == message


def test_typed_markdown_in_a_text_is_shown_as_it_is():
    odd = "5 * 3 = **15** [x](y) <b>"

    assert to_metadata(_answer(blocks=(paragraph(odd),)), SOURCES)["blocks"][0]["runs"] == [{"text": odd}]
