"""Several processes use one database at the same time, as when two servers start together."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import event

from bot.facts.catalogue import load_catalogue
from bot.facts.store import FactStore
from tests.builders import asked, make_catalogue, make_fact, write_content

ROOT = Path(__file__).resolve().parents[2]
LOADER = """
import sys
from pathlib import Path
from bot.facts.catalogue import load_catalogue
from bot.facts.store import FactStore
catalogue, store = load_catalogue(Path(sys.argv[1])), FactStore.open(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
print(store.load(catalogue))
"""
FILE = """\
condition: {{id: hiccups, name: hiccups}}
sources: [{{id: book, title: The book, publisher: The publisher, read: all}}]
facts:
"""
FACT = '  - {{id: fact-{i}, topic: cure, text: "{text}.", source: book, reviewed: 2026-01-02, by: editorial}}\n'

OLD = make_catalogue(*(make_fact(f"old-{i}") for i in range(50)), digest="old")
NEW = make_catalogue(*(make_fact(f"new-{i}", asked=asked("is it", "yes")) for i in range(50)), digest="new")


def _write(folder: Path, text: str) -> Path:
    return write_content(folder, hiccups=FILE.format() + "".join(FACT.format(i=i, text=text) for i in range(40)))


def _load_at_once(folders: list[Path], url: str) -> list[str]:
    """Load each folder in a process of its own, all released at the same moment; what each process said at its end."""
    command = [sys.executable, "-c", LOADER]
    processes = [
        subprocess.Popen(
            [*command, folder, url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for folder in folders
    ]
    for process in processes:
        assert process.stdout.readline() == "ready\n", process.stderr.read()
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    ends = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes), ends
    return [out.strip() for out, _ in ends]


def test_of_processes_that_load_the_same_version_at_once_exactly_one_does_the_work(database_url, open_store, tmp_path):
    folder = _write(tmp_path / "content", "the same")

    said = _load_at_once([folder] * 2, database_url)

    assert sorted(said) == ["False", "True"]
    assert open_store().catalogue() == load_catalogue(folder)


def test_of_processes_that_load_two_versions_at_once_one_wins_whole(database_url, open_store, tmp_path):
    folders = [_write(tmp_path / text, text) for text in ("one", "two")]

    said = _load_at_once(folders, database_url)

    assert said == ["True", "True"]
    assert open_store().catalogue() in [load_catalogue(folder) for folder in folders]


@contextmanager
def _halted(store: FactStore, statement: str) -> Iterator[tuple[Event, Event]]:
    """Let the store halt before its first statement of this kind; gives two events: halted, and go on."""
    halted, go_on = Event(), Event()

    def halt(_connection: Any, _cursor: Any, sql: str, *_rest: Any) -> None:
        if statement in sql and not halted.is_set():
            halted.set()
            assert go_on.wait(30)

    event.listen(store._engine, "before_cursor_execute", halt)
    try:
        yield halted, go_on
    finally:
        go_on.set()


def _at_once(
    halting: FactStore, statement: str, first: Callable[[], Any], second: Callable[[], Any]
) -> tuple[Any, Any]:
    """Do `second` while `first` is halted in the middle; what both gave."""
    with _halted(halting, statement) as (halted, go_on), ThreadPoolExecutor(2) as pool:
        begun = pool.submit(first)
        assert halted.wait(20)
        meanwhile = pool.submit(second)
        wait([meanwhile], timeout=0.5)  # it may have to wait for the first one, as long as it comes to an end
        go_on.set()
        return begun.result(30), meanwhile.result(30)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM atlas_source", "INSERT INTO atlas_fact ", "INSERT INTO atlas_fact_q"]
)
def test_a_reader_during_a_load_sees_the_old_version_or_the_new_one(open_store, statement):
    loader, reader = open_store(), open_store()
    loader.load(OLD)

    loaded, seen = _at_once(loader, statement, lambda: loader.load(NEW), reader.catalogue)

    assert loaded is True
    assert seen in (OLD, NEW)
    assert reader.catalogue() == NEW


@pytest.mark.parametrize("statement", ["FROM atlas_condition_name", "FROM atlas_fact_source", "FROM atlas_fact "])
def test_a_load_during_a_reading_disturbs_neither(open_store, statement):
    loader, reader = open_store(), open_store()
    loader.load(OLD)

    seen, loaded = _at_once(reader, statement, reader.catalogue, lambda: loader.load(NEW))

    assert loaded is True
    assert seen in (OLD, NEW)
    assert reader.catalogue() == NEW


def test_many_readings_during_many_loads_are_all_whole(open_store):
    loader, reader = open_store(), open_store()
    loader.load(OLD)
    versions = {"old": OLD, "new": NEW}

    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(lambda: [loader.load(version) for version in [NEW, OLD] * 5])
        readings = 0
        while not loading.done() or readings == 0:
            seen = reader.catalogue()
            assert seen == versions[seen.digest]
            readings += 1

    assert loading.result() == [True] * 10
