"""Conversations, in the memory of this process only: nothing that a person types is written to disk.

What is kept of a conversation is the list of its events, cut to the last turns (see `history`), and each message gets a
tracker that is built from them. Why neither of the simpler ways:
- Rasa's own store keeps JSON and all events: a message costs 4 ms after 5 turns and 36 ms after 200.
- `max_event_history` drops the oldest events, and with them the slots that they had set.
- Handing out one living tracker would keep half a turn when something fails in the middle of it; Rasa saves a turn only
  when it is complete. The events themselves are shared, as Rasa shares them between its own copies of a tracker.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, Restarted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels import in_process, parts
from bot.channels.history import shorten


@dataclass(frozen=True)
class _Kept:
    events: list[Event]
    until: float


class ConversationStore(TrackerStore):
    """Keeps the last `turns` turns of at most `most` conversations; forgets one after `minutes` without a message."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        host: str | None = None,  # Rasa passes it to every store
        minutes: float | None = None,
        most: int = 2000,
        turns: int = 5,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        # Of all that `rasa run`, `rasa shell` and our own launcher share, this is the first thing of ours they make.
        in_process.install()
        super().__init__(domain, event_broker)
        self._seconds = 60 * (parts.settings().session_minutes if minutes is None else minutes)
        self._most = most
        self._turns = turns
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._timer: asyncio.TimerHandle | None = None

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep what the tracker holds, and forget what is too old or too much."""
        await self.stream_events(tracker)
        events = shorten(list(tracker.events), self.domain.slots, self._turns)
        self._kept[tracker.sender_id] = _Kept(events, self._clock() + self._seconds)
        self._kept.move_to_end(tracker.sender_id)
        self._tidy()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """A tracker of its own for each message, None when the conversation is unknown or forgotten."""
        self.forget_old()
        kept = self._kept.get(sender_id)
        if kept is None:
            return None
        return DialogueStateTracker.from_events(sender_id, kept.events, self.domain.slots, self.max_event_history)

    async def keys(self) -> Iterable[str]:
        """The sender ids of the conversations that are kept."""
        self.forget_old()
        return list(self._kept)

    def forget(self, sender_id: str) -> None:
        """Drop a conversation, known or not."""
        self._kept.pop(sender_id, None)

    def forget_old(self) -> None:
        """Drop the conversations whose time is over, and the oldest ones beyond the number that is kept."""
        while self._kept:
            oldest = next(iter(self._kept))
            if len(self._kept) <= self._most and self._kept[oldest].until > self._clock():
                return
            self.forget(oldest)

    def _tidy(self) -> None:
        """Forget what is old now, and again when the next one will be, even if nobody writes any more."""
        self.forget_old()
        if self._timer is not None:
            self._timer.cancel()
        if self._kept:
            wait = next(iter(self._kept.values())).until - self._clock()
            self._timer = asyncio.get_running_loop().call_later(wait, self._tidy)


async def forget(store: TrackerStore, locks: LockStore, sender_id: str) -> None:
    """Forget one conversation, after the message that is being answered in it.

    Rasa wraps the store that it was given. Any other store than ours (a database shared by several servers) cannot
    delete: there the conversation starts afresh, with nothing carried over.
    """
    ours: Any = getattr(store, "_tracker_store", store)
    async with locks.lock(sender_id):
        if isinstance(ours, ConversationStore):
            ours.forget(sender_id)
            return
        tracker = await store.get_or_create_tracker(sender_id)
        tracker.update(Restarted())
        await store.save(tracker)
