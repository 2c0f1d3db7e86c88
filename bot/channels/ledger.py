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
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

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
        self._waiting: list[tuple[str, asyncio.Future[bool]]] = []
        self._asking: asyncio.Task[None] | None = None
        self._try_again = 0.0
        self._clean_again = 0.0

    async def claim(self, event_id: str) -> bool:
        """Whether the event was not claimed before, here or by another server; from now on it is. Never raises."""
        key = hashlib.sha256(event_id.encode("utf-8", "surrogatepass")).hexdigest()
        if not self._claim_in_memory(key):
            return False
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((key, answer))
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask())
        return await answer

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

    async def _ask(self) -> None:
        """All claims that wait share a transaction: what it costs is to be sure that the disk has it, tens of ms."""
        while self._waiting:
            batch, self._waiting = self._waiting, []
            keys = sorted(key for key, _ in batch)  # two servers in one order do not wait for each other
            ours = await asyncio.get_running_loop().run_in_executor(self._thread, self._claim_in_database, keys)
            for key, answer in batch:
                if not answer.done():
                    answer.set_result(key in ours)

    def _claim_in_database(self, keys: list[str]) -> set[str]:
        """Those that nobody had claimed before; all of them where the database cannot say."""
        if self._clock() < self._try_again:
            return set(keys)
        try:
            with self._engine.begin() as connection:
                self._clean(connection)
                return {key for key in keys if self._insert(connection, key)}
        except (SQLAlchemyError, ImportError, OSError) as error:
            self._try_again = self._clock() + _SECONDS_WITHOUT_DATABASE
            _log.error("ledger.database_failed", **fields(error))
            return set(keys)

    def _insert(self, connection: Connection, key: str) -> bool:
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        row = insert(_taken).values(id=key, taken=int(self._clock()))
        return bool(connection.execute(row.on_conflict_do_nothing()).rowcount)

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
