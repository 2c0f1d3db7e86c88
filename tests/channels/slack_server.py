"""A stand-in for Slack: its Web API over HTTP, as strict as Slack is, and its Socket Mode.

`deliveries` (below) makes what Slack sends to an app, signed as Slack signs.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.channels.slack_limits import Refused, check_blocks, check_text

BOT_TOKEN, APP_TOKEN, BOT_USER, TEAM = "xoxb-test", "xapp-test", "UBOT", "T1"


@dataclass
class Call:
    """A call that was carried out."""

    method: str
    body: dict[str, Any]
    at: float = field(default_factory=time.monotonic)

    @property
    def text(self) -> str:
        return self.body.get("text", "")

    @property
    def buttons(self) -> list[dict[str, Any]]:
        rows = (block["elements"] for block in self.body.get("blocks", ()) if block["type"] == "actions")
        return [button for row in rows for button in row]


@dataclass
class SlackServer:
    """The running stand-in. `faults` are met by the next calls of chat.postMessage, before anything is carried out:
    a status, ("429", seconds), "close", or "hold" (until `held` is set)."""

    port: int = 0
    calls: list[Call] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)  # every call that came in, carried out or not
    faults: deque[Any] = field(default_factory=deque)
    refuse: Callable[[str, dict[str, Any]], str | None] = lambda _method, _body: None
    held: threading.Event = field(default_factory=threading.Event)
    acknowledged: list[str] = field(default_factory=list)
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    bot_token: str = BOT_TOKEN

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    def response_url(self, name: str = "one") -> str:
        return f"http://127.0.0.1:{self.port}/respond/{name}"

    @property
    def posts(self) -> list[Call]:
        """What people see, in a channel or for them alone."""
        return [call for call in self.calls if call.method in ("chat.postMessage", "respond")]

    def wait_for_posts(self, count: int, seconds: float = 20) -> list[Call]:
        """The posts, when there are so many; fails when they do not come."""
        self.wait_until(lambda: len(self.posts) >= count, seconds)
        return self.posts

    @staticmethod
    def wait_until(condition: Callable[[], Any], seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it did not happen"
            time.sleep(0.01)

    def deliver_over_socket(self, kind: str, payload: dict[str, Any], envelope_id: str) -> None:
        """Deliver over the newest socket."""
        message = {"type": kind, "envelope_id": envelope_id, "payload": payload, "accepts_response_payload": False}
        asyncio.run_coroutine_threadsafe(self.sockets[-1].send_str(json.dumps(message)), self.loop).result(10)

    async def api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.asked.append(method)
        if method == "chat.postMessage" and (fault := await self._fault(request)) is not None:
            return fault
        expected = APP_TOKEN if method == "apps.connections.open" else self.bot_token
        if request.headers.get("authorization") != f"Bearer {expected}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        body = await _body(request)
        word = self.refuse(method, body)
        try:
            answer = {"ok": False, "error": word} if word else self._carry_out(method, body)
        except Refused as refused:
            answer = {"ok": False, "error": refused.word}
        return web.json_response(answer)

    async def respond(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        try:
            check_text(body)
            check_blocks(body.get("blocks"), 50)
        except Refused as refused:
            return web.Response(status=400, text=refused.word)
        if word := self.refuse("respond", body):
            return web.Response(status=404, text=word)
        self.calls.append(Call("respond", body))
        return web.Response(text="ok")

    async def socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(json.dumps({"type": "hello", "num_connections": 1}))
        self.sockets.append(socket)
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                self.acknowledged.append(json.loads(message.data)["envelope_id"])
        return socket

    def _carry_out(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        if method == "auth.test":
            return {"ok": True, "user_id": BOT_USER, "bot_id": "B1", "team_id": TEAM}
        if method == "apps.connections.open":
            return {"ok": True, "url": f"ws://127.0.0.1:{self.port}/socket"}
        if method == "chat.postMessage":
            check_text(body)
            check_blocks(body.get("blocks"), 50)
            if not body.get("channel"):
                raise Refused("channel_not_found")
        elif method == "views.publish":
            check_blocks(body["view"]["blocks"], 100)
            if body["view"]["type"] != "home" or not body.get("user_id"):
                raise Refused("invalid_arguments")
        elif method != "assistant.threads.setStatus":
            raise Refused("unknown_method")
        self.calls.append(Call(method, body))
        return {"ok": True, "ts": f"1700000000.{len(self.calls):06}", "channel": body.get("channel")}

    async def _fault(self, request: web.Request) -> web.StreamResponse | None:
        fault = self.faults.popleft() if self.faults else None
        if fault == "close":
            assert request.transport
            request.transport.close()
            return web.Response()
        if fault == "hold":
            await asyncio.get_running_loop().run_in_executor(None, self.held.wait, 20)
            return None
        if isinstance(fault, tuple):
            headers = {"Retry-After": str(fault[1])}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        return web.Response(status=fault, text="<html>Sorry</html>", content_type="text/html") if fault else None


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return await request.json()
    return dict(await request.post())


@contextmanager
def slack_server() -> Iterator[SlackServer]:
    """Serve on a free port, on a thread."""
    server = SlackServer()
    app = web.Application()
    app.router.add_post("/api/{method}", server.api)
    app.router.add_post("/respond/{name}", server.respond)
    app.router.add_get("/socket", server.socket)
    runner = web.AppRunner(app)

    async def start() -> int:
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0, shutdown_timeout=0.1)
        await site.start()
        return int(runner.addresses[0][1])

    thread = threading.Thread(target=server.loop.run_forever, daemon=True)
    thread.start()
    server.port = asyncio.run_coroutine_threadsafe(start(), server.loop).result(10)
    try:
        yield server
    finally:
        server.held.set()
        asyncio.run_coroutine_threadsafe(runner.cleanup(), server.loop).result(20)
        server.loop.call_soon_threadsafe(server.loop.stop)
        thread.join(10)
