"""Making Telegram deliver to us: a webhook, or asking for updates where there is no public address.

All of it goes on in the background, for as long as it takes: the start of the server does not depend on Telegram.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from math import inf
from typing import Any
from urllib.parse import urlsplit

import structlog
from telegram import BotCommand, User
from telegram.error import RetryAfter, TelegramError

from bot.channels.channel_state import FAILING, OK
from bot.channels.failures import fields
from bot.channels.retrying import Again, Patience, persistently
from bot.channels.telegram_client import TelegramClient
from bot.channels.telegram_errors import again, reason
from bot.channels.telegram_reading import KINDS
from bot.settings import Settings

PATH = "/webhooks/telegram/webhook"

_UNTIL_IT_WORKS = Patience(attempts=10**9, seconds=inf, first=0.5, longest=60.0)
_SECONDS_TO_ASK = 30  # how long Telegram keeps an answer back until there is an update
_SECONDS_TO_NAME = 20.0  # how long a message in a group waits until we know our own name
_PAUSE = 1.0

Take = Callable[[Any], bool]
Note = Callable[[str, str], None]

_log = structlog.get_logger(__name__)


class TelegramConnection:
    """Connects one bot. `note(state, reason)` hears how it is doing."""

    def __init__(self, client: TelegramClient, settings: Settings, menu: dict[str, str], note: Note) -> None:
        self._client = client
        self._settings = settings
        self._menu = menu
        self._note = note
        self._failed = ""
        self._known = asyncio.Event()
        self._username = ""

    @property
    def name_if_known(self) -> str:
        """Our name in Telegram, without waiting for it."""
        return self._username

    async def username(self) -> str:
        """Our name in Telegram; empty when Telegram has not told it in time."""
        try:
            await asyncio.wait_for(self._known.wait(), _SECONDS_TO_NAME)
        except asyncio.TimeoutError:
            _log.warning("telegram.own_name_unknown")
        return self._username

    async def run(self, take: Take) -> None:
        """Connect; then, with long polling, hand each update to `take`, which says whether it took it on."""
        await self._until_it_works(self._set_up)
        await self._until_it_works(self._learn_name)
        self._note(OK, "")
        await self._show_menu()
        if self._settings.telegram_polling:
            await self._poll(take)

    async def _set_up(self) -> None:
        bot = self._client.bot
        if self._settings.telegram_polling:
            await bot.delete_webhook()
        else:
            url = webhook_url(self._settings.telegram_webhook_url)
            await bot.set_webhook(url, allowed_updates=KINDS, secret_token=self._settings.telegram_webhook_secret)

    async def _learn_name(self) -> None:
        me: User = await self._client.bot.get_me()
        self._username = me.username or ""
        self._known.set()

    async def _show_menu(self) -> None:
        """The commands in Telegram's menu. A help, and nothing depends on it."""
        commands = [BotCommand(name, text) for name, text in self._menu.items()]
        try:
            await persistently(lambda: self._client.bot.set_my_commands(commands), again)
        except TelegramError as error:
            _log.warning("telegram.menu_failed", **fields(error))

    async def _poll(self, take: Take) -> None:
        offset: int | None = None
        while True:
            ask = partial(self._client.updates, offset, _SECONDS_TO_ASK, KINDS)
            for update in await self._until_it_works(ask):
                while not take(update):
                    await asyncio.sleep(_PAUSE)
                offset = update["update_id"] + 1
            self._note(OK, "")

    async def _until_it_works(self, call: Callable[[], Awaitable[Any]]) -> Any:
        async def attempt() -> Any:
            try:
                result = await call()
            except Exception as error:
                self._tell(error)
                raise
            self._failed = ""
            return result

        return await persistently(attempt, _always, _UNTIL_IT_WORKS)

    def _tell(self, error: Exception) -> None:
        """Show a failure in /health, and log it once until something works again."""
        why = reason(error)
        self._note(FAILING, why)
        if why != self._failed:
            _log.warning("telegram.not_connected", reason=why, **fields(error))
        self._failed = why


def webhook_url(url: str) -> str:
    """The address that Telegram delivers to: ours, unless the operator names one with a path of its own."""
    return url if urlsplit(url).path.strip("/") else url.rstrip("/") + PATH


def _always(error: BaseException) -> Again | None:
    """Every failure may pass: the network, a wrong token that is mended, a name that the DNS does not know yet."""
    if not isinstance(error, Exception):
        return None
    return again(error) if isinstance(error, RetryAfter) else Again()
