"""What happens with an update of Telegram: taken on at once, answered in its turn."""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop
from functools import partial
from typing import Any

from sanic import Sanic

from bot.answers.wording import Wording
from bot.channels.channel_state import STARTING, states_of
from bot.channels.inbox import SECONDS_TO_DRAIN, Inbox
from bot.channels.ledger import Ledger
from bot.channels.replies import as_message
from bot.channels.site import is_ready
from bot.channels.talking import Handler, Talking
from bot.channels.telegram_client import TelegramClient
from bot.channels.telegram_connection import TelegramConnection
from bot.channels.telegram_html import render
from bot.channels.telegram_keyboard import HELPFUL, NOT_HELPFUL, keyboard
from bot.channels.telegram_reading import Heard, Place, read, spoken_to_us
from bot.settings import Settings
from bot.topics import DANGER

_NAME = "telegram"
_PAUSE = 0.05

Message = dict[str, Any]


class TelegramService:
    """One bot: its inbox, its connection, and its answers. Lives as long as the server."""

    def __init__(self, settings: Settings, wording: Wording, forgotten: Message, handle: Handler) -> None:
        self._settings = settings
        self._wording = wording
        self._talking = Talking(_NAME, handle, forgotten)
        self._ledger = Ledger(settings.database_url)
        self._inbox = Inbox(_NAME, self._ledger.claim)
        self._client = TelegramClient(settings.telegram_bot_token, settings.telegram_api_base_url)
        self._bot_id = bot_id(settings.telegram_bot_token)

    async def start(self, app: Sanic, loop: AbstractEventLoop) -> None:
        """Begin to connect, without waiting for it."""
        self._app = app
        note = partial(states_of(app).set, _NAME)
        note(STARTING)
        menu = self._wording.chats.telegram_menu
        self._connection = TelegramConnection(self._client, self._settings, menu, note)
        self._connecting = loop.create_task(self._connect())

    async def stop(self, _app: Sanic, _loop: AbstractEventLoop) -> None:
        """Finish what was taken on, and nothing more."""
        self._connecting.cancel()
        await self._inbox.drain(SECONDS_TO_DRAIN)
        await self._client.close()
        self._ledger.close()

    def take(self, update: Any) -> bool:
        """Take on an update; at once, whatever its answer takes. False when it should be delivered again."""
        heard = read(update, self._bot_id)
        if heard is None:
            return True
        if heard.callback and not self._acknowledge(heard, heard.callback):
            return False
        return self._inbox.put(f"{_NAME}:{heard.event_id}", heard.conversation, partial(self._answer, heard))

    def _acknowledge(self, heard: Heard, callback: str) -> bool:
        """Apart from the conversation: a button should stop spinning also while an earlier answer is waited for."""
        event_id = f"{_NAME}:{heard.event_id}:pressed"
        return self._inbox.put(event_id, event_id, partial(self._client.acknowledge, callback))

    async def _connect(self) -> None:
        while not is_ready(self._app):
            await asyncio.sleep(_PAUSE)
        await self._connection.run(self.take)

    async def _answer(self, heard: Heard) -> None:
        username = await self._connection.username() if heard.ours is None else self._connection.name_if_known
        ours = spoken_to_us(heard, username)
        if ours is None:
            return
        async with self._client.typing(ours.place):
            messages = await self._messages(ours)
        for message in messages:
            await self._send(ours.place, message)

    async def _messages(self, heard: Heard) -> list[Message]:
        if heard.text is None:
            return [as_message(heard.conversation, {"text": self._wording.chats.only_text})]
        if heard.callback and heard.text in (HELPFUL, NOT_HELPFUL):
            return await self._talking.rate(heard.conversation, helpful=heard.text == HELPFUL)
        return await self._talking.answer_or_excuse(heard.text, heard.conversation, self._app)

    async def _send(self, place: Place, message: Message) -> None:
        """Send one answer, in as many messages as it takes; the buttons belong to the last."""
        urgent = message["metadata"]["topic"] in DANGER
        chats = self._wording.chats
        *first, last = render(message, self._wording.headings.sources)
        for piece in first:
            await self._client.send(place, piece, [], urgent=urgent)
        await self._client.send(place, last, keyboard(message, chats.helpful, chats.not_helpful), urgent=urgent)


def bot_id(token: str) -> int | None:
    """The bot's own id, which is the first part of its token."""
    number = token.partition(":")[0]
    return int(number) if number.isascii() and number.isdigit() else None
