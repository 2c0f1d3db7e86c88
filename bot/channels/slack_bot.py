"""Atlas in one Slack workspace: takes events on, has them answered in their order, posts the answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from functools import partial
from typing import Any

import structlog
from sanic import Sanic

from bot.channels.channel_state import FAILING, OK, STARTING, states_of
from bot.channels.failures import fields
from bot.channels.inbox import SECONDS_TO_DRAIN, Inbox
from bot.channels.ledger import Ledger
from bot.channels.refusals import TOO_LONG
from bot.channels.replies import as_message
from bot.channels.requests import MOST_CHARACTERS
from bot.channels.site import is_ready
from bot.channels.slack_api import SlackApi
from bot.channels.slack_blocks import posts
from bot.channels.slack_events import Asked, Event, HomeOpened
from bot.channels.slack_failures import REFUSED, reason_of
from bot.channels.slack_socket import SlackSocket
from bot.channels.slack_words import SlackWords
from bot.channels.talking import Talking
from bot.settings import Settings

_SECONDS_UNTIL_TYPING = 0.5  # most answers are there before; then nothing need be said
_SECONDS_UNTIL_READY = 60.0
_PAUSE = 0.1
# Rasa reads a message without giving way to anything else, for some ms. If all conversations had their turn at once,
# the next delivery would wait for all of them, and Slack waits no longer than 3 seconds.
_MOST_AT_ONCE = 8
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0  # seconds between two attempts to reach Slack

_log = structlog.get_logger(__name__)


class SlackBot:
    """Lives on one server. Nothing is reached for before `start`, and `start` waits for nobody."""

    def __init__(self, channel: str, settings: Settings, talking: Talking, words: SlackWords) -> None:
        self._channel = channel
        self._settings = settings
        self._talking = talking
        self._words = words
        self._turns = asyncio.Semaphore(_MOST_AT_ONCE)
        self.own_user = ""

    async def start(self, app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        """Open what is needed, and get in touch with Slack in the background."""
        self._app = app
        self._states = states_of(app)
        self._states.set(self._channel, STARTING)
        self._ledger = Ledger(self._settings.database_url)
        self._inbox = Inbox(self._channel, self._ledger.claim)
        self._api = SlackApi(self._settings.slack_bot_token, self._settings.slack_api_base_url, self._report)
        self._socket = self._open_socket()
        self._tried = asyncio.Event()  # whether Slack was asked who we are
        self._meeting = loop.create_task(self._meet())

    async def stop(self, _app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
        """Take nothing new, finish what was taken on, let go."""
        self._meeting.cancel()
        if self._socket:
            await self._socket.close()
        await self._inbox.drain(SECONDS_TO_DRAIN)
        await self._api.close()
        self._ledger.close()

    def take(self, event: Event) -> bool:
        """Take an event on, without waiting for anything; False when Slack should deliver it again later."""
        if isinstance(event, HomeOpened):
            return self._inbox.put(f"slack-{event.id}", f"slack-home-{event.user}", partial(self._show_home, event))
        return self._inbox.put(f"slack-{event.id}", event.conversation, partial(self._answer, event))

    async def _show_home(self, event: HomeOpened) -> None:
        await self._api.show_home(event.user, self._words.home())

    async def _answer(self, asked: Asked) -> None:
        await self._tried.wait()
        if asked.place.user == self.own_user:
            return
        answering = asyncio.ensure_future(self._messages(asked))
        done, _ = await asyncio.wait({answering}, timeout=_SECONDS_UNTIL_TYPING)
        if not done:
            await self._api.show_typing(asked.place, self._words.typing)
        quote = asked.text if asked.pressed and asked.helpful is None else ""
        for message in await answering:
            for post in posts(message, self._words.below, quote):
                await self._api.post(post, asked.place)
            quote = ""

    async def _messages(self, asked: Asked) -> list[dict[str, Any]]:
        if len(asked.text) > MOST_CHARACTERS:
            return [as_message(asked.conversation, {"text": TOO_LONG.message})]
        await self._until_ready()
        async with self._turns:
            if asked.helpful is not None:
                return await self._talking.rate(asked.conversation, helpful=asked.helpful)
            return await self._talking.answer_or_excuse(asked.text, asked.conversation, self._app)

    async def _until_ready(self) -> None:
        """Right after the start, wait for Rasa rather than refuse."""
        for _ in range(int(_SECONDS_UNTIL_READY / _PAUSE)):
            if is_ready(self._app):
                return
            await asyncio.sleep(_PAUSE)

    async def _meet(self) -> None:
        """Ask Slack who we are and open the socket, until it works."""
        pause = _FIRST_PAUSE
        while not await self._is_done(self._introduce()):
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _introduce(self) -> None:
        try:
            self.own_user = self.own_user or await self._api.own_user()
        finally:
            self._tried.set()
        if self._socket:
            await self._socket.connect()

    async def _is_done(self, attempt: Awaitable[None]) -> bool:
        try:
            await attempt
        except Exception as error:
            self._report(reason_of(error))
            _log.warning("slack.not_reached", reason=reason_of(error), **fields(error))
            return False
        self._report("")
        return True

    def _open_socket(self) -> SlackSocket | None:
        token = self._settings.slack_app_token
        return SlackSocket(token, self._api, lambda: self.own_user, self.take) if token else None

    def _report(self, reason: str) -> None:
        """Note how a call ended. One that Slack refused for what was in it did reach Slack."""
        if reason in ("", REFUSED):
            self._states.set(self._channel, OK)
        else:
            self._states.set(self._channel, FAILING, reason)
