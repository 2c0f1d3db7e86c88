"""Which events were taken on: each is claimed once, by one of all servers that share the database.

Only a hash of an event's id is stored, and the second at which it was claimed. When the database fails, the memory of
this process decides alone: an answer given twice is better than none.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any

import structlog
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.channels.failures import fields

HOURS = 48  # Slack delivers again for an hour, Telegram for a day
_MOST_IN_MEMORY = 50_000
_SECONDS_BETWEEN_CLEANINGS = 600
_SECONDS_WITHOUT_DATABASE = 30  # how long a database that failed is left alone
_BUSY_SECONDS = 5

_metadata = MetaData()
_taken = Table(
    "atlas_taken_event",
    _metadata,
    Column("id", String(64), primary_key=True),
    Column("taken", Integer, nullable=False, index=True),  # seconds since 1970
)

_log = structlog.get_logger(__name__)


class Ledger:
    """The claimed events, in the database of a SQLAlchemy URL. Nothing is connected before the first claim."""

    def __init__(self, url: str, clock: Callable[[], float] = time.time, most_in_memory: int = _MOST_IN_MEMORY) -> None:
        self._url = url
        self._clock = clock
        self._most_in_memory = most_in_memory
        self._memory: OrderedDict[str, None] = OrderedDict()
        # One thread: SQLite lets one writer in at a time anyway, and the loop never waits for a disk.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ledger")
        self._try_again = 0.0
        self._clean_again = 0.0

    async def claim(self, event_id: str) -> bool:
        """Whether the event was not claimed before, here or by another server; from now on it is. Never raises."""
        key = hashlib.sha256(event_id.encode("utf-8", "surrogatepass")).hexdigest()
        if not self._claim_in_memory(key):
            return False
        if self._clock() < self._try_again:
            return True
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._claim_in_database, key)

    def close(self) -> None:
        """Let go of the thread and the database, without waiting."""
        self._thread.shutdown(wait=False)
        if "_engine" in self.__dict__:
            self._engine.dispose()

    def _claim_in_memory(self, key: str) -> bool:
        if key in self._memory:
            return False
        self._memory[key] = None
        if len(self._memory) > self._most_in_memory:
            self._memory.popitem(last=False)
        return True

    def _claim_in_database(self, key: str) -> bool:
        try:
            with self._engine.begin() as connection:
                connection.execute(_taken.insert().values(id=key, taken=int(self._clock())))
                self._clean(connection)
        except IntegrityError:
            return False
        except (SQLAlchemyError, ImportError, OSError) as error:
            self._try_again = self._clock() + _SECONDS_WITHOUT_DATABASE
            _log.error("ledger.database_failed", **fields(error))
        return True

    def _clean(self, connection: Connection) -> None:
        if self._clock() >= self._clean_again:
            self._clean_again = self._clock() + _SECONDS_BETWEEN_CLEANINGS
            connection.execute(_taken.delete().where(_taken.c.taken < int(self._clock()) - 3600 * HOURS))

    @cached_property
    def _engine(self) -> Engine:
        engine = create_engine(self._url, future=True, pool_pre_ping=True, connect_args=_connect_args(self._url))
        try:
            _metadata.create_all(engine)
        except SQLAlchemyError:  # another server was just making the same table
            _metadata.create_all(engine)
        return engine


def _connect_args(url: str) -> dict[str, Any]:
    if url.startswith("sqlite"):
        return {"timeout": _BUSY_SECONDS}
    return {"connect_timeout": _BUSY_SECONDS}
