"""What an error of the Telegram Bot API means for the call that met it."""

from __future__ import annotations

from datetime import timedelta

import httpx
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.channels.retrying import Again

TOKEN_REFUSED = "token_refused"  # noqa: S105 - a reason for /health
UNREACHABLE = "unreachable"
REFUSED = "refused"

_NOT_SENT = (httpx.ConnectTimeout, httpx.PoolTimeout, httpx.WriteTimeout)


def again(error: BaseException) -> Again | None:
    """Whether to call again.

    Not after a call that was sent whole and brought no answer in time: Telegram may well have done it.
    """
    if isinstance(error, RetryAfter):
        return Again(_seconds(error))
    if isinstance(error, TimedOut):
        return Again() if isinstance(error.__cause__, _NOT_SENT) else None
    return Again() if isinstance(error, NetworkError) and not isinstance(error, BadRequest) else None


def again_at_any_price(error: BaseException) -> Again | None:
    """The same for what must arrive: rather twice than not at all."""
    return Again() if isinstance(error, TimedOut) else again(error)


def reason(error: BaseException) -> str:
    """The error as a constant word for `/health`."""
    if isinstance(error, InvalidToken):
        return TOKEN_REFUSED
    is_away = isinstance(error, (NetworkError, RetryAfter)) and not isinstance(error, BadRequest)
    return UNREACHABLE if is_away else REFUSED


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
