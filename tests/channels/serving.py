"""A real server on a free port, with an agent that does what a test tells it."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rasa.core.lock_store import InMemoryLockStore
from sanic import Sanic

from bot.channels.conversations import ConversationStore

WEBHOOK = "/webhooks/web/webhook"
JSON = {"content-type": "application/json"}


@dataclass
class Reply:
    """What the server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """The code of an error; fails when the error is not of the form that the contract asks for."""
        (error,) = self.json.values()
        assert set(error) == {"code", "message"}
        assert len(error["message"]) > 10
        return error["code"]


class FakeAgent:
    """Stands for Rasa's agent. `behave` is what happens with a message, under the conversation's lock."""

    def __init__(self) -> None:
        self.ready = True
        self.tracker_store = ConversationStore(minutes=60)
        self.lock_store = InMemoryLockStore()
        self.texts: list[str] = []
        self.finished: list[str] = []
        self.behave: Callable[[Any], Any] = self.echo

    def is_ready(self) -> bool:
        return self.ready

    async def handle_message(self, message: Any) -> None:
        async with self.lock_store.lock(message.sender_id, wait_time_in_seconds=0.01):
            self.texts.append(message.text)
            await self.behave(message)
            await self.tracker_store.get_or_create_tracker(message.sender_id)
            self.finished.append(message.text)

    @staticmethod
    async def echo(message: Any) -> None:
        await message.output_channel.send_response(message.sender_id, {"text": f"You said: {message.text}"})

    @staticmethod
    async def nothing(message: Any) -> None:
        pass


@dataclass
class Site:
    """A running server."""

    port: int
    agent: FakeAgent
    app: Sanic | None = None

    def connection(self) -> http.client.HTTPConnection:
        """A connection of a client's own."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def request(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Reply:
        connection = self.connection()
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return Reply(response.status, response.headers, response.read())
        finally:
            connection.close()

    def post(self, body: Any, headers: dict[str, str] | None = None) -> Reply:
        """Send a body as it is to the webhook."""
        return self.request("POST", WEBHOOK, body, headers or JSON)

    def say(self, message: Any, sender: Any = None) -> Reply:
        """Send a message, as clients do."""
        return self.post(json.dumps({"message": message} if sender is None else {"message": message, "sender": sender}))

    def wait_until_ready(self) -> None:
        """Wait for the warm-up, and forget that there was one."""
        while self.agent.ready and self.request("GET", "/health").status != 200:
            time.sleep(0.01)
        self.agent.texts.clear()
        self.agent.finished.clear()

    def session(self) -> str:
        """The id of a new session."""
        return self.say("hello").json[0]["recipient_id"]


@contextmanager
def running(app: Sanic) -> Iterator[int]:
    """Serve the application on a thread; gives the port."""
    loop, listener = asyncio.new_event_loop(), socket.create_server(("127.0.0.1", 0))

    async def start() -> Any:
        server = await app.create_server(sock=listener, return_asyncio_server=True)
        await server.startup()
        await server.before_start()
        await server.after_start()
        return server

    def serve() -> None:
        asyncio.set_event_loop(loop)
        loop.run_forever()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(start(), loop).result(20)
    try:
        yield listener.getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(server.before_stop(), loop).result(40)
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(20)
