"""Work in a process of its own: its memory is given back when it is done, and TensorFlow stays out of ours."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from bot.cli.output import show_percent
from bot.errors import AtlasError
from bot.settings import ROOT

TERMINATED = 143  # the status by which shells know that SIGTERM ended a command
_PERCENT = re.compile(r"\bpercent\W+(\d+)")


def run(module: str, arguments: Sequence[str], problem: str) -> None:
    """Run `python -m module arguments` and keep its output back unless it fails; how far it is it may log.

    Raises:
        AtlasError: it failed; with its own message if it has one, else with `problem` after its output.
    """
    ended = _Ended()
    before = signal.signal(signal.SIGTERM, ended)  # before there is a child, so that none is ever left alone
    try:
        with _started(module, arguments) as process:
            ended.watch(process)
            output = "".join(_watched(process.stdout or ()))
    finally:
        signal.signal(signal.SIGTERM, before)
    if process.returncode:
        raise AtlasError(_told(output) or _shown(output, problem))


@contextmanager
def _started(module: str, arguments: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        cwd=ROOT,
    )
    with process:
        try:
            yield process
        except BaseException:
            process.kill()  # nothing is lost: what it makes counts only once it is complete
            raise


class _Ended:
    """What SIGTERM does: it ends the child and us. (An exception could be lost, depending on what it interrupts.)"""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._came = False

    def watch(self, process: subprocess.Popen[str]) -> None:
        """From now on `process` is the child; a signal that came before is answered now."""
        self._process = process
        if self._came:
            self()

    def __call__(self, *_: object) -> None:
        self._came = True
        if self._process:
            self._process.kill()
            with suppress(ChildProcessError):  # it had ended, and that was seen
                os.waitpid(self._process.pid, 0)
            os._exit(TERMINATED)


def _watched(lines: Iterable[str]) -> Iterator[str]:
    """The lines as they come, except those that only log a `percent`, which is shown."""
    for line in lines:
        if found := _PERCENT.search(line):
            show_percent(int(found[1]))
        else:
            yield line


def _told(output: str) -> str | None:
    """The message by which the child ended, if it is one of ours."""
    last = output.strip().rpartition("\n")[2]
    return last.removeprefix("atlas: ") if last.startswith("atlas: ") else None


def _shown(output: str, problem: str) -> str:
    sys.stderr.write(f"\n{output.strip()}\n")
    return problem
