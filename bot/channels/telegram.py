"""Telegram: `POST /webhooks/telegram/webhook`, or long polling. How it is set up: docs/telegram.md."""

from __future__ import annotations

import hmac
import json
from asyncio import AbstractEventLoop
from collections.abc import Callable
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty

from bot.answers.wording import Wording
from bot.channels import parts
from bot.channels.body import read_body
from bot.channels.channel_state import OFF, states_of
from bot.channels.refusals import BAD_REQUEST, FORBIDDEN, NOT_READY, RefusedError
from bot.channels.site import is_ready, refuse
from bot.channels.talking import Handler
from bot.settings import Settings

_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_SECONDS_TO_READ = 10.0
_MOST_BYTES = 1024 * 1024  # an update with a long text and the message that it replies to, written in escapes


class TelegramChannel(InputChannel):
    """Talks to people in Telegram, where a bot token is set; otherwise it has no routes."""

    def __init__(
        self,
        settings: Settings | None = None,
        wording: Callable[[], Wording] = parts.wording,
        forgotten: Callable[[], dict[str, Any]] = parts.forgotten_message,
    ) -> None:
        self._settings = settings or parts.settings()
        self._wording = wording
        self._forgotten = forgotten

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa, and in the address."""
        return "telegram"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes under `/webhooks/telegram`."""
        blueprint = Blueprint("atlas_telegram")
        if self._settings.telegram_bot_token:
            self._switch_on(blueprint, on_new_message)
        else:
            blueprint.listener("before_server_start")(_note_that_it_is_off)
        return blueprint

    def _switch_on(self, blueprint: Blueprint, on_new_message: Handler) -> None:
        from bot.channels.telegram_service import TelegramService  # with its libraries, only where they are used

        self.service = service = TelegramService(self._settings, self._wording(), self._forgotten(), on_new_message)
        blueprint.listener("after_server_start")(service.start)
        blueprint.listener("before_server_stop")(service.stop)
        if not self._settings.telegram_polling:
            secret = self._settings.telegram_webhook_secret

            @blueprint.post("/webhook", stream=True)
            async def receive(request: Request) -> HTTPResponse:
                try:
                    update = await read_update(request, secret)
                    taken = is_ready(request.app) and service.take(update)
                except RefusedError as error:
                    return refuse(error.refusal)
                return empty(200) if taken else refuse(NOT_READY)  # Telegram then delivers again


async def read_update(request: Request, secret: str) -> dict[str, Any]:
    """What Telegram delivers.

    Raises:
        RefusedError: it does not come from Telegram, or is no update.
    """
    told = request.headers.get(_HEADER, "")
    if not hmac.compare_digest(told.encode("utf-8", "surrogateescape"), secret.encode("ascii")):
        raise RefusedError(FORBIDDEN)
    body = await read_body(request, _SECONDS_TO_READ, _MOST_BYTES)
    try:
        update = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RefusedError(BAD_REQUEST) from error
    if not isinstance(update, dict):
        raise RefusedError(BAD_REQUEST)
    return update


async def _note_that_it_is_off(app: Sanic, _loop: AbstractEventLoop) -> None:
    states_of(app).set(TelegramChannel.name(), OFF)
