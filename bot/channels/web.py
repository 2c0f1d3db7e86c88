"""The web endpoint, `POST /webhooks/web/webhook`, by its contract in docs/architecture.md.

What the channel gives the rest of the server is in `site`.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty, raw

from bot.channels import commands, parts
from bot.channels.answered import Answered, Outcome
from bot.channels.body import read_body
from bot.channels.rate import RateLimit
from bot.channels.refusals import UNKNOWN_SENDER, Refusal, RefusedError
from bot.channels.requests import Incoming, parse
from bot.channels.sessions import Sessions, load_secret
from bot.channels.site import SiteBlueprint
from bot.channels.talking import SECONDS_TO_ANSWER, Handler, Talking
from bot.settings import Settings

_SECONDS_TO_READ = 10.0


class WebChannel(InputChannel):
    """Answers messages over HTTP, and serves the page to type them on."""

    def __init__(
        self,
        settings: Settings | None = None,
        forgotten: Callable[[], dict[str, Any]] = parts.forgotten_message,
        seconds_to_answer: float = SECONDS_TO_ANSWER,
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
        talking = Talking(self.name(), on_new_message, self._forgotten, self._seconds_to_answer)

        # As a stream: Sanic would otherwise read the whole body before anybody can object to its size.
        @blueprint.post("/webhook", stream=True)
        async def receive(request: Request) -> HTTPResponse:
            body = await read_body(request, self._seconds_to_read)
            incoming = parse(body, request.headers.get("content-type"))
            sender = self._sender(incoming, request)
            answer = await self._answer(incoming, sender, talking, request.app)
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

    async def _answer(self, incoming: Incoming, sender: str, talking: Talking, app: Sanic) -> bytes:
        """The answers to a message as JSON; a message whose id was answered before gets the same answers again."""
        if commands.read(incoming.text).forget:
            await self._answered.forget(sender)
            return _body(await talking.answer(incoming.text, sender, app))

        async def ask() -> Outcome:
            try:
                return _body(await talking.answer(incoming.text, sender, app))
            except RefusedError as error:
                return error.refusal

        key = (incoming.sender or "", incoming.id or secrets.token_hex())
        answer = await self._answered.once(key, sender, ask, keep=incoming.id is not None)
        if isinstance(answer, Refusal):
            raise RefusedError(answer)
        return answer


def _body(messages: list[dict[str, Any]]) -> bytes:
    return json.dumps(messages, separators=(",", ":")).encode()
