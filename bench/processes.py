"""Processes of ours: each in a group of its own, found and ended by its process id."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.places import END, LOOPBACK, BenchError

_INTERRUPTING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM)
_LINES_OF_A_LOG = 15
INTERRUPTED = 130  # the exit status of what Ctrl-C ended


def end_in_order() -> None:
    """From now on SIGTERM and SIGHUP end this program as Ctrl-C does: in order, with all its processes.

    SIGINT too: a shell that starts a program in the background has it ignored.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)


class Process:
    """A started program, with all that it starts itself."""

    def __init__(self, command: Sequence[str], folder: Path, environ: Mapping[str, str], log: Path) -> None:
        self.log = log
        with log.open("wb") as output:
            self._started = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, **environ},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches the bench alone, which then ends its processes in order
            )

    @property
    def group(self) -> int:
        """The id of the process group, which is that of its first process."""
        return self._started.pid

    @property
    def status(self) -> int | None:
        """The exit status, or None while it runs."""
        return self._started.poll()

    def ended_within(self, seconds: float) -> bool:
        """Wait for its end, but not for longer than `seconds`."""
        try:
            self._started.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def check(self) -> None:
        """Make sure that it still runs.

        Raises:
            BenchError: it has ended; with the end of its log.
        """
        if self.status is not None:
            raise BenchError(f"A process ended with status {self.status}. The end of its log:\n{self.tail()}")

    def tail(self) -> str:
        """The last lines of its log."""
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LINES_OF_A_LOG:])

    def stop(self) -> None:
        """End it and all that it started: asked at first, killed when it does not listen."""
        self._signal(signal.SIGTERM)
        self.ended_within(END)
        self._signal(signal.SIGKILL)  # also whatever its first process has left behind
        self._started.wait()

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self.group, number)
        except (ProcessLookupError, PermissionError):  # nobody is left; macOS says so of ended ones with the second
            return


@contextmanager
def running(
    commands: Sequence[Sequence[str]], folder: Path, environ: Mapping[str, str], logs: Path
) -> Iterator[list[Process]]:
    """Run the commands side by side; whatever happens, they have ended afterwards."""
    started: list[Process] = []
    logs.mkdir(parents=True, exist_ok=True)
    try:
        for number, command in enumerate(commands):
            with _deferred():
                started.append(Process(command, folder, environ, logs / f"{time.monotonic_ns()}-{number}.log"))
        yield started
    finally:
        with _deferred():
            for process in started:
                process.stop()


@contextmanager
def _deferred() -> Iterator[None]:
    """Whatever would interrupt us does so afterwards: no process gets lost between its start and the list."""
    came: list[int] = []
    before = {number: signal.signal(number, lambda number, _: came.append(number)) for number in _INTERRUPTING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for number in came:
        signal.raise_signal(number)


@contextmanager
def at_most(seconds: int, doing: str) -> Iterator[None]:
    """Give up what takes longer than `seconds`.

    Raises:
        BenchError: the time is over.
    """

    def _over(*_: object) -> None:
        raise BenchError(f"{doing} took longer than {seconds} s, which is the bound in bench/places.py.")

    before = signal.signal(signal.SIGALRM, _over)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def free_port() -> int:
    """A port of the loopback interface that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
