"""Reading a request, without a server."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.refusals import RefusedError
from bot.channels.requests import MOST_CHARACTERS, parse

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)

ALLOWED = {None, 400, 403, 413, 415}


def _status(body, content_type):
    """The status with which a request is refused, None when it is read."""
    try:
        parse(body, content_type)
    except RefusedError as error:
        return error.refusal.status


@given(st.binary(max_size=2000), st.sampled_from(["application/json", "text/plain", "", None]))
def test_any_bytes_are_read_or_refused_with_a_4xx(body, content_type):
    assert _status(body, content_type) in ALLOWED


@given(st.fixed_dictionaries({}, optional={"message": JSON_VALUES, "sender": JSON_VALUES, "other": JSON_VALUES}))
def test_any_json_is_read_or_refused_with_a_4xx(document):
    assert _status(json.dumps(document).encode(), "application/json") in ALLOWED


@given(st.text())
def test_what_is_read_is_short_and_can_be_encoded(message):
    body = json.dumps({"message": message}).encode()
    if _status(body, "application/json") is None:
        text = parse(body, "application/json").text
        assert text == text.strip() != ""
        assert len(text) <= MOST_CHARACTERS
        text.encode("utf-8")


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "So"]), min_size=1, max_size=1000))
def test_what_can_be_seen_is_always_read(message):
    incoming = parse(json.dumps({"message": message}).encode(), "application/json")
    assert incoming.sender is None
    assert incoming.text


def test_keys_that_the_contract_does_not_know_are_ignored():
    body = json.dumps({"message": " hi ", "sender": "web-1", "metadata": {"a": [1]}}).encode()
    incoming = parse(body, "application/json")
    assert (incoming.text, incoming.sender) == ("hi", "web-1")


def test_a_sender_of_null_is_no_sender():
    assert parse(b'{"message": "hi", "sender": null}', "application/json").sender is None


def test_each_refusal_is_an_exception_of_its_own():
    with pytest.raises(RefusedError) as first:
        parse(b"", "application/json")
    with pytest.raises(RefusedError) as second:
        parse(b"", "application/json")
    assert first.value is not second.value
