"""Calls to the Telegram Bot API. What is sent never raises: it arrives, or there is one logged event."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import Any

import structlog
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.failures import fields
from bot.channels.retrying import Judge, Patience, persistently
from bot.channels.telegram_errors import again, again_at_any_price
from bot.channels.telegram_html import Piece
from bot.channels.telegram_keyboard import Rows
from bot.channels.telegram_reading import Place

_SECONDS_TO_CONNECT = 5.0
_SECONDS_TO_READ = 30.0  # Telegram answers in a fraction of that: what takes longer will not come
_SECONDS_TO_SEND = 60.0  # how long a message waits for one of the connections
_CALLS = 16  # at once; each takes about 0.1 s
_CONNECTIONS = _CALLS + 8  # the rest is for acknowledgements
_SECONDS_OF_TYPING = 4.0  # Telegram shows it for five
_SECONDS_TO_SHOW = 1.0
_UNREADABLE = (TypeError, KeyError, ValueError, AttributeError)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_log = structlog.get_logger(__name__)


class TelegramClient:
    """Sends answers to Telegram. Nothing is connected before the first call; `bot` is the library's client."""

    def __init__(
        self,
        token: str,
        base_url: str,
        patience: Patience | None = None,
        seconds_to_read: float = _SECONDS_TO_READ,
    ) -> None:
        os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library warns of its older form
        self._updates = UpdatesRequest(**_limits(1, seconds_to_read))
        self._requests = [HTTPXRequest(**_limits(_CONNECTIONS, seconds_to_read)), self._updates]
        base = base_url.rstrip("/").removesuffix("/bot")
        self.bot = Bot(token, f"{base}/bot", request=self._requests[0], get_updates_request=self._requests[1])
        self._patience = patience or Patience()
        # The library's pool looks at all that waits for a connection whenever one is free: nothing should wait there.
        self._calling = asyncio.Semaphore(_CALLS)
        self._typing: set[asyncio.Task[None]] = set()  # the loop itself holds tasks only weakly

    async def send(self, place: Place, piece: Piece, rows: Rows, *, urgent: bool = False) -> bool:
        """Send one message; as plain text when Telegram cannot read its form. False when it could not be sent."""
        try:
            await self._send_somehow(place, piece, rows, again_at_any_price if urgent else again)
        except ChatMigrated as error:  # a group became a supergroup
            place = replace(place, chat=error.new_chat_id, reply_to=None)
            return await self.send(place, piece, rows, urgent=urgent)
        except TelegramError as error:
            _log.error("telegram.send_failed", **fields(error))
            return False
        return True

    async def _send_somehow(self, place: Place, piece: Piece, rows: Rows, judge: Judge) -> None:
        """Send a message as it is meant; when Telegram cannot read that, ever simpler."""
        best, *simpler = _ways(place, piece, rows)
        try:
            await persistently(partial(self._send, place, best), judge, self._patience)
        except BadRequest as error:
            _log.warning("telegram.form_refused", **fields(error))
            for options in simpler[:-1]:
                with suppress(BadRequest):
                    return await persistently(partial(self._send, place, options), judge, self._patience)
            await persistently(partial(self._send, place, simpler[-1]), judge, self._patience)

    async def updates(self, offset: int | None, seconds: int, kinds: Sequence[str]) -> list[Any]:
        """The updates from `offset` on, as Telegram gives them; waits up to `seconds` for one.

        Raises:
            TelegramError: Telegram cannot be asked.
        """
        await self.bot.get_updates(offset, timeout=seconds, allowed_updates=kinds)
        return self._updates.updates

    async def acknowledge(self, callback: str) -> None:
        """Let the pressed button stop spinning."""
        try:
            await persistently(lambda: self.bot.answer_callback_query(callback), again, self._patience)
        except TelegramError as error:  # such as a press that is too old
            _log.warning("telegram.acknowledge_failed", **fields(error))

    @asynccontextmanager
    async def typing(self, place: Place) -> AsyncIterator[None]:
        """Show that an answer is on its way, for as long as it is."""
        shown, done = asyncio.Event(), asyncio.Event()
        task = asyncio.create_task(self._keep_typing(place, shown, done))
        self._typing.add(task)
        task.add_done_callback(self._typing.discard)
        try:
            yield
            with suppress(asyncio.TimeoutError):  # not later than the answer, which ends it
                await asyncio.wait_for(shown.wait(), _SECONDS_TO_SHOW)
        finally:
            done.set()

    async def close(self) -> None:
        """Close all connections."""
        for task in self._typing:
            task.cancel()
        await asyncio.gather(*(each.shutdown() for each in self._requests))

    async def _keep_typing(self, place: Place, shown: asyncio.Event, done: asyncio.Event) -> None:
        """Ends by itself and is not cancelled: a call that is broken off would keep its connection for ever."""
        while not done.is_set():
            if not self._calling.locked():  # an answer goes before it
                with suppress(TelegramError):
                    async with self._calling:
                        await self.bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.thread)
            shown.set()
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(done.wait(), _SECONDS_OF_TYPING)

    async def _send(self, place: Place, options: dict[str, Any]) -> None:
        try:
            async with self._calling:
                await self.bot.send_message(
                    place.chat, message_thread_id=place.thread, link_preview_options=_NO_PREVIEW, **options
                )
        except _UNREADABLE as error:  # it is sent: what the library cannot read is what Telegram tells of it
            _log.warning("telegram.odd_reply", **fields(error))


class UpdatesRequest(HTTPXRequest):
    """Keeps updates as they came. The library would make objects of them, and fail on an odd one again and again."""

    def __init__(self, **limits: Any) -> None:
        super().__init__(**limits)
        self.updates: list[Any] = []

    def parse_json_payload(self, payload: bytes) -> dict[str, Any]:  # type: ignore[override]
        """The answer of Telegram, its updates taken out of it."""
        answer = super().parse_json_payload(payload)
        self.updates = answer["result"] if isinstance(answer.get("result"), list) else []
        return {**answer, "result": []} if self.updates else answer


def _limits(connections: int, seconds_to_read: float) -> dict[str, Any]:
    return {
        "connection_pool_size": connections,
        "read_timeout": seconds_to_read,
        "connect_timeout": _SECONDS_TO_CONNECT,
        "pool_timeout": _SECONDS_TO_SEND,
    }


def _ways(place: Place, piece: Piece, rows: Rows) -> Sequence[dict[str, Any]]:
    """How a message can be sent, the best way first, the one that nothing can be wrong with last."""
    inline = [[InlineKeyboardButton(title, callback_data=data) for title, data in row] for row in rows]
    buttons = InlineKeyboardMarkup(inline) if inline else None
    reply = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to else None
    return (
        {"text": piece.html, "parse_mode": ParseMode.HTML, "reply_markup": buttons, "reply_parameters": reply},
        {"text": piece.plain, "reply_markup": buttons},
        {"text": piece.plain},
    )
