"""ADAPTER: Rasa's web server with the channels of credentials.yml, ended quietly by SIGINT and SIGTERM."""

from __future__ import annotations

import errno
import socket
import threading
import time
import urllib.error
import urllib.request
import warnings
from asyncio import AbstractEventLoop
from functools import partial
from pathlib import Path
from typing import Any

from bot.cli import engine
from bot.cli.output import say
from bot.errors import AtlasError
from bot.settings import ROOT, Settings

_PAUSE = 0.02  # seconds between two questions whether the server can answer
_REASONS = {
    errno.EADDRINUSE: "another program uses it: end that program, or choose another port with PORT=5006",
    errno.EACCES: "this user may not use it: choose a port above 1023 with PORT=5005",
    errno.EADDRNOTAVAIL: "this machine does not have that address: set HOST=127.0.0.1",
}


def check_port(settings: Settings) -> None:
    """Make sure, before any work is done, that the server will get its port.

    Raises:
        AtlasError: another program uses the port, or the address is none of this machine's.
    """
    _listen(settings).close()


def serve(model: Path, settings: Settings, start: engine.QuickStart) -> None:
    """Serve until SIGINT or SIGTERM; says when it can answer. Then `start` is done.

    Raises:
        AtlasError: the port, the model, a channel or an endpoint cannot be used.
    """
    app = _app(model, start)
    listening = _listen(settings)
    warnings.filterwarnings("ignore", "coroutine '.*create_server' was never awaited")  # when it ends before it starts
    workers = _workers()
    # Not earlier: a signal that follows the announcement must find Sanic's handlers in place.
    app.register_listener(partial(_announce, settings), "after_server_start" if workers == 1 else "main_process_start")
    app.run(sock=listening, workers=workers, motd=False, access_log=False)


def _listen(settings: Settings) -> socket.socket:
    try:
        family, kind, _, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror)
        raise AtlasError(f"Port {settings.port} of {settings.host} cannot be used: {reason}.") from error
    return listening


def _app(model: Path, start: engine.QuickStart) -> Any:
    """Rasa's Sanic app, as `rasa run` configures it."""
    import rasa.core.run
    from rasa.shared.exceptions import RasaException
    from rasa.utils.common import update_sanic_log_level
    from sanic.log import error_logger

    async def load(app: Any, loop: AbstractEventLoop) -> None:
        app.ctx.agent = await engine.load_agent(model, loop)

    async def started(_app: Any, _loop: AbstractEventLoop) -> None:
        error_logger.disabled = False
        start.done()

    engine.set_up_logs()
    try:
        channels = rasa.core.run.create_http_input_channels(None, str(ROOT / "credentials.yml"))
    except RasaException as error:
        raise AtlasError(f"credentials.yml: {error}") from error
    app = rasa.core.run.configure_app(channels, enable_api=False, endpoints=engine.read_endpoints())
    app.register_listener(load, "before_server_start")
    app.register_listener(started, "after_server_start")
    app.register_listener(rasa.core.run.close_resources, "after_server_stop")
    update_sanic_log_level()
    error_logger.disabled = True  # until it has started, Sanic logs a stack trace for what `main` tells in one line
    return app


def _workers() -> int:
    """More than one only where Rasa allows it: SANIC_WORKERS is set and the lock store is shared."""
    from rasa.core.utils import number_of_sanic_workers

    return int(number_of_sanic_workers(engine.read_endpoints().lock_store))


def _announce(settings: Settings, _app: Any, _loop: AbstractEventLoop) -> None:
    threading.Thread(target=_say_when_ready, args=(_address(settings),), daemon=True).start()


def _say_when_ready(address: str) -> None:
    time.sleep(_PAUSE)
    while not _answers(f"{address}/health"):
        time.sleep(_PAUSE)
    say(f"Atlas is ready: {address}")


def _address(settings: Settings) -> str:
    """How a browser on this machine gets there."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104 - not bound here
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def _answers(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=5) as response:
            return bool(response.status == 200)
    except OSError:  # also what is not 2xx
        return False
