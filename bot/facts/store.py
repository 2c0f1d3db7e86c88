"""The facts in a database: SQLite by default, PostgreSQL by its URL.

Loading replaces the whole content in one transaction, so readers see either the old content or the new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Table, create_engine, event, inspect, select, text
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from bot.errors import DatabaseError
from bot.facts import tables
from bot.facts.model import Asked, Aspect, Catalogue, Condition, Fact, Reply, Reviewer, Show, Source, Treatment
from bot.topics import KNOWLEDGE, Topic

_LOCK = 7_246_113  # any number of our own: names the lock that one loader at a time holds in PostgreSQL
_BUSY_SECONDS = 60  # how long a second loader waits for the first one


class FactStore:
    """Reads and replaces the facts in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._catalogue: Catalogue | None = None

    @classmethod
    def open(cls, url: str) -> FactStore:
        """A store for a SQLAlchemy URL. Nothing is connected before the first use.

        Raises:
            DatabaseError: the URL is not one that can be used.
        """
        try:
            made = make_url(url)
            engine = create_engine(made, future=True, pool_pre_ping=True, connect_args=_connect_args(made.drivername))
        except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
            # without the error's own words: they quote the URL, password and all
            raise DatabaseError(
                "DATABASE_URL cannot be used: allowed is sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME."
            ) from error
        if made.get_backend_name() == "sqlite":
            _make_sqlite_transactional(engine)
        return cls(engine)

    def load(self, catalogue: Catalogue) -> bool:
        """Replace the content; False when the database already holds this version.

        Raises:
            DatabaseError: the database cannot be reached or refuses the content; what it held before stays whole.
        """
        with self._transaction() as connection:
            _lock(connection)
            if _digest(connection) == catalogue.digest:
                return False
            _empty(connection)
            _insert(connection, catalogue)
            return True

    def digest(self) -> str | None:
        """The version of the content in the database, None when nothing was loaded yet."""
        with self._transaction() as connection:
            return _digest(connection)

    def catalogue(self) -> Catalogue:
        """The content of the database; read anew only when another version was loaded.

        Raises:
            DatabaseError: the database cannot be reached, or holds no facts.
        """
        with self._transaction() as connection:
            _see_one_version(connection)
            digest = _digest(connection)
            if digest is None:
                raise DatabaseError("The database holds no facts yet: run `make run` or `uv run atlas facts load`.")
            if self._catalogue is None or self._catalogue.digest != digest:
                self._catalogue = _select(connection, digest)
            return self._catalogue

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            where = self._engine.url.render_as_string(hide_password=True)
            reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
            raise DatabaseError(f"The database {where} cannot be used ({reason}): check DATABASE_URL.") from error


def _connect_args(driver: str) -> dict[str, Any]:
    if driver.startswith("sqlite"):
        return {"timeout": _BUSY_SECONDS, "check_same_thread": False}
    return {"connect_timeout": 5}


def _make_sqlite_transactional(engine: Engine) -> None:
    """Let SQLAlchemy begin transactions itself, as the driver would commit before every CREATE and DROP."""
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin)


def _configure_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _lock(connection: Connection) -> None:
    """Let one loader in at a time."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    else:  # SQLite: turn the transaction into one that writes before anything is read in it
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _digest(connection: Connection) -> str | None:
    if not inspect(connection).has_table(tables.content.name):
        return None
    row = connection.execute(select(tables.content.c.layout, tables.content.c.digest)).one_or_none()
    return row.digest if row and row.layout == tables.LAYOUT else None


def _see_one_version(connection: Connection) -> None:
    """Let all that is read belong together. SQLite does so anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))


def _empty(connection: Connection) -> None:
    """Empty tables. Those of this layout are kept: dropping them would wait for every reader, who may wait for us."""
    if _digest(connection) is None:
        tables.metadata.drop_all(connection)
        tables.metadata.create_all(connection)
    for table in reversed(tables.metadata.sorted_tables):
        connection.execute(table.delete())


def _insert(connection: Connection, catalogue: Catalogue) -> None:
    rows = _rows(catalogue)
    for table in tables.metadata.sorted_tables:
        if rows[table]:
            connection.execute(table.insert(), rows[table])


def _rows(catalogue: Catalogue) -> dict[Table, list[dict[str, Any]]]:
    rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    rows[tables.content] = [{"id": 1, "layout": tables.LAYOUT, "digest": catalogue.digest}]
    rows[tables.topic] = [{"id": each.value, "position": i} for i, each in enumerate(Topic) if each in KNOWLEDGE]
    for position, condition in enumerate(catalogue.conditions):
        rows[tables.condition].append({"id": condition.id, "position": position, "name": condition.name})
        rows[tables.condition_name] += _list("condition_id", condition.id, "name", condition.aliases)
    for position, treatment in enumerate(catalogue.treatments):
        rows[tables.treatment].append(
            {"id": treatment.id, "position": position, "name": treatment.name, "part_of": treatment.part_of}
        )
        rows[tables.treatment_name] += _list("treatment_id", treatment.id, "name", treatment.aliases)
    for position, aspect in enumerate(catalogue.aspects):
        rows[tables.aspect].append({"id": aspect.id, "position": position, "title": aspect.title})
        rows[tables.aspect_name] += _list("aspect_id", aspect.id, "name", aspect.names)
    rows[tables.source] = [{"position": i, **vars(each)} for i, each in enumerate(catalogue.sources)]
    for position, fact in enumerate(catalogue.facts):
        _add_fact(rows, position, fact)
    return rows


def _add_fact(rows: dict[Table, list[dict[str, Any]]], position: int, fact: Fact) -> None:
    rows[tables.fact].append(
        {
            "id": fact.id,
            "position": position,
            "topic_id": fact.topic.value,
            "treatment_id": fact.treatment,
            "aspect_id": fact.aspect,
            "text": fact.text,
            "reviewed": fact.reviewed,
            "by": fact.by.value,
            "show": fact.show.value,
        }
    )
    rows[tables.fact_condition] += [
        {"fact_id": fact.id, "position": i, "condition_id": condition, "cell": fact.columns.get(condition)}
        for i, condition in enumerate(fact.conditions)
    ]
    rows[tables.fact_source] += _list("fact_id", fact.id, "source_id", fact.sources)
    rows[tables.fact_question] += [
        {"fact_id": fact.id, "position": i, "question": asked.question, "reply": asked.reply and asked.reply.value}
        for i, asked in enumerate(fact.asked)
    ]


def _list(owner: str, id_: str, column: str, values: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{owner: id_, "position": i, column: value} for i, value in enumerate(values)]


def _select(connection: Connection, digest: str) -> Catalogue:
    def rows(table: Table) -> Any:
        return connection.execute(select(table).order_by(table.c.position))

    def lists(table: Table, value: Callable[[Any], Any]) -> dict[str, list[Any]]:
        """What belongs to each owner, in order."""
        grouped: dict[str, list[Any]] = defaultdict(list)
        for row in rows(table):
            grouped[row[0]].append(value(row))
        return grouped

    condition_names = lists(tables.condition_name, lambda row: row.name)
    treatment_names = lists(tables.treatment_name, lambda row: row.name)
    aspect_names = lists(tables.aspect_name, lambda row: row.name)
    fact_conditions = lists(tables.fact_condition, lambda row: (row.condition_id, row.cell))
    fact_sources = lists(tables.fact_source, lambda row: row.source_id)
    questions = lists(tables.fact_question, lambda row: Asked(row.question, Reply(row.reply) if row.reply else None))
    return Catalogue(
        digest=digest,
        conditions=tuple(Condition(row.id, row.name, tuple(condition_names[row.id])) for row in rows(tables.condition)),
        treatments=tuple(
            Treatment(row.id, row.name, tuple(treatment_names[row.id]), row.part_of) for row in rows(tables.treatment)
        ),
        aspects=tuple(Aspect(row.id, row.title, tuple(aspect_names[row.id])) for row in rows(tables.aspect)),
        sources=tuple(
            Source(row.id, row.title, row.publisher, row.url, row.published, row.read) for row in rows(tables.source)
        ),
        facts=tuple(
            Fact(
                id=row.id,
                topic=Topic(row.topic_id),
                conditions=tuple(condition for condition, _ in fact_conditions[row.id]),
                text=row.text,
                sources=tuple(fact_sources[row.id]),
                reviewed=row.reviewed,
                by=Reviewer(row.by),
                treatment=row.treatment_id,
                aspect=row.aspect_id,
                show=Show(row.show),
                asked=tuple(questions[row.id]),
                columns={condition: cell for condition, cell in fact_conditions[row.id] if cell},
            )
            for row in rows(tables.fact)
        ),
    )
