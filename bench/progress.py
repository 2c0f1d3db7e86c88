"""What the bench says while it works: to standard error, so that the report alone is on standard output."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_SECONDS_BETWEEN_LINES = 30  # where the output is kept in a file, not looked at


def say(line: str) -> None:
    """Write a line at once."""
    print(line, file=sys.stderr, flush=True)


class Ticker:
    """Shows that something goes on, and for how long: in place on a terminal, else by a line now and then."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._started = time.monotonic()
        self._shown = 0.0

    def __enter__(self) -> Ticker:
        say(f"{self._doing} ...")
        self._shown = time.monotonic()
        return self

    def tick(self, detail: str = "") -> None:
        """Show the time that has passed, and a detail."""
        line = f"  {_clock(time.monotonic() - self._started)} {detail}"
        if sys.stderr.isatty():
            print(f"\r{line}", end="", file=sys.stderr, flush=True)
        elif time.monotonic() - self._shown > _SECONDS_BETWEEN_LINES:
            self._shown = time.monotonic()
            say(line)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say how long it took, unless it failed."""
        took = "stopped" if kind else "done"
        say(f"{chr(13) if sys.stderr.isatty() else ''}  {took} after {_clock(time.monotonic() - self._started)}")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
