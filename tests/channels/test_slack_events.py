"""What Slack delivers, read without a server."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.signature import Clock, SignatureVerifier

from bot.channels.refusals import RefusedError
from bot.channels.slack_events import Asked, HomeOpened, Place, read_command, read_event, read_interaction
from bot.channels.slack_request import check, read
from tests.channels.slack_deliveries import FORM, JSON, SECRET, command, envelope, mention, message, press, signature

# The example at https://docs.slack.dev/authentication/verifying-requests-from-slack
STAMP = "1531420618"
BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
    b"&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
    b"%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"

values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20) | st.sampled_from(["message", "U1", "D1", "button"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


class Fixed(Clock):
    def __init__(self, seconds):
        self.seconds = seconds

    def now(self):
        return self.seconds


def _check(body=BODY, stamp=STAMP, signed=SIGNATURE, now=int(STAMP)):
    headers = {"x-slack-request-timestamp": stamp, "x-slack-signature": signed}
    check(SignatureVerifier(SECRET, Fixed(now)), body, headers)


def _outcome(body, content_type):
    try:
        return read(body, content_type, "")
    except RefusedError as refused:
        return refused.refusal.status


def test_the_example_that_slack_publishes_is_accepted():
    _check()


@pytest.mark.parametrize("seconds", [-300, 300])
def test_five_minutes_are_the_limit(seconds):
    _check(now=int(STAMP) + seconds)
    with pytest.raises(RefusedError):
        _check(now=int(STAMP) + seconds + (1 if seconds > 0 else -1))


@pytest.mark.parametrize(
    "changed",
    [
        {"body": BODY + b" "},
        {"stamp": "1531420619"},
        {"signed": SIGNATURE[:-1] + "4"},
        {"signed": SIGNATURE.upper()},
        {"signed": SIGNATURE.removeprefix("v0=")},
        {"signed": ""},
        {"signed": "v0=\u0661"},
        {"stamp": ""},
        {"stamp": "\u0661\u0665"},
        {"stamp": "-1531420618"},
        {"stamp": "1" * 500},
        {"body": b"\xff\xfe"},
    ],
    ids=lambda changed: repr(changed)[:40],
)
def test_anything_else_than_what_was_signed_is_refused(changed):
    with pytest.raises(RefusedError) as refused:
        _check(**changed)
    assert refused.value.refusal.status == 401


@settings(deadline=None)
@given(st.binary(max_size=200), st.text(max_size=80), st.text(max_size=20))
def test_no_header_and_no_body_ends_in_anything_but_a_refusal(body, signed, stamp):
    with pytest.raises(RefusedError):
        _check(body, stamp, signed)


def test_the_example_is_a_command_without_a_question():
    asked = read(BODY, FORM, "")
    url = "https://hooks.slack.com/commands/T1DC2JH3J/397700885554/96rGlfmibIGlgcZRskXaIFfN"
    place = Place("G8PSS9T3V", "U2CERLKJA", private=True, response_url=url)
    assert replace(asked, id="") == Asked("", "slack-T1DC2JH3J-G8PSS9T3V-U2CERLKJA", "/help", place, pressed=True)


def test_a_direct_message_is_a_conversation_of_its_channel():
    asked = read_event(message("hello", ts="1.5"))
    assert (asked.conversation, asked.text, asked.place) == ("slack-T1-D1", "hello", Place("D1", "U1"))
    assert asked.pressed is False


def test_a_command_and_its_answer_in_a_direct_message_belong_to_the_same_conversation():
    assert read_command(command("forget", channel="D1")).conversation == read_event(message("hello")).conversation


def test_what_each_person_asks_by_command_in_a_channel_is_a_conversation_of_its_own():
    conversations = {read_command(command("hello", user=user)).conversation for user in ("U1", "U2")}
    assert conversations == {"slack-T1-C1-U1", "slack-T1-C1-U2"}


def test_a_button_in_a_thread_belongs_to_the_conversation_of_the_thread():
    button = {"type": "button", "action_id": "ask-0", "value": "why?"}
    pressed = read_interaction(press(button, "C1", thread_ts="9.9"))
    assert pressed.conversation == read_event(mention("hello", thread_ts="9.9")).conversation


@pytest.mark.parametrize("word", ["help", "HELP", " sources ", "forget", "restart", "start"])
def test_the_words_of_commands_are_commands(word):
    assert read_command(command(word)).text == f"/{word.strip().lower()}"


def test_two_presses_differ_and_the_same_one_does_not():
    button = {"type": "button", "action_id": "ask-0", "value": "why?"}
    one, other = press(button), press(button)
    assert read_interaction(one).id == read_interaction(dict(one)).id != read_interaction(other).id


def test_a_mention_has_the_same_id_as_the_message_that_it_is():
    text = "<@UBOT> hello"
    as_message = read_event(message(text, channel="G1", kind="mpim", ts="7.7"))
    as_mention = read_event(mention("hello", channel="G1", ts="7.7"))
    assert as_message.id == as_mention.id
    assert as_message.place == as_mention.place


def test_another_message_to_all_threads_is_still_a_message():
    assert read_event(message("hello", subtype="thread_broadcast", thread_ts="1.1")).text == "hello"


def test_our_own_user_is_known_without_the_authorizations():
    event = {**message("hello", user="UBOT"), "authorizations": []}
    assert read_event(event) is not None
    assert read_event(event, own_user="UBOT") is None


def test_the_home_tab_is_for_the_person_who_opens_it():
    event = envelope({"type": "app_home_opened", "user": "U1", "tab": "home"})
    assert read_event(event) == HomeOpened(event["event_id"], "U1")


@settings(deadline=None)
@given(values, values, values)
def test_whatever_is_delivered_is_read_or_ignored(one, other, third):
    event = {"type": "message", "channel": one, "user": other, "text": third, "ts": "1.1", "channel_type": "im"}
    for payload in ({"event": one}, {"event": event, "authorizations": other}, {"event": {**event, "subtype": one}}):
        assert isinstance(read_event(payload), Asked | None)
    action = {"type": "button", "value": one, "action_id": other}
    for payload in ({"actions": one}, {"actions": [action], "channel": other, "user": third, "container": one}):
        assert isinstance(read_interaction({"type": "block_actions", **payload}), Asked | None)


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from([JSON, FORM]))
def test_a_body_is_read_or_ignored_or_refused(body, content_type):
    came_of_it = _outcome(body, content_type)
    assert came_of_it == 400 or isinstance(came_of_it, Asked | HomeOpened | str | None)


@settings(deadline=None)
@given(values)
def test_a_form_with_anything_in_it_is_read_or_ignored_or_refused(value):
    body = urlencode({"payload": json.dumps(value)}).encode()
    came_of_it = _outcome(body, FORM)
    assert came_of_it == 400 or isinstance(came_of_it, Asked | None)


def test_the_signature_of_the_tests_is_that_of_slack():
    assert signature(STAMP, BODY) == SIGNATURE
