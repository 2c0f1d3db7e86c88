"""Servers for the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from rasa.core.run import configure_app
from sanic import Sanic

from bot.channels.web import WebChannel
from bot.settings import Settings
from tests.channels.serving import FakeAgent, Site, running

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
