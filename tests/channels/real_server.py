"""`atlas run` as a process of its own, with the real model, switched on by the environment alone."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

_SECONDS_TO_START = 180
_NOT_OURS = {"DATABASE_URL", "LOG_LEVEL"}


class RealServer:
    """A running server; `end` asks it to end, and gives its exit status and what it wrote to standard error."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.port = port

    def end(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGTERM)
        _, errors = self.process.communicate(timeout=60)
        return self.process.returncode, errors

    def wait_until_ready(self) -> None:
        end = time.monotonic() + _SECONDS_TO_START
        while not self._is_ready():
            assert self.process.poll() is None, "it ended"
            assert time.monotonic() < end, "it did not start"
            time.sleep(0.05)

    def _is_ready(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


@contextmanager
def real_server(var: Path, **environment: str) -> Iterator[RealServer]:
    """Serve with these settings; `var` holds the exported encoder."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    usual = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "run"],
        cwd=ROOT,
        env={**usual, "PORT": str(port), "ATLAS_VAR": str(var), **environment},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        server = RealServer(process, port)
        server.wait_until_ready()
        yield server
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
