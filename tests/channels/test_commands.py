"""Text that begins with a slash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.commands import Typed, as_text, read


@given(st.text(alphabet="/ \t\n\r\x0b\x0c\x1c\x85\xa0\u2028\u3000ab{", max_size=12) | st.text())
def test_what_is_taken_as_text_never_begins_with_a_slash(typed):
    text = as_text(typed)
    assert not text.strip().startswith("/")


@given(st.text(alphabet=st.characters(exclude_characters="/"), min_size=1))
def test_text_without_a_slash_in_front_is_not_changed(typed):
    assert read("a" + typed) == Typed("a" + typed)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/botox", "botox"),
        ("/ botox / surgery", "botox / surgery"),
        ("and/or", "and/or"),
        ("/", "?"),
        ("/start now", "start now"),
    ],
)
def test_only_the_slashes_in_front_are_dropped(typed, text):
    assert read(typed) == Typed(text)


@pytest.mark.parametrize("typed", ["/forget", "/FORGET", " /restart "])
def test_forgetting_is_a_command(typed):
    assert read(typed).forget


@pytest.mark.parametrize(
    "typed", ["/session_start", "/back", '/restart{"a": 1}', "/start@bot", "/greeting", "/nlu_fallback"]
)
def test_rasas_own_words_and_intents_are_no_commands(typed):
    assert read(typed) == Typed(typed[1:])
