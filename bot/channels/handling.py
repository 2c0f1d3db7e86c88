"""Handing a message to Rasa, and how that ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

import structlog
from rasa.core.channels.channel import UserMessage

from bot.channels import conversations
from bot.channels.failures import fields
from bot.channels.refusals import FAILED, TOO_SLOW, Refusal
from bot.channels.replies import Replies

_WARM_UP_SENDER = "warm-up"  # no channel issues ids like this
_WARM_UP_TEXT = "hello"
_WARM_UP_SECONDS = 60.0

_log = structlog.get_logger(__name__)


async def outcome(handling: Awaitable[Any], seconds: float) -> Refusal | None:
    """What to tell when a message could not be handled; never an exception, as nobody may be left to receive it."""
    try:
        await asyncio.wait_for(handling, seconds)
    except asyncio.TimeoutError:
        _log.error("handling.too_slow", seconds=seconds)
        return TOO_SLOW
    except Exception as error:
        _log.error("handling.failed", **fields(error))
        return FAILED
    return None


async def warm_up(agent: Any) -> bool:
    """Have one message answered: many parts are made on first use, and the first visitor should not wait for them.

    False when it was not: then no visitor would be answered either.
    """
    replies = Replies()
    await outcome(agent.handle_message(UserMessage(_WARM_UP_TEXT, replies, _WARM_UP_SENDER)), _WARM_UP_SECONDS)
    if not replies.messages:
        _log.error("handling.warm_up_unanswered")
    await conversations.forget(agent.tracker_store, agent.lock_store, _WARM_UP_SENDER)
    return bool(replies.messages)
