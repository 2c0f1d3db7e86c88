"""Telegram, from an update that is delivered to the message that a person sees."""

from __future__ import annotations

import asyncio
import threading

import pytest

from tests.channels.telegram_server import CLOSE
from tests.channels.telegram_site import PERSON, SECRET, WEBHOOK


def test_a_message_is_answered_in_its_chat(telegram):
    assert telegram.say("What is dystonia?").status == 200
    (sent,) = telegram.service.wait_for_messages(1)
    assert (int(sent["chat_id"]), sent["text"], sent["parse_mode"]) == (PERSON, "You said: What is dystonia?", "HTML")
    assert "reply_parameters" not in sent
    assert telegram.agent.texts == ["What is dystonia?"]


def test_an_update_is_acknowledged_before_it_is_answered(telegram):
    released = threading.Event()

    async def slow(message):
        while not released.is_set():
            await asyncio.sleep(0.01)
        await telegram.agent.echo(message)

    telegram.agent.behave = slow
    assert telegram.say("slow").status == 200  # nothing can have been answered: the agent still waits
    assert telegram.service.sent == []
    released.set()
    telegram.service.wait_for_messages(1)


def test_the_person_sees_that_atlas_is_typing_before_the_answer_comes(telegram):
    telegram.say("hello")
    telegram.service.wait_for_messages(1)
    methods = [each.method for each in telegram.service.calls if each.method in ("sendChatAction", "sendMessage")]
    assert methods == ["sendChatAction", "sendMessage"]


def test_the_typing_indication_is_not_worth_an_answer(telegram):
    telegram.service.fault = lambda method, _: CLOSE if method == "sendChatAction" else None
    telegram.say("hello")
    assert telegram.service.wait_for_messages(1)


def test_an_update_delivered_twice_is_answered_once(telegram):
    update = telegram.message("hello")
    assert [telegram.deliver(update).status for _ in range(3)] == [200, 200, 200]
    assert len(telegram.settle()) == 1
    assert telegram.agent.texts[0] == "hello"
    assert telegram.agent.texts.count("hello") == 1


def test_an_update_delivered_to_two_servers_is_answered_by_one(connect):
    one, other = connect(), connect()
    for site in (one, other):
        site.wait_for_state("ok")
    update = one.message("hello")
    assert (one.deliver(update).status, other.deliver(update).status) == (200, 200)
    one.settle()
    assert [each["text"] for each in other.settle()] == ["You said: hello"]


def test_messages_of_one_chat_are_answered_in_their_order_and_slow_ones_delay_no_other_chat(telegram):
    async def behave(message):
        await asyncio.sleep(0.3 if "slow" in message.text else 0)
        await telegram.agent.echo(message)

    telegram.agent.behave = behave
    for text, chat in (("slow 1", 5), ("2", 5), ("3", 5), ("quick", 6)):
        telegram.say(text, chat=chat)
    sent = telegram.service.wait_for_messages(4)
    assert [each["text"] for each in sent if each["chat_id"] == "5"] == [
        f"You said: {each}" for each in ("slow 1", "2", "3")
    ]
    assert sent[0]["chat_id"] == "6"


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET.lower(), "ü"])
def test_what_does_not_come_from_telegram_is_refused_and_never_answered(telegram, secret):
    reply = telegram.deliver(telegram.message("hello"), secret)
    assert (reply.status, reply.code) == (403, "forbidden")
    assert telegram.settle() == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe\x00", b"[]", b'"text"', b"7", b"null", b"[" * 100_000, b"\0" * 1000]
)
def test_a_body_that_is_no_update_is_a_bad_request(telegram, body):
    reply = telegram.deliver(body)
    assert (reply.status, reply.code) == (400, "bad_request")
    assert telegram.settle() == []


def test_a_huge_body_is_refused(telegram):
    assert telegram.deliver(telegram.message("x" * 1_500_000)).status == 413
    assert telegram.settle() == []


def test_the_webhook_takes_nothing_but_posts(telegram):
    assert telegram.request("GET", WEBHOOK).status == 405


def test_before_rasa_is_ready_telegram_is_asked_to_deliver_again(telegram):
    telegram.agent.ready = False
    update = telegram.message("hello")
    assert telegram.deliver(update).status == 503
    telegram.agent.ready = True
    assert telegram.deliver(update).status == 200
    assert [each["text"] for each in telegram.settle()] == ["You said: hello"]


@pytest.mark.parametrize(
    ("typed", "handed_over"),
    [
        ("/start", "/greeting"),
        ("/start from_a_link", "/greeting"),
        ("/help", "/capabilities"),
        ("/Help@Atlas_Test_Bot", "/capabilities"),
        ("/sources", "/sources"),
        ("/botox", "botox"),
        ("/ask_cure", "ask_cure"),
        ('/restart{"a": 1}', 'restart{"a": 1}'),
        ("//emergency", "emergency"),
        ("/botox@atlas_test_bot does it help?", "botox does it help?"),
        ("/ask does botox help?", "does botox help?"),
        ("/ask@atlas_test_bot\ndoes botox help?", "does botox help?"),
        ("/ask /ask_cure", "ask_cure"),
        ("/ask", "/capabilities"),
    ],
)
def test_commands_are_understood_and_nothing_else_that_begins_with_a_slash(telegram, typed, handed_over):
    telegram.say(typed)
    telegram.service.wait_for_messages(1)
    assert telegram.agent.texts == [handed_over]


@pytest.mark.parametrize("typed", ["/forget", "/restart", "/forget@atlas_test_bot"])
def test_a_conversation_is_forgotten_on_request(telegram, typed):
    telegram.say("hello")
    telegram.service.wait_for_messages(1)
    assert asyncio.run(telegram.agent.tracker_store.keys()) == [f"telegram-{PERSON}"]
    telegram.say(typed)
    assert telegram.service.wait_for_messages(2)[1]["text"] == "It is forgotten."
    assert asyncio.run(telegram.agent.tracker_store.keys()) == []
