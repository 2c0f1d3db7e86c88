"""The store: what goes in comes out, on SQLite and on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import create_engine, inspect, text

from bot.errors import DatabaseError
from bot.facts.model import Show
from bot.facts.store import FactStore
from bot.topics import Topic
from tests.builders import asked, make_catalogue, make_fact

OLD = make_catalogue(make_fact("old", "What was known."), digest="old")
NEW = make_catalogue(make_fact("new", "What is known."), digest="new")


def test_the_whole_content_comes_out_as_it_went_in(open_store, content):
    open_store().load(content)

    assert open_store().catalogue() == content


def test_letters_of_any_language_and_quotes_come_out_as_they_went_in(open_store):
    odd = "“Ça va?” – 100 % ' \" \\ ; DROP TABLE atlas_fact; -- 頭痛 🙂 :name %s {x}"
    catalogue = make_catalogue(make_fact("odd", odd, asked=asked(odd, "it depends")))
    open_store().load(catalogue)

    assert open_store().catalogue() == catalogue


def test_loading_again_changes_nothing_and_says_so(open_store, content):
    first = open_store().load(content)
    again = open_store().load(content)

    assert (first, again) == (True, False)
    assert open_store().catalogue() == content


def test_loading_another_version_leaves_nothing_of_the_last_one(store):
    store.load(OLD)
    store.load(NEW)

    assert store.catalogue() == NEW
    assert store.digest() == "new"


def test_a_reader_that_is_open_sees_the_new_version(open_store):
    reader, loader = open_store(), open_store()
    loader.load(OLD)
    assert reader.catalogue() == OLD

    loader.load(NEW)

    assert reader.catalogue() == NEW


def test_what_was_read_is_kept_while_the_version_is_the_same(open_store):
    open_store().load(OLD)
    reader = open_store()

    assert reader.catalogue() is reader.catalogue()


REFUSED = {
    "a source that is not there": make_fact("bad", sources=("rumour",)),
    "a condition that is not there": make_fact("bad", conditions=("flu",)),
    "a treatment that is not there": make_fact("bad", topic=Topic.TREATMENT_OPTION, treatment="prayer"),
    "an aspect that is not there": make_fact("bad", aspect="smell"),
    "the same condition twice": make_fact("bad", conditions=("hiccups", "hiccups")),
    "no text": replace(make_fact("bad"), text=""),
    "the same id twice": make_fact("good"),
}


@pytest.mark.parametrize("bad", REFUSED.values(), ids=REFUSED)
def test_a_load_that_fails_leaves_the_old_content_whole(open_store, bad):
    store = open_store()
    store.load(OLD)

    with pytest.raises(DatabaseError):
        store.load(make_catalogue(make_fact("good"), bad, digest="new"))

    assert store.digest() == "old"
    assert open_store().catalogue() == OLD


def test_a_first_load_that_fails_leaves_an_empty_database(store):
    with pytest.raises(DatabaseError):
        store.load(make_catalogue(REFUSED["a source that is not there"]))

    assert store.digest() is None


def test_an_empty_database_says_how_to_fill_it(store):
    with pytest.raises(DatabaseError, match="holds no facts yet: run `make run` or"):
        store.catalogue()

    assert store.digest() is None


def test_tables_of_another_layout_are_made_anew(store, database_url):
    store.load(OLD)
    engine = create_engine(database_url, future=True)
    with engine.begin() as connection:
        connection.execute(text("UPDATE atlas_content SET layout = layout + 1"))
        connection.execute(text("DELETE FROM atlas_fact_source"))
    engine.dispose()

    assert store.digest() is None
    assert store.load(OLD) is True
    assert FactStore.open(database_url).catalogue() == OLD


def test_tables_of_others_in_the_same_database_are_left_alone(store, database_url):
    engine = create_engine(database_url, future=True)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY)"))
        connection.execute(text("INSERT INTO events VALUES (7)"))

    store.load(OLD)
    store.load(NEW)

    with engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM events")).scalars().all() == [7]
    tables = inspect(engine).get_table_names()
    engine.dispose()
    assert {table for table in tables if not table.startswith("atlas_")} == {"events"}


def test_when_a_fact_is_shown_and_how_it_is_asked_for_are_kept(store):
    fact = make_fact("rare", show=Show.ON_REQUEST, asked=(*asked("is it rare", "not proven"), *asked("how rare")))
    store.load(make_catalogue(fact))

    (found,) = store.catalogue().facts
    assert (found.show, found.asked) == (fact.show, fact.asked)


UNUSABLE = [
    "",
    "facts.db",
    "user:secret@host/facts",
    "mysql://user:secret@host/facts",
    "postgres://user:secret@host/facts",
    "nosuch+driver://user:secret@host/facts",
]


@pytest.mark.parametrize(
    "url",
    [
        *UNUSABLE,
        "postgresql://user:secret@host:port/facts",
    ],
)
def test_a_url_that_cannot_be_used_is_told_with_those_that_can(url):
    allowed = "allowed is sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME"

    with pytest.raises(DatabaseError, match=rf"^DATABASE_URL cannot be used.*{allowed}") as caught:
        FactStore.open(url)

    assert "secret" not in str(caught.value)


def test_a_server_that_does_not_answer_is_told_in_one_line_and_without_the_password():
    store = FactStore.open("postgresql://user:secret@127.0.0.1:1/facts")

    with pytest.raises(DatabaseError) as caught:
        store.catalogue()

    message = str(caught.value)
    assert "postgresql://user:***@127.0.0.1:1/facts" in message
    assert "check DATABASE_URL" in message
    assert "secret" not in message
    assert "\n" not in message


@pytest.mark.parametrize("use", [FactStore.digest, FactStore.catalogue, lambda store: store.load(NEW)])
def test_a_file_that_is_no_database_is_told(tmp_path, use):
    (tmp_path / "facts.db").write_text("These are my notes. " * 100)

    with pytest.raises(DatabaseError, match="file is not a database"):
        use(FactStore.open(f"sqlite:///{tmp_path / 'facts.db'}"))

    assert (tmp_path / "facts.db").read_text().startswith("These are my notes.")


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DatabaseError, match="unable to open database file"):
        FactStore.open(f"sqlite:///{tmp_path / 'missing' / 'facts.db'}").load(NEW)


def test_opening_a_store_connects_to_nothing(tmp_path):
    FactStore.open(f"sqlite:///{tmp_path / 'facts.db'}")
    FactStore.open("postgresql://user@127.0.0.1:1/facts")

    assert list(tmp_path.iterdir()) == []
