"""The trained model and its actions, as a conversation meets them."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from bot.app import get_app
from bot.channels import commands
from bot.channels.replies import Replies
from bot.cli import engine, prepare

Say = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """One event loop for all conversations: the agent belongs to the one that it was loaded in."""
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def agent(loop: asyncio.AbstractEventLoop) -> Any:
    """The agent that `make run` serves."""
    return loop.run_until_complete(engine.load_agent(prepare.everything(get_app().settings)))


@pytest.fixture
def say(agent: Any, loop: asyncio.AbstractEventLoop, numbers: Iterator[int]) -> Say:
    """A conversation of its own: what is said -> the messages that come back."""
    sender = f"dialogue-{next(numbers)}"

    def to_atlas(text: str) -> list[dict[str, Any]]:
        replies = Replies()
        loop.run_until_complete(agent.handle_message(UserMessage(commands.read(text).text, replies, sender)))
        return replies.messages

    return to_atlas


@pytest.fixture(scope="session")
def numbers() -> Iterator[int]:
    """So that no two conversations are the same one."""
    return itertools.count()
