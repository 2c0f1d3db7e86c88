"""The web endpoint, `POST /webhooks/web/webhook`, by its contract in docs/architecture.md.

What the channel gives the rest of the server is in `site`.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty, raw

from bot.channels import commands, conversations, parts
from bot.channels.answered import Answered
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
        self._answered = Answered(self._settings.session_minutes)

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
            answer = await self._answer(incoming, sender, on_new_message, request.app)
            return raw(answer, content_type="application/json", headers={"Cache-Control": "no-store"})

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

    async def _answer(self, incoming: Incoming, sender: str, handle: Handler, app: Sanic) -> bytes:
        """The answers to a message as JSON; a message whose id was answered before gets the same answers again."""
        if not is_ready(app):
            raise RefusedError(NOT_READY)
        typed = commands.read(incoming.text)
        if typed.forget:
            return await self._forget(sender, app)
        replies = Replies()
        message = UserMessage(typed.text, replies, sender, input_channel=self.name())
        key = (incoming.sender or "", incoming.id or message.message_id)
        keep = incoming.id is not None
        answer = await self._answered.once(key, sender, lambda: self._hand_over(message, replies, handle), keep=keep)
        if isinstance(answer, Refusal):
            raise RefusedError(answer)
        return answer

    async def _forget(self, sender: str, app: Sanic) -> bytes:
        agent = app.ctx.agent
        await self._answered.forget(sender)
        await conversations.forget(agent.tracker_store, agent.lock_store, sender)
        return _body([as_message(sender, self._forgotten)])

    async def _hand_over(self, message: UserMessage, replies: Replies, handle: Handler) -> bytes | Refusal:
        """Let Rasa answer. When the visitor leaves in the middle, the turn is still completed and saved."""
        refusal = await outcome(handle(message), self._seconds_to_answer)
        if refusal is not None:
            return refusal
        if not replies.messages:
            _log.error("web.no_answer")
            return FAILED
        return _body(replies.messages)


def _body(messages: list[dict[str, Any]]) -> bytes:
    return json.dumps(messages, separators=(",", ":")).encode()
