"""Servers for the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from rasa.core.run import configure_app
from sanic import Sanic

from bot.channels.slack import SlackChannel
from bot.channels.slack_blocks import Words
from bot.channels.slack_words import SlackWords
from bot.channels.web import WebChannel
from bot.settings import Settings
from tests.channels.serving import FakeAgent, Site, running
from tests.channels.slack_deliveries import SECRET, SlackSite
from tests.channels.slack_server import APP_TOKEN, BOT_TOKEN, SlackServer, slack_server
from tests.channels.telegram_server import TelegramServer, telegram_server
from tests.channels.telegram_site import TelegramSite, telegram_site

Sanic.test_mode = True  # else an application's name can be used once in a process


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Starts servers; keyword arguments are those of the settings, `channel` those of the channel."""
    with ExitStack() as stack:

        def begin(channel: dict[str, Any] | None = None, **settings: Any) -> Site:
            chosen = Settings(**{"var": tmp_path, "rate_limit_per_minute": 0, **settings})
            web = WebChannel(chosen, forgotten=lambda: {"text": "It is forgotten."}, **(channel or {}))
            app = configure_app([web], enable_api=False)
            app.ctx.agent = FakeAgent()
            site = Site(stack.enter_context(running(app)), app.ctx.agent, app)
            site.wait_until_ready()
            return site

        yield begin


@pytest.fixture
def site(start: Callable[..., Site]) -> Site:
    """A server with the usual settings, without a limit on messages."""
    return start()


_BELOW = Words("Sources", "Helpful", "Not helpful")
_SLACK_WORDS = SlackWords("Atlas", "is typing...", _BELOW, ("What it is.", "Limits."))


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    """A stand-in for Slack."""
    with slack_server() as server:
        yield server


@pytest.fixture
def start_slack(slack: SlackServer, tmp_path: Path) -> Iterator[Callable[..., SlackSite]]:
    """Starts servers with the Slack channel; keyword arguments are settings."""
    with ExitStack() as stack:

        def begin(**settings: Any) -> SlackSite:
            usual = {"slack_bot_token": BOT_TOKEN, "slack_signing_secret": SECRET, "slack_api_base_url": slack.base_url}
            database = f"sqlite:///{tmp_path / 'ledger.db'}"
            chosen = Settings(**{"var": tmp_path, "database_url": database, **usual, **settings})
            forgotten = {"text": "It is forgotten."}
            channels = [
                WebChannel(chosen, forgotten=lambda: forgotten),
                SlackChannel(chosen, forgotten=lambda: forgotten, words=lambda: _SLACK_WORDS),
            ]
            app = configure_app(channels, enable_api=False)
            app.ctx.agent = FakeAgent()
            ending = stack.enter_context(ExitStack())
            site = Site(ending.enter_context(running(app)), app.ctx.agent, app)
            site.wait_until_ready()
            return SlackSite(site, ending.close)

        yield begin


@pytest.fixture
def slack_site(start_slack: Callable[..., SlackSite]) -> SlackSite:
    """A server with the Slack channel and the webhook, the usual way."""
    return start_slack()


@pytest.fixture
def socket_site(start_slack: Callable[..., SlackSite]) -> SlackSite:
    """A server with the Slack channel in Socket Mode alone."""
    return start_slack(slack_signing_secret="", slack_app_token=APP_TOKEN)


@pytest.fixture
def service() -> Iterator[TelegramServer]:
    """A stand-in for Telegram."""
    with telegram_server() as server:
        yield server


@pytest.fixture
def connect(tmp_path: Path, service: TelegramServer) -> Iterator[Callable[..., TelegramSite]]:
    """Starts servers with the Telegram channel; keyword arguments are those of the settings."""
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(telegram_site(tmp_path, service, **settings))


@pytest.fixture
def telegram(connect: Callable[..., TelegramSite]) -> TelegramSite:
    """A server that is connected to Telegram."""
    site = connect()
    site.wait_for_state("ok")
    return site
