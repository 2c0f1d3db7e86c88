"""What the web endpoint does with input that is wrong, too much, or comes too often."""

from __future__ import annotations

import json
import socket

import pytest

from tests.channels.serving import WEBHOOK


def _sent_raw(site, head: str, *pieces: bytes) -> bytes:
    """What the server answers to bytes on a bare connection, read until it closes."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=10) as connection:
        connection.sendall(head.replace("\n", "\r\n").encode() + b"\r\n\r\n")
        for piece in pieces:
            connection.sendall(piece)
        received = b""
        while more := connection.recv(65536):
            received += more
        return received


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "not_json"),
        (b"hello", "not_json"),
        (b"{", "not_json"),
        (b"[]", "not_json"),
        (b'"hello"', "not_json"),
        (b"null", "not_json"),
        (b"\xff\xfe\x00", "not_json"),
        ('{"message": "hello"}'.encode("utf-16"), "not_json"),
        (b'{"message": "a", "message": "b"}', "not_json"),
        (b'{"message": "a", "x": NaN}', "not_json"),
        (b"[" * 10_000, "not_json"),
        (b'{"message": ' + b"[" * 5_000 + b"]" * 5_000 + b"}", "not_json"),
        (b"{}", "no_message"),
        (b'{"message": null}', "no_message"),
        (b'{"message": 7}', "no_message"),
        (b'{"message": ["hello"]}', "no_message"),
        (b'{"message": {"text": "hello"}}', "no_message"),
        (b'{"message": ""}', "no_message"),
        (b'{"message": "  \\n\\t "}', "no_message"),
        (b'{"message": "\\u200b\\u00a0"}', "no_message"),
        (b'{"message": "a\\u0000b"}', "bad_message"),
        (b'{"message": "a\\ud800b"}', "bad_message"),
    ],
)
def test_what_is_not_a_message_is_refused_in_the_form_of_the_contract(site, body, code):
    reply = site.post(body)
    assert (reply.status, reply.code) == (400, code)
    assert site.agent.texts == []


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""])
def test_another_content_type_is_refused(site, content_type):
    reply = site.post(b'{"message": "hello"}', {"content-type": content_type})
    assert (reply.status, reply.code) == (415, "wrong_content_type")


def test_a_missing_content_type_is_refused(site):
    reply = site.request("POST", WEBHOOK, b'{"message": "hello"}')
    assert (reply.status, reply.code) == (415, "wrong_content_type")


def test_parameters_of_the_content_type_do_no_harm(site):
    reply = site.post(b'{"message": "hello"}', {"content-type": "Application/JSON; charset=utf-8"})
    assert reply.status == 200


@pytest.mark.parametrize(
    "text",
    ["🙂🙂", "?" * 500, "'; DROP TABLE facts; --", "<script>alert(1)</script>", "é" * 1000, "a\nb", "${VAR}", "{name}"],
)
def test_odd_text_is_answered_like_any_other(site, text):
    assert site.say(text).json[0]["text"] == f"You said: {text}"


def test_letters_are_counted_as_they_are_seen_not_as_they_are_coded(site):
    assert site.say("e\u0301" * 1000).status == 200
    assert site.say("🙂" * 1000).status == 200


@pytest.mark.parametrize("text", ["a" * 1001, "🙂" * 1001])
def test_a_message_of_more_than_a_thousand_characters_is_refused(site, text):
    reply = site.say(text)
    assert (reply.status, reply.code) == (413, "message_too_long")
    assert "1,000" in reply.json["error"]["message"]


def test_who_tells_a_long_story_of_an_emergency_is_pointed_to_the_emergency_number(site):
    reply = site.say("my neck hurts and " * 70 + "i can't breathe")
    assert reply.code == "message_too_long"
    assert "call your local emergency number" in reply.json["error"]["message"]


@pytest.mark.parametrize("size", [17 * 1024, 1024 * 1024, 3 * 1024 * 1024, 12 * 1024 * 1024])
def test_a_large_body_gets_a_clear_answer_and_the_connection_stays_whole(site, size):
    reply = site.post(json.dumps({"message": "a" * size}))
    assert (reply.status, reply.code) == (413, "body_too_large")
    assert site.say("hello").status == 200


def test_a_large_body_in_chunks_gets_a_clear_answer(site):
    reply = site.post(iter([b"a" * 1024] * 1024))
    assert (reply.status, reply.code) == (413, "body_too_large")


def test_a_message_in_chunks_is_read(site):
    reply = site.post(iter([b'{"mess', b'age": "hello"}']))
    assert reply.status == 200


def test_a_body_that_does_not_arrive_is_given_up(start):
    site = start(channel={"seconds_to_read": 0.2})
    head = f"POST {WEBHOOK} HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: 500"
    received = _sent_raw(site, head, b'{"message"')
    assert received.startswith(b"HTTP/1.1 408 ")
    assert b'"too_slow"' in received


@pytest.mark.parametrize(
    "head",
    [
        "NOT HTTP",
        f"POST {WEBHOOK} HTTP/1.1\nHost: x\nContent-Length: many",
        f"POST {WEBHOOK} HTTP/1.1\nno colon",
    ],
)
def test_what_is_not_http_gets_a_clear_answer(site, head):
    received = _sent_raw(site, head)
    assert received.startswith(b"HTTP/1.1 400 ")
    assert b'"bad_request"' in received
    assert site.say("hello").status == 200


def test_too_many_messages_of_one_session_have_to_wait(start):
    site = start(rate_limit_per_minute=5)
    session = site.session()
    assert [site.say("hello", session).status for _ in range(5)] == [200] * 5
    reply = site.say("hello", session)
    assert (reply.status, reply.code) == (429, "too_many_messages")
    assert 1 <= int(reply.headers["Retry-After"]) <= 61


def test_one_visitor_who_sends_too_much_does_not_keep_others_out(start):
    site = start(rate_limit_per_minute=3)
    busy, calm = site.session(), site.session()
    assert [site.say("hello", busy).status for _ in range(4)] == [200, 200, 200, 429]
    assert site.say("hello", calm).status == 200


def test_too_many_messages_without_a_session_are_counted_by_address(start):
    site = start(rate_limit_per_minute=2)
    assert [site.say("hello").status for _ in range(3)] == [200, 200, 429]


def test_guessing_session_ids_is_limited_too(start):
    site = start(rate_limit_per_minute=2)
    assert [site.say("hello", f"web-guess-{number}").status for number in range(3)] == [403, 403, 429]


def test_a_limit_of_zero_is_no_limit(site):
    assert {site.say("hello").status for _ in range(80)} == {200}
