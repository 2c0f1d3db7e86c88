"""How many messages one visitor may send. Counted in the memory of this process, for one minute."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from bot.channels.refusals import RefusedError, too_many


class RateLimit:
    """At most `per_minute` messages for each key; 0 turns the limit off."""

    def __init__(self, per_minute: int) -> None:
        self._limit = RateLimitItemPerMinute(per_minute)
        self._storage = MemoryStorage()  # the limiter itself holds it only weakly
        self._limiter = FixedWindowRateLimiter(self._storage)
        self._is_on = per_minute > 0

    def check(self, key: str) -> None:
        """Count one message.

        Raises:
            RefusedError: there were too many; says how many seconds to wait.
        """
        if self._is_on and not self._limiter.hit(self._limit, key):
            reset, _ = self._limiter.get_window_stats(self._limit, key)
            raise RefusedError(too_many(max(1, math.ceil(reset + 1 - time.time()))))
