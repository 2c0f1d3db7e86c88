"""How an answer looks in Telegram."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.payload import to_metadata
from bot.channels.telegram_html import MOST_CHARACTERS, render
from bot.topics import Topic
from tests.channels.telegram_limits import parse_html


def rendered(*blocks, **metadata):
    """The HTML of an answer of one message, and the same as plain text."""
    (piece,) = render({"text": "...", "metadata": {"blocks": list(blocks), **metadata}}, "Sources")
    return piece.html, piece.plain


def paragraph(*runs, **more):
    return {"type": "paragraph", "runs": [{"text": run} if isinstance(run, str) else run for run in runs], **more}


def length(text):
    return len(text.encode("utf-16-le")) // 2


def test_bold_words_and_links_are_tags_in_html_and_words_in_plain_text():
    html, plain = rendered(
        paragraph("See ", {"text": "this", "bold": True}, " or ", {"text": "that", "url": "https://a.example/?a=1&b=2"})
    )
    assert html == 'See <b>this</b> or <a href="https://a.example/?a=1&amp;b=2">that</a>'
    assert plain == "See this or that (https://a.example/?a=1&b=2)"


def test_what_looks_like_html_is_shown_as_it_is_written():
    html, plain = rendered(paragraph('<b>no</b> & "so"', {"text": "x", "url": 'https://a.example/"><b>'}))
    assert parse_html(html) == '<b>no</b> & "so"x'
    assert plain == '<b>no</b> & "so"x (https://a.example/"><b>)'


@pytest.mark.parametrize("url", ["tel:911", "mailto:a@b.example", "javascript:alert(1)", "", "https://" + "x" * 2000])
def test_only_addresses_of_the_web_become_links(url):
    assert rendered(paragraph({"text": "911", "bold": True, "url": url})) == ("<b>911</b>", "911")


def test_a_list_has_a_line_for_each_point():
    assert rendered({"type": "list", "items": [[{"text": "One"}], [{"text": "Two"}]]})[1] == "• One\n• Two"


def test_a_table_is_a_short_paragraph_for_each_row():
    table = {
        "type": "table",
        "head": [[{"text": ""}], [{"text": "CD"}], [{"text": "FM"}]],
        "rows": [[[{"text": "Pain"}], [{"text": "neck"}], [{"text": "all over"}]], [[{"text": "Rare"}], [], []]],
    }
    assert rendered(table)[0] == "<b>Pain</b>\nCD: neck\nFM: all over\n\n<b>Rare</b>\nCD: \nFM: "


@pytest.mark.parametrize(
    ("level", "bold"), [("emergency", True), ("crisis", True), ("urgent", True), ("notice", False)]
)
def test_an_alarm_begins_in_bold(level, bold):
    alert = {"type": "alert", "level": level, "blocks": [paragraph("Call."), paragraph("Now.")]}
    assert rendered(alert)[0] == ("<b>Call.</b>\n\nNow." if bold else "Call.\n\nNow.")


def test_sources_are_links_before_the_reminder():
    source = {"title": "A & B", "publisher": "NIH", "url": "https://a.example"}
    html, _ = rendered(
        paragraph("Yes."), paragraph("Ask.", role="reminder"), sources=[source, {"title": "C", "url": None}]
    )
    assert html == 'Yes.\n\n<b>Sources:</b>\n• <a href="https://a.example">A &amp; B</a>, NIH\n• C\n\nAsk.'


def test_many_sources_take_one_line():
    sources = [{"title": f"S{number}", "publisher": "P", "url": None} for number in range(4)]
    assert rendered(paragraph("Yes."), sources=sources)[1] == "Yes.\n\nSources: S0; S1; S2; S3"


def test_an_answer_that_lists_its_sources_does_not_list_them_twice():
    source = {"title": "A", "publisher": "NIH", "url": None}
    assert rendered(paragraph("They are A."), topic="sources", sources=[source])[1] == "They are A."


def test_without_blocks_the_text_is_shown_as_it_is():
    (piece,) = render({"text": "One <1>.\n\nTwo.\nThree.", "metadata": {}}, "Sources")
    assert (piece.html, piece.plain) == ("One &lt;1&gt;.\n\nTwo.\nThree.", "One <1>.\n\nTwo.\nThree.")


def test_a_long_answer_is_cut_between_paragraphs():
    words = ("word " * 300).strip()
    pieces = render({"text": "", "metadata": {"blocks": [paragraph(words) for _ in range(5)]}}, "Sources")
    assert [piece.plain for piece in pieces] == [f"{words}\n\n{words}", f"{words}\n\n{words}", words]


def test_an_address_that_is_shown_is_not_written_twice():
    assert rendered(paragraph({"text": "a.example", "url": "https://a.example"}))[1] == "a.example"


def test_a_paragraph_that_is_too_long_alone_is_cut_at_the_end_of_a_sentence():
    pieces = render({"text": "", "metadata": {"blocks": [paragraph("It is so. " * 500)]}}, "Sources")
    assert len(pieces) == 2
    assert all(piece.plain.startswith("It") and piece.plain.rstrip().endswith("so.") for piece in pieces)


RUN = st.fixed_dictionaries(
    {"text": st.text(min_size=1) | st.text("ab .<&😀", min_size=500, max_size=3000)},
    optional={"bold": st.booleans(), "url": st.sampled_from(["https://a.example/x?a=1&b=2", "tel:911"])},
)
RUNS = st.lists(RUN, min_size=1, max_size=4)
BLOCK = st.one_of(
    st.builds(lambda runs: paragraph(*runs), RUNS),
    st.builds(lambda items: {"type": "list", "items": items}, st.lists(RUNS, min_size=1, max_size=5)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=6))
def test_whatever_is_said_arrives_whole_in_order_within_the_limit_and_as_html_that_telegram_reads(blocks):
    pieces = render({"text": "...", "metadata": {"blocks": blocks}}, "Sources")
    said = [
        run for block in blocks for runs in ([block["runs"]] if "runs" in block else block["items"]) for run in runs
    ]
    shown = "".join(parse_html(piece.html) for piece in pieces)

    def letters(text):
        return "".join(text.replace("•", "").split())

    assert letters(shown) == letters("".join(run["text"] for run in said))
    for piece in pieces:
        assert 0 < length(piece.html) <= MOST_CHARACTERS
        assert length(piece.plain) <= MOST_CHARACTERS


def test_every_real_answer_and_every_safety_text_fits_and_can_be_read(app):
    from bot.answers.alert import alert, alert_block
    from bot.answers.question import Context, Message

    answers = [
        app.answer(
            app.question(Message(text=topic.value, intent=topic.intent, conditions=(condition.id,)), Context()),
            Context(),
        )
        for topic in Topic
        if topic.intent.startswith("ask_") and topic is not Topic.TREATMENT_OPTION
        for condition in app.catalogue.conditions
    ]
    texts = app.rules.texts
    answers += [
        alert(topic, alert_block(topic.value, texts.fixed(topic), texts.numbers), "Ask your doctor.")
        for topic in (Topic.EMERGENCY, Topic.CRISIS)
    ]
    assert len(answers) > 30
    for answer in answers:
        message = {"text": "", "metadata": to_metadata(answer, app.catalogue.source)}
        for piece in render(message, "Sources"):
            assert parse_html(piece.html).strip()
            assert length(piece.html) <= MOST_CHARACTERS
