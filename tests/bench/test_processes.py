"""Started programs end with all that they have started, and nothing else does."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from bench import cpu, memory
from bench.places import BenchError
from bench.processes import Process, at_most, running

_WITH_A_CHILD = """
import signal, subprocess, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; kept = bytearray(20 * 2**20); time.sleep(60)"])
print(child.pid, flush=True)
child.wait()
"""


def _children(process: Process) -> list[int]:
    return [int(line) for line in process.log.read_text(encoding="ascii").split()]


def _await_child(process: Process) -> int:
    while not _children(process):
        process.check()
        time.sleep(0.01)
    return _children(process)[0]


def _runs(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process_id}/stat")
    return not status.exists() or ") Z " not in status.read_text(encoding="ascii")  # a zombie has ended


def _await_end(process_id: int) -> None:
    while _runs(process_id):
        time.sleep(0.01)


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture(autouse=True)
def _short_wait(monkeypatch):
    monkeypatch.setattr("bench.processes.END", 1)


def _interrupted(folder: Path) -> tuple[Process, int]:
    """A program that ignores SIGTERM, and its child, after a Ctrl-C."""
    started: list[tuple[Process, int]] = []
    with suppress(KeyboardInterrupt), running([_python(_WITH_A_CHILD)], folder, {}, folder) as (process,):
        started.append((process, _await_child(process)))
        raise KeyboardInterrupt
    return started[0]


def test_a_program_that_does_not_listen_ends_with_its_child_when_we_are_interrupted(tmp_path):
    process, child = _interrupted(tmp_path)
    assert process.status is not None
    _await_end(child)


def test_the_memory_of_a_child_counts(tmp_path):
    with running([_python(_WITH_A_CHILD)], tmp_path, {}, tmp_path) as (process,):
        _await_child(process)
        while memory.megabytes(process.group) < 20:
            process.check()
            time.sleep(0.01)


@pytest.mark.skipif(not cpu.KNOWN, reason="this system does not tell the processor time of others")
def test_processor_time_is_that_of_the_program(tmp_path):
    with running([_python("while True: pass")], tmp_path, {}, tmp_path) as (process,):
        while cpu.seconds(process.group) < 0.1:
            process.check()
            time.sleep(0.01)


def test_a_program_that_has_ended_is_told_with_the_end_of_its_log(tmp_path):
    with running([_python("import sys; sys.exit('out of luck')")], tmp_path, {}, tmp_path) as (process,):
        assert process.ended_within(30)
        with pytest.raises(BenchError, match="out of luck"):
            process.check()


def test_what_takes_too_long_is_given_up():
    with pytest.raises(BenchError, match="sleeping took longer than 1 s"), at_most(1, "sleeping"):
        time.sleep(30)
