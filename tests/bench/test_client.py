"""A person who types: sessions, and what counts as an answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from bench.client import Address, talk
from bench.places import LOOPBACK
from bench.processes import free_port


class _Bot(BaseHTTPRequestHandler):
    """Answers what the message says: `empty` and `broken` are served, all else is echoed."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.heard.append(body)  # type: ignore[attr-defined]
        answer = [{"recipient_id": body.get("sender", "issued"), "text": body["message"]}]
        content = json.dumps([] if body["message"] == "empty" else answer).encode()
        self.send_response(500 if body["message"] == "broken" else 200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture
def bot() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer((LOOPBACK, 0), _Bot) as server:
        server.heard = []  # type: ignore[attr-defined]
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def _senders(bot: Any) -> list[str | None]:
    return [body.get("sender") for body in bot.heard]


def test_a_session_that_the_server_issues_is_sent_back(bot):
    replies = talk(Address(bot.server_port, "/", issues_sessions=True), ("one", "two", "three"), "mine")
    assert all(reply.answered for reply in replies)
    assert _senders(bot) == [None, "issued", "issued"]


def test_a_session_that_the_client_names_is_sent_from_the_start(bot):
    talk(Address(bot.server_port, "/", issues_sessions=False), ("one", "two"), "mine")
    assert _senders(bot) == ["mine", "mine"]


def test_an_empty_list_and_an_error_are_no_answers_and_the_talk_goes_on(bot):
    replies = talk(Address(bot.server_port, "/", issues_sessions=False), ("empty", "broken", "fine"), "mine")
    assert [reply.answered for reply in replies] == [False, False, True]


def test_a_server_that_is_not_there_gives_no_answers():
    replies = talk(Address(free_port(), "/", issues_sessions=True), ("one", "two"), "mine")
    assert [reply.answered for reply in replies] == [False, False]
