"""The measurements. Whatever is compared takes turns, so that noise of the machine hits all alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

from bench.client import Address, Reply, talk
from bench.messages import Conversation
from bench.places import BenchError
from bench.progress import Ticker
from bench.systems import Server, System, served

CLIENTS = 16

_T = TypeVar("_T")

_sessions = count()


@dataclass
class Figures:
    """What was measured of one system: seconds, messages a second, MB, and messages that got no answer."""

    starts: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    throughputs: list[float] = field(default_factory=list)
    megabytes: float | None = None
    cpu_seconds: float = 0.0  # of its processors, for all messages of `latencies`
    sent: int = 0
    unanswered: list[str] = field(default_factory=list)

    def note(self, replies: Sequence[Reply]) -> None:
        """Count the messages that were sent, and remember those that got no answer."""
        self.sent += len(replies)
        self.unanswered += [reply.message for reply in replies if not reply.answered]


Measured = dict[str, Figures]  # by the id of the system


def starts(systems: Sequence[System], rounds: int, talks: Sequence[Conversation], measured: Measured) -> None:
    """Start each system by itself, some rounds; in the last, load it and see what memory it uses then."""
    for number in range(rounds):
        for system in _turn(systems, number):
            with Ticker(f"start {number + 1} of {rounds}: {system.name}"), served(system) as server:
                figures = measured[system.id]
                figures.starts.append(server.seconds_to_ready)
                if number == rounds - 1:
                    _load(server.address, talks, figures)
                    figures.megabytes = server.megabytes()


def latencies(servers: Sequence[Server], talks: Sequence[Conversation], measured: Measured) -> None:
    """One client: the same conversation to each in turn."""
    used = [server.cpu_seconds() for server in servers]
    with Ticker(f"answers, one client: {_messages(talks)} messages to each") as ticker:
        for number, conversation in enumerate(talks):
            for server in _turn(servers, number):
                _time(server, conversation, measured[server.system.id])
            ticker.tick(f"{number + 1}/{len(talks)} conversations")
    for server, before in zip(servers, used, strict=True):
        measured[server.system.id].cpu_seconds += server.cpu_seconds() - before


def throughputs(servers: Sequence[Server], rounds: int, talks: Sequence[Conversation], measured: Measured) -> None:
    """Sixteen clients: all conversations to each in turn, some rounds."""
    with Ticker(f"{CLIENTS} clients: {rounds} rounds of {_messages(talks)} messages to each") as ticker:
        for number in range(rounds):
            for server in _turn(servers, number):
                figures = measured[server.system.id]
                figures.throughputs.append(_load(server.address, talks, figures))
                ticker.tick(f"round {number + 1}/{rounds}")


def quantile(values: Sequence[float], share: float) -> float:
    """The value that the given share of the values does not exceed."""
    if not values:
        raise BenchError("Nothing was answered, so there is nothing to tell: see the logs of the bots.")
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(seconds: Sequence[float]) -> str:
    """Some seconds in a line, as milliseconds."""
    shares = {"median": 0.5, "95 %": 0.95, "99 %": 0.99, "most": 1.0}
    return ", ".join(f"{name} {1000 * quantile(seconds, share):.0f} ms" for name, share in shares.items())


def middle(values: Sequence[float]) -> float:
    """The median."""
    return float(statistics.median(values))


def _time(server: Server, conversation: Conversation, figures: Figures) -> None:
    replies = talk(server.address, conversation, _session())
    figures.note(replies)
    figures.latencies += [reply.seconds for reply in replies if reply.answered]


def _load(address: Address, talks: Sequence[Conversation], figures: Figures) -> float:
    """Answered messages a second, when all clients take one conversation after the other."""
    started = time.perf_counter()
    replies = list(_at_once(address, talks))
    seconds = time.perf_counter() - started
    figures.note(replies)
    return sum(reply.answered for reply in replies) / seconds


def _at_once(address: Address, talks: Sequence[Conversation]) -> Iterator[Reply]:
    pool = ThreadPoolExecutor(CLIENTS)
    try:
        held = [pool.submit(talk, address, conversation, _session()) for conversation in talks]
        for each in held:
            yield from each.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _turn(all_of_them: Sequence[_T], number: int) -> Sequence[_T]:
    """Forwards and backwards in turn: none is always the first."""
    return all_of_them if number % 2 == 0 else all_of_them[::-1]


def _session() -> str:
    return f"bench-{next(_sessions)}"


def _messages(talks: Sequence[Conversation]) -> int:
    return sum(map(len, talks))
