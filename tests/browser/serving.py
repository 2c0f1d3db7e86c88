"""A real Atlas with the trained model, and another site that embeds it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


class Atlas:
    """`atlas run` as a process; it can be killed and started again at the same address."""

    def __init__(self, var: Path, **environment: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = var / f"atlas-{self.port}.log"
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("ATLAS_", "DATABASE_URL"))},
            "PYTHONPATH": str(ROOT),
            "PORT": str(self.port),
            "ATLAS_VAR": str(var),
            "ATLAS_RATE_LIMIT_PER_MINUTE": "0",
            **environment,
        }
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it, and wait until it can answer."""
        with self._log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.cli", "run"],
                cwd=ROOT,
                env=self._environment,
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
            )
        assert self._process.stdout is not None
        ready = self._process.stdout.readline()
        assert ready.startswith("Atlas is ready"), self._log.read_text(encoding="utf-8")

    def end(self, by: signal.Signals = signal.SIGTERM) -> None:
        """End it by a signal, and wait until it is gone."""
        if self._process is not None:
            self._process.send_signal(by)
            self._process.communicate(timeout=60)
            self._process = None


class OtherSite:
    """A site of somebody else: `pages` by path, each with a strict content security policy of its own."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.pages: dict[str, tuple[str, str]] = {}

    def embed(self, tag: str, policy: str, path: str = "/") -> str:
        """Put a page up that holds a tag; gives its address."""
        self.pages[path] = (_PAGE.format(tag=tag), policy)
        return self.url + path


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A clinic</title>
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>A clinic</h1>
<p><a href="/second">Another page</a> of the clinic.</p>
<p>Opening hours: Monday to Friday, nine to five.</p>
{tag}
</main>
</body>
</html>
"""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser that goes away in the middle is no error."""


@contextmanager
def other_site() -> Iterator[OtherSite]:
    """Serve the other site on a thread."""
    server = _Server(("127.0.0.1", 0), BaseHTTPRequestHandler)
    site = OtherSite(server.server_port)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page, policy = site.pages.get(self.path, ("", "default-src 'none'"))
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    server.RequestHandlerClass = Handler
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
