"""A person who types: one conversation over one connection, each message sent when the last was answered."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any

from bench.messages import Conversation
from bench.places import ANSWER, LOOPBACK

_JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Address:
    """Where a bot takes messages. Stock Rasa lets the client name its session; Atlas issues the name itself."""

    port: int
    path: str
    issues_sessions: bool


@dataclass(frozen=True)
class Reply:
    """What came back for a message: after how many seconds, and whether it was an answer."""

    message: str
    seconds: float
    answered: bool


def talk(address: Address, conversation: Conversation, session: str) -> list[Reply]:
    """Hold a conversation. A server that cannot be reached gives replies that are not answered."""
    return list(_turns(address, conversation, None if address.issues_sessions else session))


def _turns(address: Address, conversation: Conversation, sender: str | None) -> Iterator[Reply]:
    with closing(HTTPConnection(LOOPBACK, address.port, timeout=ANSWER)) as connection:
        for message in conversation:
            started = time.perf_counter()
            messages = _ask(connection, address.path, message, sender)
            seconds = time.perf_counter() - started
            yield Reply(message, seconds, bool(messages) and all(each.get("text") for each in messages))
            sender = messages[0]["recipient_id"] if messages else sender


def _ask(connection: HTTPConnection, path: str, message: str, sender: str | None) -> list[dict[str, Any]]:
    """The messages that answer, none where it went wrong."""
    body = {"message": message} if sender is None else {"message": message, "sender": sender}
    try:
        connection.request("POST", path, json.dumps(body).encode("utf-8"), _JSON)
        response = connection.getresponse()
        content = response.read()
        return list(json.loads(content)) if response.status == 200 else []
    except (OSError, HTTPException, ValueError):
        connection.close()  # the next message opens it anew
        return []
