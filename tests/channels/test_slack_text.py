"""mrkdwn: what people see of our runs, and what we read of theirs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.slack_text import bold, escape, link, mentioned, mrkdwn, plain, split

LIMIT = 3000
texts = st.text(max_size=9000)
runs = st.fixed_dictionaries(
    {"text": texts}, optional={"bold": st.booleans(), "url": st.just("https://example.org/?a=1&b=2")}
)


def test_bold_text_and_links_are_written_as_slack_wants_them():
    said = [
        {"text": "See "},
        {"text": "this", "bold": True},
        {"text": " at "},
        {"text": "a page", "url": "https://example.org/?a=1&b=2"},
    ]
    assert mrkdwn(said) == "See *this* at <https://example.org/?a=1&amp;b=2|a page>"


def test_what_slack_would_read_as_a_mention_or_a_link_is_text():
    assert escape("<!channel> & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


def test_what_slack_would_read_as_formatting_is_text():
    assert not re.search(r"[*_~`]", escape("*no* _no_ ~no~ `no`"))


def test_space_at_the_ends_of_bold_text_stays_outside_of_the_stars():
    assert bold(" Note: ") == " *Note:* "
    assert bold("  ") == "  "


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a.b/x y", "https://a.b/<x>", "https://a.b/|x", "data:x", ""]
)
def test_an_address_that_may_not_be_linked_leaves_the_label(url):
    assert link("a page", url) == "a page"


def test_a_bar_in_a_label_does_not_end_the_link():
    assert link("a|b", "tel:116123") == "<tel:116123|a/b>"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<@U1> what is it?", "what is it?"),
        ("what is <@U1|bob> it?", "what is it?"),
        ("see <https://example.org/x|this page> now", "see this page now"),
        ("see <https://example.org/x>", "see https://example.org/x"),
        ("<mailto:a@b.org|a@b.org> <tel:112>", "a@b.org 112"),
        ("in <#C1|general> <!here> <!subteam^S1|@doctors>", "in general @doctors"),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;", "&lt;"),
        ("two\n lines\t here ", "two lines here"),
        ("a\u0000b\ud800c", "abc"),
        ("<@U1>", ""),
    ],
)
def test_what_a_person_typed_is_read_without_what_slack_put_in(typed, read):
    assert plain(typed) == read


def test_the_users_that_a_text_mentions_are_found():
    assert mentioned("<@U1> and <@U2|bob> in <#C1> <https://a.b>") == {"U1", "U2"}


def test_a_long_text_is_cut_where_a_sentence_ends():
    parts = split([{"text": "This is a sentence. " * 400}], LIMIT)
    assert all(part.endswith("sentence.") for part in parts)
    assert " ".join(parts) == " ".join(["This is a sentence."] * 400)


def test_a_text_without_an_end_of_a_sentence_is_cut_between_words():
    parts = split([{"text": "word " * 2000}], LIMIT)
    assert set(" ".join(parts).split()) == {"word"}


def test_bold_text_and_links_are_not_cut():
    said = [{"text": "x " * 1490}, {"text": "a page with a name", "url": "https://example.org"}]
    assert split(said, LIMIT)[1] == "<https://example.org|a page with a name>"


@settings(deadline=None)
@given(st.lists(runs, max_size=4))
def test_no_part_is_too_long_or_empty_and_nothing_is_lost(said):
    parts = split(said, LIMIT)
    assert all(0 < len(part) <= LIMIT for part in parts)
    whole = mrkdwn([{"text": run["text"]} for run in said])
    if not any(run.get("bold") or run.get("url") for run in said):
        assert "".join("".join(parts).split()) == "".join(whole.split())


@settings(deadline=None)
@given(texts)
def test_a_plain_text_comes_back_as_it_was_escaped(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = "".join(each for each in text if each.isprintable() or each.isspace())
    assert plain(escaped) == " ".join(shown.split())
