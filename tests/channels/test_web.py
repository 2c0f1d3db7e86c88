"""The contract of the web endpoint, over HTTP."""

from __future__ import annotations

import asyncio
import socket
import threading
import time

import pytest

from bot.channels.sessions import Sessions
from tests.channels.serving import WEBHOOK


def _head(length: int) -> bytes:
    lines = [f"POST {WEBHOOK} HTTP/1.1", "Host: x", "Content-Type: application/json", f"Content-Length: {length}"]
    return "\r\n".join([*lines, "", ""]).encode()


def test_a_message_gets_its_answer_with_all_the_metadata_of_the_contract(site):
    reply = site.say("What is dystonia?")
    assert reply.status == 200
    (message,) = reply.json
    assert message["text"] == "You said: What is dystonia?"
    assert message["metadata"] == {
        "topic": None,
        "conditions": [],
        "treatment": None,
        "facts": [],
        "sources": [],
        "reminder": False,
    }


def test_what_an_action_says_arrives_with_its_buttons_and_metadata(site):
    async def behave(message):
        said = {
            "text": "Yes.\n\nA person can have both.",
            "buttons": [{"title": "Why?", "payload": "Why?", "type": "x"}],
            "atlas": {"topic": "both", "reminder": True, "blocks": [{"type": "paragraph", "runs": [{"text": "Yes."}]}]},
        }
        await message.output_channel.send_response(message.sender_id, said)

    site.agent.behave = behave
    (message,) = site.say("Can I have both?").json
    assert message["text"] == "Yes.\n\nA person can have both."
    assert message["buttons"] == [{"title": "Why?", "payload": "Why?"}]
    assert message["metadata"]["topic"] == "both"
    assert message["metadata"]["reminder"] is True
    assert message["metadata"]["conditions"] == []
    assert message["metadata"]["blocks"] == [{"type": "paragraph", "runs": [{"text": "Yes."}]}]


def test_two_answers_are_two_messages(site):
    async def behave(message):
        for text in ("One.", "Two."):
            await message.output_channel.send_response(message.sender_id, {"text": text})

    site.agent.behave = behave
    assert [message["text"] for message in site.say("Two things").json] == ["One.", "Two."]


def test_a_session_is_issued_and_can_be_used_again(site):
    session = site.session()
    assert session.startswith("web-")
    assert site.say("And now?", session).json[0]["recipient_id"] == session


def test_everyone_gets_a_session_of_their_own(site):
    assert len({site.session() for _ in range(20)}) == 20


@pytest.mark.parametrize(
    "sender",
    [
        "default",
        "",
        "web-",
        "web-abc.def",
        "slack-U123",
        Sessions("another secret").issue(),
        "web-ü.ü",
        "web-\ud800",
        "x" * 5000,
        7,
        ["web-1"],
    ],
)
def test_a_sender_that_this_server_did_not_issue_is_refused(site, sender):
    reply = site.say("hello", sender)
    assert (reply.status, reply.code) == (403, "unknown_sender")
    assert site.agent.texts == []


def test_a_session_outlives_a_restart_of_the_server(start):
    session = start().session()
    assert start().say("Still there?", session).status == 200


@pytest.mark.parametrize("typed", ["/ask_cure", '/ask_cure{"condition": "fibromyalgia"}', "  /emergency", "/", "//x"])
def test_typed_text_with_a_slash_in_front_never_reaches_rasa_with_it(site, typed):
    assert site.say(typed).status == 200
    assert not site.agent.texts[0].strip().startswith("/")


@pytest.mark.parametrize(("typed", "intent"), [("/start", "/greeting"), (" /Help ", "/capabilities")])
def test_the_commands_for_help_become_intents(site, typed, intent):
    assert site.say(typed).status == 200
    assert site.agent.texts == [intent]


@pytest.mark.parametrize("typed", ["/forget", "/restart"])
def test_a_conversation_is_forgotten_on_request(site, typed):
    session = site.session()
    assert asyncio.run(site.agent.tracker_store.keys()) == [session]
    (message,) = site.say(typed, session).json
    assert message["text"] == "It is forgotten."
    assert message["recipient_id"] == session
    assert message["metadata"]["topic"] is None
    assert asyncio.run(site.agent.tracker_store.keys()) == []
    assert site.say("hello again", session).status == 200


def test_an_agent_that_says_nothing_is_a_failure(site):
    site.agent.behave = site.agent.nothing
    reply = site.say("hello")
    assert (reply.status, reply.code) == (500, "failed")


def test_an_exception_inside_is_a_failure_that_points_to_the_emergency_number(site):
    async def behave(message):
        raise RuntimeError("secret words")

    site.agent.behave = behave
    reply = site.say("hello")
    assert (reply.status, reply.code) == (500, "failed")
    assert "local emergency number" in reply.json["error"]["message"]
    assert b"secret" not in reply.body


def test_the_server_answers_on_after_a_failure(site):
    site.agent.behave = site.agent.nothing
    assert site.say("hello").status == 500
    site.agent.behave = site.agent.echo
    assert site.say("hello").status == 200


def test_an_agent_that_hangs_is_given_up(start):
    site = start(channel={"seconds_to_answer": 0.2})
    site.agent.behave = lambda message: asyncio.sleep(60)
    reply = site.say("hello")
    assert (reply.status, reply.code) == (503, "no_answer_in_time")
    site.agent.behave = site.agent.echo
    assert site.say("hello").status == 200


def test_before_the_agent_is_ready_it_says_so(site):
    site.agent.ready = False
    reply = site.say("hello")
    assert (reply.status, reply.code) == (503, "not_ready")


def test_an_answer_that_cannot_be_sent_does_not_keep_rasa_from_saving_the_turn(site):
    async def behave(message):
        await message.output_channel.send_response(message.sender_id, {"no": "text"})

    site.agent.behave = behave
    assert site.say("hello").status == 500
    assert site.agent.finished == ["hello"]


def test_two_messages_of_one_session_are_answered_in_their_order(site):
    session = site.session()

    async def slow(message):
        await asyncio.sleep(0.3 if message.text == "first" else 0)
        await site.agent.echo(message)

    site.agent.behave = slow
    first = threading.Thread(target=site.say, args=("first", session))
    first.start()
    time.sleep(0.1)
    assert site.say("second", session).status == 200
    first.join()
    assert site.agent.finished == ["hello", "first", "second"]


def test_a_slow_answer_delays_nobody_else(site):
    quick_is_answered = threading.Event()

    async def slow(message):
        while message.text == "slow" and not quick_is_answered.is_set():
            await asyncio.sleep(0.01)
        await site.agent.echo(message)

    site.agent.behave = slow
    waiting = threading.Thread(target=site.say, args=("slow",))
    waiting.start()
    assert site.say("quick").status == 200
    quick_is_answered.set()
    waiting.join()


def test_a_visitor_who_leaves_in_the_middle_breaks_nothing_and_the_turn_is_saved(site):
    async def slow(message):
        await asyncio.sleep(0.3)
        await site.agent.echo(message)

    site.agent.behave = slow
    with socket.create_connection(("127.0.0.1", site.port)) as leaving:
        leaving.sendall(_head(19) + b'{"message": "gone"}')
        time.sleep(0.1)
    time.sleep(0.5)
    assert site.agent.finished == ["gone"]
    assert site.say("hello").status == 200


def test_a_visitor_who_leaves_within_the_message_breaks_nothing(site):
    with socket.create_connection(("127.0.0.1", site.port)) as leaving:
        leaving.sendall(_head(500) + b'{"message": "hel')
    assert site.say("hello").status == 200
    assert site.agent.texts == ["hello"]
