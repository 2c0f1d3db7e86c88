"""What the command line writes: answers to standard output, progress and problems to standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(text: str = "") -> None:
    """Write a line to standard output at once, also into a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def show_percent(percent: int) -> None:
    """How far a step is: on a terminal at every hundredth, elsewhere (a log of CI) at every tenth."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{percent:3d} %\b\b\b\b\b")
    elif percent % 10 == 0:
        sys.stderr.write(f"{percent} % ")
    sys.stderr.flush()


@contextmanager
def step(doing: str) -> Iterator[None]:
    """Say what is being done and, when it is done, how many seconds it took."""
    sys.stderr.write(f"{doing} ... ")
    sys.stderr.flush()
    started = time.monotonic()
    try:
        yield
    except BaseException:
        sys.stderr.write("\n")
        raise
    sys.stderr.write(f"{time.monotonic() - started:.0f} s\n")
