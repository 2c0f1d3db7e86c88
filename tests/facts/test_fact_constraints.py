"""The database itself refuses what makes no sense, whoever writes it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.facts.store import FactStore
from bot.topics import Topic
from tests.builders import asked, make_catalogue, make_fact

CATALOGUE = make_catalogue(
    make_fact("loud", asked=asked("is it loud", "yes"), columns={"hiccups": "Loud"}),
    make_fact("water-helps", topic=Topic.TREATMENT_OPTION, treatment="water"),
)
FACT = 'INSERT INTO atlas_fact (id, position, topic_id, treatment_id, aspect_id, text, reviewed, "by", show) VALUES '

BAD_ROWS = {
    "a second version": "INSERT INTO atlas_content VALUES (2, 1, 'other')",
    "the version twice": "INSERT INTO atlas_content VALUES (1, 1, 'other')",
    "a version without a name": "UPDATE atlas_content SET digest = NULL",
    "a fact on an unknown topic": FACT + "('x', 9, 'weather', NULL, NULL, 'A.', '2026-01-02', 'editorial', 'normal')",
    "a fact without a topic": FACT + "('x', 9, NULL, NULL, NULL, 'A.', '2026-01-02', 'editorial', 'normal')",
    "a fact on an unknown treatment": "UPDATE atlas_fact SET treatment_id = 'prayer' WHERE id = 'water-helps'",
    "a fact on an unknown aspect": "UPDATE atlas_fact SET aspect_id = 'smell'",
    "a fact without a date": "UPDATE atlas_fact SET reviewed = NULL",
    "a fact without a text": "UPDATE atlas_fact SET text = NULL",
    "a fact with an empty text": "UPDATE atlas_fact SET text = ''",
    "a fact reviewed by nobody we know": "UPDATE atlas_fact SET \"by\" = 'grandmother'",
    "a fact shown in an unknown way": "UPDATE atlas_fact SET show = 'never'",
    "an id twice": FACT + "('loud', 9, 'cure', NULL, NULL, 'A.', '2026-01-02', 'editorial', 'normal')",
    "a treatment with another topic": "UPDATE atlas_fact SET treatment_id = 'water' WHERE id = 'loud'",
    "treatment_option without treatment": "UPDATE atlas_fact SET treatment_id = NULL WHERE id = 'water-helps'",
    "an unknown condition of a fact": "UPDATE atlas_fact_condition SET condition_id = 'flu'",
    "a condition of an unknown fact": "INSERT INTO atlas_fact_condition VALUES ('nobody', 0, 'hiccups', NULL)",
    "a condition of a fact twice": "INSERT INTO atlas_fact_condition VALUES ('loud', 1, 'hiccups', NULL)",
    "an unknown source of a fact": "UPDATE atlas_fact_source SET source_id = 'rumour'",
    "a place in a list twice": "INSERT INTO atlas_fact_source VALUES ('loud', 0, 'leaflet')",
    "an unknown reply": "UPDATE atlas_fact_question SET reply = 'perhaps'",
    "a question on an unknown fact": "INSERT INTO atlas_fact_question VALUES ('nobody', 0, 'is it', 'yes')",
    "a name of an unknown condition": "INSERT INTO atlas_condition_name VALUES ('flu', 0, 'influenza')",
    "a kind of an unknown treatment": "UPDATE atlas_treatment SET part_of = 'prayer'",
    "a source without a title": "UPDATE atlas_source SET title = NULL",
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database that holds CATALOGUE, open to any statement."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('constraints') / 'facts.db'}"
    else:
        url = request.getfixturevalue("new_postgresql_database")()
    store = FactStore.open(url)
    store.load(CATALOGUE)
    yield store._engine
    assert FactStore.open(url).catalogue() == CATALOGUE  # nothing of what was refused is there
    store.close()


@pytest.mark.parametrize("statement", BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_row_that_makes_no_sense_is_refused(database, statement):
    with pytest.raises(IntegrityError), database.begin() as connection:
        connection.execute(text(statement))


def test_a_row_that_makes_sense_is_taken(database):
    with database.connect() as connection:
        row = FACT + "('good', 9, 'treatment_option', 'water', NULL, 'A.', '2026-01-02', 'clinician', 'always')"
        connection.execute(text(row))
        connection.execute(text("INSERT INTO atlas_fact_condition VALUES ('good', 0, 'yawning', NULL)"))
        connection.execute(text("INSERT INTO atlas_fact_question VALUES ('good', 0, 'is it', NULL)"))
        connection.rollback()


def test_what_is_known_of_a_fact_goes_with_it(database):
    with database.connect() as connection:
        connection.execute(text("DELETE FROM atlas_fact WHERE id = 'loud'"))
        left = [
            connection.execute(text(f"SELECT count(*) FROM atlas_fact_{kind} WHERE fact_id = 'loud'")).scalar()
            for kind in ("condition", "source", "question")
        ]
        connection.rollback()

    assert left == [0, 0, 0]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("atlas_fact", "topic_id"),
        ("atlas_fact", "treatment_id"),
        ("atlas_fact_condition", "condition_id"),
        ("atlas_fact_source", "source_id"),
    ],
)
def test_what_facts_are_looked_up_by_is_indexed(database, table, column):
    indexes = inspect(database).get_indexes(table)

    assert any(index["column_names"][0] == column for index in indexes)
