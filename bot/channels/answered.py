"""Messages that carry an id are answered once, however often they are sent.

A client that lost its connection cannot know whether its message arrived. It sends the message again under the same id,
and gets the answer that was already given, in place of a second turn of the conversation.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.channels.refusals import Refusal

Key = tuple[str, str]  # the session that the client named ("" for none yet), and its id of the message
Outcome = bytes | Refusal
Answer = Callable[[], Awaitable[Outcome]]


@dataclass(frozen=True)
class _Running:
    session: str
    task: asyncio.Task[Outcome]


@dataclass(frozen=True)
class _Kept:
    session: str
    answer: bytes
    timer: asyncio.TimerHandle


class Answered:
    """Keeps the last `most` answers in memory, each for `minutes`. A refusal is not kept: trying again may help."""

    def __init__(self, minutes: float, most: int = 2000) -> None:
        self._seconds = 60 * minutes
        self._most = most
        self._running: dict[Key, _Running] = {}
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()

    async def once(self, key: Key, session: str, answer: Answer, *, keep: bool = True) -> Outcome:
        """What `answer` gave for this key, or gives now; it is not stopped when the one who waits for it goes away.

        Args:
            key: names the message.
            session: the session in which it is answered, for `forget`.
            answer: answers the message; must not raise, as nobody may be left to receive it.
            keep: False where no client can ask for this answer again.
        """
        if key in self._kept:
            return self._kept[key].answer
        if key not in self._running:
            self._running[key] = _Running(session, asyncio.create_task(self._run(key, session, answer, keep)))
        return await asyncio.shield(self._running[key].task)

    async def forget(self, session: str) -> None:
        """Drop the answers that were given in a session, also those that are being given at this moment."""
        await asyncio.gather(*(each.task for each in self._running.values() if each.session == session))
        for key in [key for key, kept in self._kept.items() if kept.session == session]:
            self._drop(key)

    async def _run(self, key: Key, session: str, answer: Answer, keep: bool) -> Outcome:  # noqa: FBT001
        try:
            outcome = await answer()
        finally:
            del self._running[key]
        if keep and isinstance(outcome, bytes):
            self._keep(key, session, outcome)
        return outcome

    def _keep(self, key: Key, session: str, answer: bytes) -> None:
        timer = asyncio.get_running_loop().call_later(self._seconds, self._drop, key)
        self._kept[key] = _Kept(session, answer, timer)
        if len(self._kept) > self._most:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: Key) -> None:
        self._kept.pop(key).timer.cancel()
