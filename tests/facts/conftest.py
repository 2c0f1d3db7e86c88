"""Databases for the tests: SQLite files, and a real PostgreSQL from the system's packages in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.facts.store import FactStore

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/pgsql/bin")
_NUMBERS = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a new and empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'facts.db'}"
    return request.getfixturevalue("new_postgresql_database")()


@pytest.fixture
def open_store(database_url: str) -> Iterator[Callable[[], FactStore]]:
    """Opens stores on the new database, each with connections of its own, and closes them at the end."""
    with ExitStack() as stack:

        def open_one() -> FactStore:
            store = FactStore.open(database_url)
            stack.callback(store.close)
            return store

        yield open_one


@pytest.fixture
def store(open_store: Callable[[], FactStore]) -> FactStore:
    """A store on the new database."""
    return open_store()


@pytest.fixture(scope="session")
def new_postgresql_database() -> Iterator[Callable[[], str]]:
    """Makes empty databases in a PostgreSQL of the test run's own; gives the URL of each."""
    binaries = _binaries()
    if binaries is None and "CI" not in os.environ:
        pytest.skip("no PostgreSQL on this machine: `apt-get install postgresql` (or `brew install postgresql`)")
    assert binaries is not None, "the checks need PostgreSQL: install the system's package `postgresql`"
    with _server(binaries) as url:
        engine = create_engine(f"{url}/postgres", future=True, isolation_level="AUTOCOMMIT")

        def make() -> str:
            """A schema of its own is as good as a database of its own, and made ten times as fast."""
            name = f"facts_{next(_NUMBERS)}"
            with engine.connect() as connection:
                connection.execute(text(f"CREATE SCHEMA {name}"))
            return f"{url}/postgres?options=-csearch_path%3D{name}"

        yield make
        engine.dispose()


def _binaries() -> Path | None:
    """The folder with `initdb` and `postgres`: the newest of those that packages use, or the one on the PATH."""
    folders = [folder for place in _PLACES for folder in sorted(Path("/").glob(place.lstrip("/")), reverse=True)]
    on_path = shutil.which("initdb")
    folders += [Path(on_path).resolve().parent] if on_path else []
    return next((each for each in folders if (each / "initdb").exists() and (each / "postgres").exists()), None)


# Ends the server as soon as nobody holds the other end of its standard input: also when the test run is killed.
_WATCHED = 'folder=$1; shift; "$@" & read -r _; kill -QUIT $!; wait; rm -rf "$folder"'


@contextmanager
def _server(binaries: Path) -> Iterator[str]:
    """Run a server on a free port; gives its URL without the database. It ends with the block, by its process id."""
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="atlas-postgresql-"))
    port = _free_port()
    if user:
        shutil.chown(folder, user)
    _run_initdb(binaries, folder, user)
    options = ["-p", str(port), "-k", str(folder), "-c", "listen_addresses=127.0.0.1"]
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):  # it need not survive a power cut
        options += ["-c", f"{setting}=off"]
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["sh", "-c", _WATCHED, "sh", folder, binaries / "postgres", "-D", folder / "data", *options],
            user=user,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            cwd="/",
            start_new_session=True,  # Ctrl-C is for the test run
        )
    try:
        url = f"postgresql://atlas@127.0.0.1:{port}"
        _wait_until_ready(f"{url}/postgres", log)
        yield url
    finally:
        process.communicate(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """Who the server runs as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run_initdb(binaries: Path, folder: Path, user: str | None) -> None:
    command = [binaries / "initdb", "-D", folder / "data", "-U", "atlas", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run([*command, "--locale=C"], user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _wait_until_ready(url: str, log: Path) -> None:
    engine = create_engine(url, future=True)
    end = time.monotonic() + 30
    while not _answers(engine):
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.05)
    engine.dispose()


def _answers(engine: Engine) -> bool:
    try:
        engine.connect().close()
    except OperationalError:
        return False
    return True
