"""Calls to a service that are made again when it asks for that, or when it could not take them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
    wait_random_exponential,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Again:
    """A call is to be made again: `after` so many seconds where the service said so, else when back-off says so."""

    after: float | None = None


# What an error means: call again, or None for an error that the same call would meet again.
Judge = Callable[[BaseException], Again | None]


@dataclass(frozen=True)
class Patience:
    """How often a call is made at most, how long (seconds) all of it may take, and the bounds of the back-off."""

    attempts: int = 8
    seconds: float = 300.0
    first: float = 0.5
    longest: float = 30.0


async def persistently(
    call: Callable[[], Awaitable[T]],
    judge: Judge,
    patience: Patience = Patience(),
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> T:
    """What the call gives, once it gives something.

    Raises:
        Exception: the last error of the call itself; the caller logs it, once, as `<channel>.send_failed`.
    """
    retrying = AsyncRetrying(
        retry=retry_if_exception(lambda error: judge(error) is not None),
        wait=_waiting(judge, patience),
        stop=stop_after_attempt(patience.attempts) | stop_before_delay(patience.seconds),
        sleep=sleep,
        reraise=True,
    )

    async def awaited() -> T:
        return await call()  # tenacity would give back the coroutine of a lambda as it is, and call that a success

    return await retrying(awaited)


def _waiting(judge: Judge, patience: Patience) -> Callable[[RetryCallState], float]:
    back_off = wait_random_exponential(multiplier=patience.first, max=patience.longest)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        again = judge(error) if error else None
        return back_off(state) if again is None or again.after is None else again.after

    return wait
