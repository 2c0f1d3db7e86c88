"""Messages of the contract as posts that Slack takes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.slack_blocks import Words, posts
from tests.channels.slack_limits import check_blocks, check_text

WORDS = Words("Sources", "Helpful", "Not helpful")


def said(blocks=(), **more):
    metadata = {key: more.pop(key) for key in ("sources", "facts") if key in more}
    return {"text": "The text.", "metadata": {"blocks": list(blocks), **metadata}, **more}


def paragraph(text, **more):
    return {"type": "paragraph", "runs": [{"text": text}], **more}


def test_each_kind_of_block_has_its_form():
    cells = [[{"text": ""}], [{"text": "Dystonia"}], [{"text": "Fibro"}]]
    row = [[{"text": "Pain"}], [{"text": "neck"}], [{"text": "all over"}]]
    (post,) = posts(
        said(
            [
                {"type": "paragraph", "runs": [{"text": "Heading", "bold": True}], "role": "heading"},
                paragraph("Text."),
                {"type": "list", "items": [[{"text": "one"}], [{"text": "two", "url": "tel:112"}]]},
                {"type": "table", "head": cells, "rows": [row]},
                paragraph("Ask your doctor.", role="reminder"),
            ]
        ),
        WORDS,
    )
    parts = ["*Heading*", "Text.", "• one\n• <tel:112|two>", "• *Pain*: Dystonia: neck; Fibro: all over"]
    assert [block["text"]["text"] for block in post.blocks[:-1]] == parts
    assert post.blocks[-1] == {"type": "context", "elements": [{"type": "mrkdwn", "text": "Ask your doctor."}]}
    assert post.text == "\n\n".join([*parts, "Ask your doctor."])


def test_what_has_no_blocks_is_said_as_paragraphs():
    (post,) = posts({"text": "One & one.\n\nTwo."}, WORDS)
    assert [block["text"]["text"] for block in post.blocks] == ["One &amp; one.", "Two."]


def test_sources_are_links_and_what_rests_on_facts_can_be_rated():
    source = {"id": "x", "title": "A page", "url": "https://example.org/x", "publisher": "A clinic"}
    (post,) = posts(said([paragraph("Yes.")], sources=[source], facts=["f"]), WORDS)
    assert post.text.endswith("Sources:\n• <https://example.org/x|A page>, A clinic")
    assert [button["action_id"] for button in post.blocks[-1]["elements"]] == ["helpful", "not_helpful"]


def test_small_talk_cannot_be_rated():
    (post,) = posts(said([paragraph("Hello.")], facts=[]), WORDS)
    assert [block["type"] for block in post.blocks] == ["section"]


def test_an_alarm_comes_before_everything_even_before_what_was_asked():
    alert = {"type": "alert", "level": "emergency", "blocks": [paragraph("Call 112 now.")]}
    (post,) = posts(said([alert, paragraph("More.")]), WORDS, asked="I cannot breathe")
    assert [block["type"] for block in post.blocks] == ["section", "divider", "section"]
    assert post.text == "Call 112 now.\n\nMore."
    (post,) = posts(said([alert]), WORDS)
    assert [block["type"] for block in post.blocks] == ["section"]


def test_what_was_pressed_is_quoted_in_front():
    assert posts(said([paragraph("Yes.")]), WORDS, asked="<why?>")[0].text == "> &lt;why?&gt;\n\nYes."


def test_thirty_buttons_are_kept_in_rows_of_twenty_five():
    buttons = [{"title": f"Question {number}", "payload": f"question {number}"} for number in range(30)]
    (post,) = posts(said([paragraph("Hello.")], buttons=buttons), WORDS)
    assert [len(block["elements"]) for block in post.blocks[1:]] == [25, 5]
    check_blocks(post.blocks, 50)


def test_a_long_title_is_cut_and_its_button_says_the_whole():
    long = "What about " + "this and " * 20
    (post,) = posts(said([paragraph("Hello.")], buttons=[{"title": long, "payload": long}]), WORDS)
    (button,) = post.blocks[-1]["elements"]
    assert len(button["text"]["text"]) == 75
    assert button["text"]["text"].endswith("…")
    assert button["value"] == long


def test_a_button_that_slack_cannot_hold_is_left_out():
    buttons = [{"title": "Too long", "payload": "x" * 2001}, {"title": "Fits", "payload": "x" * 2000}]
    (post,) = posts(said([paragraph("Hello.")], buttons=buttons), WORDS)
    assert [button["text"]["text"] for button in post.blocks[-1]["elements"]] == ["Fits"]


def test_a_long_answer_is_split_at_the_end_of_a_paragraph_and_the_buttons_come_last():
    paragraphs = [f"Paragraph {number}. " + "Text. " * 300 for number in range(5)]
    buttons = [{"title": "More", "payload": "more"}]
    made = posts(said([paragraph(text) for text in paragraphs], buttons=buttons), WORDS)
    assert len(made) == 3
    assert [block["type"] for post in made for block in post.blocks if block["type"] == "actions"] == ["actions"]
    assert made[-1].blocks[-1]["type"] == "actions"
    assert "\n\n".join(post.text for post in made).split("\n\n") == [text.strip() for text in paragraphs]


def test_many_paragraphs_stay_under_the_number_of_blocks():
    made = posts(said([paragraph(f"{number}.") for number in range(120)]), WORDS)
    assert [len(post.blocks) for post in made] == [50, 50, 20]


def test_nothing_to_say_is_no_post():
    assert posts({"text": " \n\n "}, WORDS) == []


_runs = st.lists(
    st.fixed_dictionaries(
        {"text": st.text(max_size=5000)}, optional={"bold": st.booleans(), "url": st.just("https://example.org")}
    ),
    max_size=3,
)
_blocks = st.one_of(
    st.fixed_dictionaries({"type": st.just("paragraph"), "runs": _runs}),
    st.fixed_dictionaries({"type": st.just("paragraph"), "runs": _runs, "role": st.just("reminder")}),
    st.fixed_dictionaries({"type": st.just("list"), "items": st.lists(_runs, max_size=4)}),
)
_buttons = st.lists(
    st.fixed_dictionaries({"title": st.text(min_size=1, max_size=200), "payload": st.text(max_size=2100)})
)


@settings(deadline=None)
@given(st.lists(_blocks, min_size=1, max_size=8), _buttons, st.text(max_size=1000))
def test_whatever_is_said_slack_takes_it(blocks, buttons, asked):
    buttons = [button for button in buttons if button["title"].strip()]
    for post in posts(said(blocks, buttons=buttons), WORDS, asked=asked):
        check_text({"text": post.text})
        check_blocks(post.blocks, 50)


@pytest.mark.parametrize("kind", ["crisis", "emergency"])
def test_the_text_of_a_post_says_all_that_its_blocks_say(kind):
    alert = {
        "type": "alert",
        "level": kind,
        "blocks": [paragraph("First."), {"type": "list", "items": [[{"text": "988"}]]}],
    }
    (post,) = posts(said([alert]), WORDS)
    assert post.text == "\n\n".join(block["text"]["text"] for block in post.blocks)
