"""The web endpoint, `POST /webhooks/web/webhook`, by its contract in docs/architecture.md.

What the channel gives the rest of the server is in `site`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from bot.channels import commands, conversations, parts
from bot.channels.body import read_body
from bot.channels.handling import outcome
from bot.channels.rate import RateLimit
from bot.channels.refusals import FAILED, NOT_READY, UNKNOWN_SENDER, Refusal, RefusedError
from bot.channels.replies import Replies, as_message
from bot.channels.requests import Incoming, parse
from bot.channels.sessions import Sessions, load_secret
from bot.channels.site import SiteBlueprint, is_ready
from bot.settings import Settings

Handler = Callable[[UserMessage], Awaitable[Any]]

_SECONDS_TO_ANSWER = 30.0
_SECONDS_TO_READ = 10.0

_log = structlog.get_logger(__name__)


class WebChannel(InputChannel):
    """Answers messages over HTTP, and serves the page to type them on."""

    def __init__(
        self,
        settings: Settings | None = None,
        forgotten: Callable[[], dict[str, Any]] = parts.forgotten_message,
        seconds_to_answer: float = _SECONDS_TO_ANSWER,
        seconds_to_read: float = _SECONDS_TO_READ,
    ) -> None:
        self._settings = settings or parts.settings()
        self._sessions = Sessions(load_secret(self._settings))
        self._rate = RateLimit(self._settings.rate_limit_per_minute)
        self._forgotten = forgotten()
        self._seconds_to_answer = seconds_to_answer
        self._seconds_to_read = seconds_to_read
        self._running: set[asyncio.Task[Refusal | None]] = set()  # the loop itself holds tasks only weakly

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa, and in the address."""
        return "web"

    def blueprint(self, on_new_message: Handler) -> SiteBlueprint:
        """The routes under `/webhooks/web`."""
        blueprint = SiteBlueprint("atlas_web")
        blueprint.ctx.allowed_origins = self._settings.allowed_origins

        # As a stream: Sanic would otherwise read the whole body before anybody can object to its size.
        @blueprint.post("/webhook", stream=True)
        async def receive(request: Request) -> HTTPResponse:
            body = await read_body(request, self._seconds_to_read)
            incoming = parse(body, request.headers.get("content-type"))
            sender = self._sender(incoming, request)
            messages = await self._answer(incoming.text, sender, on_new_message, request.app)
            return json(messages, headers={"Cache-Control": "no-store"})

        @blueprint.options("/webhook")
        async def preflight(request: Request) -> HTTPResponse:
            return empty()

        return blueprint

    def _sender(self, incoming: Incoming, request: Request) -> str:
        """The session of the message: the one it names, if we issued it, or a new one."""
        known = incoming.sender is not None and self._sessions.knows(incoming.sender)
        self._rate.check(incoming.sender if known and incoming.sender else request.remote_addr or request.ip)
        if incoming.sender is None:
            return self._sessions.issue()
        if not known:
            raise RefusedError(UNKNOWN_SENDER)
        return incoming.sender

    async def _answer(self, text: str, sender: str, handle: Handler, app: Sanic) -> list[dict[str, Any]]:
        if not is_ready(app):
            raise RefusedError(NOT_READY)
        typed = commands.read(text)
        if typed.forget:
            agent = app.ctx.agent
            await conversations.forget(agent.tracker_store, agent.lock_store, sender)
            return [as_message(sender, self._forgotten)]
        replies = Replies()
        await self._hand_over(UserMessage(typed.text, replies, sender, input_channel=self.name()), handle)
        if not replies.messages:
            _log.error("web.no_answer")
            raise RefusedError(FAILED)
        return replies.messages

    async def _hand_over(self, message: UserMessage, handle: Handler) -> None:
        """Let Rasa answer. When the visitor leaves in the middle, the turn is still completed and saved."""
        task = asyncio.create_task(outcome(handle(message), self._seconds_to_answer))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        refusal = await asyncio.shield(task)
        if refusal is not None:
            raise RefusedError(refusal)
