"""A small project with the real command line: trained in seconds, and everything that it makes is its own."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).parent / "small"
_LONG = 180  # seconds for what takes a few on an idle machine


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def problem(self) -> str:
        """The one line on standard error, without its newline; fails if there are more."""
        (line,) = self.err.splitlines()
        return line


@dataclass
class Running:
    """A command that was started in a process group of its own."""

    process: subprocess.Popen[str]
    log: Path = field(repr=False)

    def end(self, by: signal.Signals) -> Ended:
        """Send a signal to the command alone, as `kill` does, and wait until it has ended."""
        self.process.send_signal(by)
        return self.wait()

    def wait(self) -> Ended:
        """Wait until it has ended by itself."""
        out, _ = self.process.communicate(timeout=_LONG)
        return Ended(self.process.returncode, out, self.log.read_text(encoding="utf-8"))

    def wait_for(self, text: str) -> None:
        """Wait until standard error says so."""
        self._wait_until(lambda: text in self.log.read_text(encoding="utf-8"))

    def wait_for_child(self) -> None:
        """Wait until the command has started another one."""
        self._wait_until(lambda: len(self.group()) > 1)

    def group(self) -> list[str]:
        """The processes of its group that are alive: the command and whatever it has started."""
        listed = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
        rows = (line.split(None, 2) for line in listed.splitlines())
        return [args for pgid, state, args in rows if int(pgid) == self.process.pid and not state.startswith("Z")]

    def _wait_until(self, happened: Callable[[], bool]) -> None:
        end = time.monotonic() + _LONG
        while not happened():
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            assert time.monotonic() < end, "it took too long"
            time.sleep(0.02)


class Project:
    """A folder with the code of the bot and a small Rasa project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.port = _free_port()

    @classmethod
    def make(cls, root: Path) -> Project:
        """Put a new one into a folder that does not exist yet."""
        shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("__pycache__", "facts.yml"))
        shutil.copytree(ROOT / "bot", root / "bot", ignore=shutil.ignore_patterns("__pycache__"))
        (root / "data" / "facts").mkdir()
        shutil.copy(SMALL / "facts.yml", root / "data" / "facts" / "hiccups.yml")
        for content in ("safety.yml", "wording.yml"):
            shutil.copy(ROOT / "data" / content, root / "data" / content)
        return cls(root)

    def copy(self, root: Path) -> Project:
        """Another one like this, with all that was made in it."""
        shutil.copytree(self.root, root, symlinks=True)
        return Project(root)

    @property
    def models(self) -> list[str]:
        """The names of what is in the folder of models."""
        return sorted(path.name for path in (self.root / "models").glob("*"))

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace text in a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def atlas(self, *arguments: str, typed: str = "", **environment: str) -> Ended:
        """Run a command to its end."""
        ended = subprocess.run(
            self._command(arguments),
            cwd=self.root,
            env=self._environment(environment),
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=_LONG,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    @contextmanager
    def running(self, *arguments: str, **environment: str) -> Iterator[Running]:
        """Start a command; whatever is left of it in the end is killed."""
        log = self.root / f"stderr-{secrets.token_hex(4)}.txt"
        with log.open("w", encoding="utf-8") as err:
            process = subprocess.Popen(
                self._command(arguments),
                cwd=self.root,
                env=self._environment(environment),
                stdout=subprocess.PIPE,
                stderr=err,
                encoding="utf-8",
                start_new_session=True,
            )
        started = Running(process, log)
        try:
            yield started
        finally:
            if started.group():
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if process.stdout is not None:
                process.stdout.close()

    @contextmanager
    def serving(self) -> Iterator[Running]:
        """`atlas run`, ready to answer."""
        with self.running("run") as server:
            assert server.process.stdout is not None
            assert server.process.stdout.readline() == f"Atlas is ready: http://127.0.0.1:{self.port}\n"
            yield server

    @staticmethod
    def _command(arguments: tuple[str, ...]) -> list[str]:
        return [sys.executable, "-m", "bot.cli", *arguments]

    def _environment(self, changes: dict[str, str]) -> dict[str, str]:
        ours = ("ATLAS_", "DATABASE_URL", "HOST", "PORT", "LOG_LEVEL", "MAKELEVEL")
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return {**inherited, "PYTHONPATH": str(self.root), "PORT": str(self.port), **changes}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
