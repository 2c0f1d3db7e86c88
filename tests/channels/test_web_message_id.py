"""The id of a message in the contract of the web endpoint, over HTTP."""

from __future__ import annotations

import asyncio
import json
import threading
import time

import pytest

ID = "3f2b8c1e-7d45-4a90-9c11-5e6f7a8b9c0d"


def send(site, message, id_=ID, sender=None):
    body = {"message": message, "id": id_}
    return site.post(json.dumps(body if sender is None else {**body, "sender": sender}))


def test_a_message_that_is_sent_again_is_answered_once(site):
    session = site.session()
    first, again = (send(site, "Is there a cure?", sender=session) for _ in range(2))
    assert (first.status, again.status) == (200, 200)
    assert again.body == first.body
    assert site.agent.texts == ["hello", "Is there a cure?"]


def test_a_first_message_that_is_sent_again_is_answered_once_and_opens_one_session(site):
    first, again = (send(site, "Is there a cure?") for _ in range(2))
    assert again.json[0]["recipient_id"] == first.json[0]["recipient_id"]
    assert site.agent.texts == ["Is there a cure?"]


def test_another_id_is_another_message(site):
    session = site.session()
    for id_ in (ID, ID[::-1]):
        send(site, "Tell me more", id_, session)
    assert site.agent.texts == ["hello", "Tell me more", "Tell me more"]


def test_the_same_id_of_two_people_is_two_messages(site):
    one, two = site.session(), site.session()
    assert send(site, "mine", sender=one).json[0]["text"] == "You said: mine"
    assert send(site, "yours", sender=two).json[0]["text"] == "You said: yours"


def test_messages_without_an_id_are_all_answered(site):
    session = site.session()
    site.say("Tell me more", session)
    site.say("Tell me more", session)
    assert site.agent.texts == ["hello", "Tell me more", "Tell me more"]


def test_a_message_that_is_sent_again_while_it_is_answered_waits_for_that_answer(site):
    session = site.session()

    async def slow(message):
        await asyncio.sleep(0.3)
        await site.agent.echo(message)

    site.agent.behave = slow
    replies = []
    senders = [threading.Thread(target=lambda: replies.append(send(site, "slow", sender=session))) for _ in range(3)]
    for each in senders:
        each.start()
        time.sleep(0.05)
    for each in senders:
        each.join()
    assert len({reply.body for reply in replies}) == 1
    assert site.agent.texts == ["hello", "slow"]


def test_a_visitor_who_lost_the_connection_gets_the_answer_when_sending_again(site):
    async def slow(message):
        await asyncio.sleep(0.2)
        await site.agent.echo(message)

    site.agent.behave = slow
    session = site.session()
    body = json.dumps({"message": "lost", "id": ID, "sender": session})
    head = {"content-type": "application/json"}
    connection = site.connection()
    connection.request("POST", "/webhooks/web/webhook", body, head)
    time.sleep(0.05)
    connection.close()
    assert send(site, "lost", sender=session).json[0]["text"] == "You said: lost"
    assert site.agent.texts == ["hello", "lost"]


def test_a_failed_message_is_answered_when_it_is_sent_again(site):
    site.agent.behave = site.agent.nothing
    assert send(site, "hello").status == 500
    site.agent.behave = site.agent.echo
    assert send(site, "hello").status == 200


def test_a_forgotten_conversation_keeps_no_answer(site):
    session = site.session()
    send(site, "Is there a cure?", sender=session)
    site.say("/forget", session)
    send(site, "Is there a cure?", sender=session)
    assert site.agent.texts.count("Is there a cure?") == 2


def test_a_message_that_is_sent_again_counts_for_the_rate_limit(start):
    site = start(rate_limit_per_minute=2)
    assert [send(site, "hello").status for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize("id_", ["", "1", "a" * 31, "a" * 65, "ü" * 32, "a" * 31 + "\n", "../" * 12, 7, ["a" * 32], {}])
def test_an_id_that_could_be_guessed_or_is_none_is_refused(site, id_):
    reply = send(site, "hello", id_)
    assert (reply.status, reply.code) == (400, "bad_id")
    assert site.agent.texts == []


@pytest.mark.parametrize("id_", ["a" * 32, "Z" * 64, ID, None])
def test_an_id_of_32_to_64_letters_digits_and_hyphens_is_taken(site, id_):
    assert send(site, "hello", id_).status == 200
