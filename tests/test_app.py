"""The composition root: parts are built once, on first use, and the facts are those of the database now."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from structlog.testing import capture_logs

from bot.answers.question import Context, Question
from bot.app import App, load_facts
from bot.errors import ContentError, DatabaseError
from bot.facts.store import FactStore
from bot.settings import Settings
from bot.topics import Topic
from tests.answers.reading import text_of
from tests.builders import write_content
from tests.conftest import ROOT, var_with_encoder

FILE = """\
condition: {id: hiccups, name: hiccups}
sources: [{id: book, title: The book, publisher: The publisher, read: all}]
facts:
  - {id: cure, topic: cure, text: "Hiccups end.", source: book, reviewed: 2026-01-02, by: editorial}
  - {id: what, topic: definition, text: "Hiccups jerk.", source: book, reviewed: 2026-01-02, by: editorial}
"""
CURE = Question(Topic.CURE, ("hiccups",), text="is there a cure")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings on a folder with little content."""
    data = tmp_path / "data"
    write_content(data / "facts", hiccups=FILE)
    for name in ("safety.yml", "wording.yml"):
        shutil.copy(ROOT / "data" / name, data)
    return Settings(
        data=data, var=var_with_encoder(tmp_path / "var"), database_url=f"sqlite:///{tmp_path / 'facts.db'}"
    )


def _told(app: App) -> str:
    return text_of(app.answer(CURE, Context()))


def _soon(is_so: Callable[[], bool]) -> bool:
    """Whether it is so within some seconds: a running app looks for other facts now and then."""
    end = time.monotonic() + 5
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _edit(settings: Settings, old: str, new: str) -> None:
    file = settings.data / "facts" / "hiccups.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_making_an_app_does_nothing_yet(tmp_path):
    App(Settings(data=tmp_path / "missing", var=tmp_path / "var", database_url=f"sqlite:///{tmp_path / 'facts.db'}"))

    assert list(tmp_path.iterdir()) == []


def test_the_first_use_loads_the_content(settings):
    assert _told(App(settings)) == "Hiccups end."


def test_content_that_is_in_the_database_is_not_loaded_again(settings):
    store = FactStore.open(settings.database_url)

    assert [load_facts(settings, store), load_facts(settings, store)] == [True, False]
    _edit(settings, "Hiccups end.", "Hiccups end soon.")
    assert load_facts(settings, store) is True


def test_content_that_is_wrong_stops_an_app_and_leaves_the_database_as_it_was(settings):
    store = FactStore.open(settings.database_url)
    load_facts(settings, store)
    before = store.catalogue()
    _edit(settings, "topic: cure", "topic: weather")

    with pytest.raises(ContentError, match=r"hiccups.yml:4: facts.0.topic: found 'weather'"):
        _told(App(settings))

    assert FactStore.open(settings.database_url).catalogue() == before


def test_facts_that_another_process_loaded_are_told_without_a_restart(settings):
    app = App(settings)
    assert _told(app) == "Hiccups end."
    _edit(settings, "Hiccups end.", "Hiccups end soon.")

    load_facts(settings, FactStore.open(settings.database_url))

    assert _soon(lambda: _told(app) == "Hiccups end soon.")
    _edit(settings, "name: hiccups}", "name: hiccups, aliases: [singultus]}")
    load_facts(settings, FactStore.open(settings.database_url))
    assert _soon(lambda: app.names.find("singultus").conditions == ("hiccups",))


def test_while_the_database_is_away_what_was_read_last_is_told(settings):
    app = App(settings)
    _told(app)
    app.store.close()
    Path(settings.database_url.removeprefix("sqlite:///")).write_text("no database any more " * 100)

    with capture_logs() as logs:
        assert _soon(lambda: _told(app) and "facts.database_failed" in [each["event"] for each in logs])
    assert _told(app) == "Hiccups end."


def test_without_a_database_an_app_does_not_begin(settings, tmp_path):
    (tmp_path / "facts.db").write_text("no database " * 100)

    with pytest.raises(DatabaseError):
        _told(App(settings))


def test_danger_is_seen_and_told_without_a_database(settings, tmp_path):
    (tmp_path / "facts.db").write_text("no database " * 100)
    app = App(settings)

    finding = app.screen("i want to kill myself")

    assert app.rules.texts.for_finding(finding).paragraphs


def test_the_vectors_of_the_facts_are_calculated_once_for_each_version_and_old_ones_go(settings):
    kept = settings.var / "encoder"
    _told(App(settings))
    (first,) = kept.glob("facts-*.npy")
    written = first.stat().st_mtime_ns

    _told(App(settings))
    assert first.stat().st_mtime_ns == written
    assert np.load(first).shape == (2, 384)

    _edit(settings, "Hiccups end.", "Hiccups end soon.")
    _told(App(settings))
    (second,) = kept.glob("facts-*.npy")
    assert second != first
    assert not list(kept.glob("*.tmp"))


def test_vectors_that_were_spoilt_are_calculated_again(settings):
    _told(App(settings))
    (kept,) = (settings.var / "encoder").glob("facts-*.npy")
    kept.write_bytes(b"")

    assert _told(App(settings)) == "Hiccups end."
