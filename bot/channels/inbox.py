"""What a service has handed over and is still to be done: in order within a conversation, each event once.

Slack and Telegram want their events acknowledged at once and deliver again what was not. So a connector only puts the
work in here and answers; one task for each conversation does it, and ends when nothing is left.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

import structlog

from bot.channels.failures import fields

Work = Callable[[], Awaitable[None]]
Claim = Callable[[str], Awaitable[bool]]

SECONDS_TO_DRAIN = 25.0
_MOST = 10_000  # a waiting message is a few KB

_log = structlog.get_logger(__name__)


class Inbox:
    """The waiting work of one channel. `claim(event_id)` says whether an event is ours to do (see `ledger`)."""

    def __init__(self, channel: str, claim: Claim, most: int = _MOST) -> None:
        self._channel = channel
        self._claim = claim
        self._most = most
        self._queues: dict[str, deque[tuple[str, Work]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()  # the loop itself holds tasks only weakly
        self._unfinished = 0
        self._closed = False

    def put(self, event_id: str, conversation: str, work: Work) -> bool:
        """Take on a piece of work, without waiting for anything.

        False when too much is waiting or the server is ending: then the service should deliver the event again.
        """
        if self._closed or self._unfinished >= self._most:
            _log.warning("inbox.refused", channel=self._channel, unfinished=self._unfinished, ending=self._closed)
            return False
        self._unfinished += 1
        if conversation in self._queues:
            self._queues[conversation].append((event_id, work))
        else:
            self._queues[conversation] = deque([(event_id, work)])
            self._start(conversation)
        return True

    async def drain(self, seconds: float) -> int:
        """Take nothing new, and finish what runs or waits within `seconds`; gives the number of what was not."""
        self._closed = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        if self._unfinished:
            _log.error("inbox.left_undone", channel=self._channel, count=self._unfinished)
        for task in self._tasks:
            task.cancel()
        return self._unfinished

    def _start(self, conversation: str) -> None:
        task = asyncio.get_running_loop().create_task(self._serve(conversation))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, conversation: str) -> None:
        queue = self._queues[conversation]
        while queue:
            await self._do(*queue.popleft())
            self._unfinished -= 1
        del self._queues[conversation]

    async def _do(self, event_id: str, work: Work) -> None:
        """One piece of work, unless it was done already; whatever happens, the next one has its turn."""
        try:
            if await self._claim(event_id):
                await work()
        except Exception as error:
            _log.error("inbox.work_failed", channel=self._channel, **fields(error))
