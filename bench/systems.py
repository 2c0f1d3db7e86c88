"""What is measured: Atlas, a stock Rasa project, and Atlas's model on stock `rasa run`."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import cpu, memory, stock
from bench.client import Address, talk
from bench.places import LOOPBACK, READY, ROOT, BenchError
from bench.processes import Process, free_port, running
from bench.training import ATLAS, QUIET, RASA

_PAUSE = 0.05  # seconds between two attempts to get a first answer
_WEB = "/webhooks/web/webhook"
_REST = "/webhooks/rest/webhook"


@dataclass(frozen=True)
class Launch:
    """How a system is started on ports that are free now."""

    commands: Sequence[Sequence[str]]
    folder: Path
    environ: Mapping[str, str]
    address: Address


@dataclass(frozen=True)
class System:
    """One of the things to compare."""

    id: str
    name: str
    launch: Callable[[], Launch]
    logs: Path


class Server:
    """A system that runs and answers."""

    def __init__(self, system: System, address: Address, processes: Sequence[Process]) -> None:
        self.system = system
        self.address = address
        self.seconds_to_ready = 0.0
        self._processes = processes

    def await_answer(self, started: float) -> None:
        """Wait for the first answer to a message: what a person would call ready.

        Raises:
            BenchError: a process ended, or there was no answer within the bound.
        """
        while not talk(self.address, ("hello",), f"ready-{time.monotonic_ns()}")[0].answered:
            for process in self._processes:
                process.check()
            if time.monotonic() - started > READY:
                raise BenchError(f"{self.system.name} gave no answer within {READY} s.\n{self._processes[0].tail()}")
            time.sleep(_PAUSE)
        self.seconds_to_ready = time.monotonic() - started

    def megabytes(self) -> float:
        """The memory of all its processes."""
        return sum(memory.megabytes(process.group) for process in self._processes)

    def cpu_seconds(self) -> float:
        """The processor time that its processes have used so far."""
        return sum(cpu.seconds(process.group) for process in self._processes)


@contextmanager
def served(system: System) -> Iterator[Server]:
    """Start a system, wait until it answers, and end it afterwards."""
    launch = system.launch()
    started = time.monotonic()
    with running(launch.commands, launch.folder, launch.environ, system.logs) as processes:
        server = Server(system, launch.address, processes)
        server.await_answer(started)
        yield server


def atlas(logs: Path) -> System:
    """Atlas as `make run` serves it."""

    def _launch() -> Launch:
        port = free_port()
        return Launch([[*ATLAS, "run"]], ROOT, _our_environ(port), Address(port, _WEB, issues_sessions=True))

    return System("atlas", "Atlas", _launch, logs)


def atlas_by_rasa_run(model: Path, logs: Path) -> System:
    """Atlas's model, served by the `rasa run` that every Rasa developer knows."""

    def _launch() -> Launch:
        port = free_port()
        command = [*RASA, "run", "--model", str(model), "-i", LOOPBACK, "-p", str(port)]
        return Launch([command], ROOT, _our_environ(port), Address(port, _WEB, issues_sessions=True))

    return System("rasa_run", "`rasa run`, Atlas's model", _launch, logs)


def stock_rasa(project: Path, model: Path, logs: Path) -> System:
    """The stock project, with its action server."""
    copied = project / "models" / "stock.tar.gz"
    copied.parent.mkdir(exist_ok=True)
    shutil.copyfile(model, copied)

    def _launch() -> Launch:
        port, actions = free_port(), free_port()
        stock.connect(project, actions)
        serve = [*RASA, "run", "-i", LOOPBACK, "-p", str(port)]
        act = [*RASA, "run", "actions", "-p", str(actions)]
        # SANIC_HOST: the action server listens on all interfaces otherwise.
        environ = {**QUIET, "SANIC_HOST": LOOPBACK}
        return Launch([serve, act], project, environ, Address(port, _REST, issues_sessions=False))

    return System("stock", "stock Rasa", _launch, logs)


def _our_environ(port: int) -> dict[str, str]:
    return {**QUIET, "HOST": LOOPBACK, "PORT": str(port), "ATLAS_RATE_LIMIT_PER_MINUTE": "0"}
