"""The files of `data/facts/` -> Catalogue. Strict: what is not understood stops loading, with its line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ConstrainedStr, Field, validator

from bot.errors import ContentError
from bot.facts.model import Asked, Aspect, Catalogue, Condition, Fact, Reply, Reviewer, Show, Source, Treatment
from bot.facts.yaml_file import Document, Entry, line_of, parse, read
from bot.topics import COMPARISON, KNOWLEDGE, Topic

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


class _Id(ConstrainedStr):
    regex = re.compile(r"^[a-z0-9][a-z0-9_-]{0,99}$")


class _Url(ConstrainedStr):
    regex = re.compile(r"^https?://\S+$")


class _Condition(Entry):
    id: _Id
    name: str
    aliases: tuple[str, ...] = ()


class _Treatment(Entry):
    id: _Id
    name: str
    aliases: tuple[str, ...] = ()
    part_of: str | None


class _Aspect(Entry):
    id: _Id
    title: str
    names: tuple[str, ...] = ()


class _Source(Entry):
    id: _Id
    title: str
    publisher: str
    url: _Url | None
    published: str | None
    read: str


class _Asked(Entry):
    question: str
    reply: Reply | None


class _Fact(Entry):
    id: _Id
    topic: Topic
    conditions: tuple[str, ...] = ()
    treatment: str | None
    aspect: str | None
    text: str
    source: str
    also: tuple[str, ...] = ()
    reviewed: date
    by: Reviewer
    show: Show = Show.NORMAL
    asked: tuple[_Asked, ...] = ()
    columns: dict[str, str] = Field(default_factory=dict)

    @validator("topic")
    def _is_knowledge(cls, topic: Topic) -> Topic:  # noqa: N805 - pydantic passes the class
        if topic not in KNOWLEDGE:
            allowed = ", ".join(each.value for each in Topic if each in KNOWLEDGE)
            raise ValueError(f"a topic of knowledge: {allowed}")
        return topic

    @validator("reviewed", pre=True)
    def _is_date(cls, reviewed: object) -> object:  # noqa: N805
        if not isinstance(reviewed, str) or not _DAY.match(reviewed):
            raise ValueError("a date, written like 2026-11-22")
        return reviewed

    @validator("reviewed")
    def _is_past(cls, reviewed: date) -> date:  # noqa: N805
        if reviewed > date.today():  # noqa: DTZ011 - a calendar day, as the editor wrote it
            raise ValueError("a date that is not in the future")
        return reviewed


class _File(Entry):
    condition: _Condition | None
    sources: tuple[_Source, ...] = ()
    treatments: tuple[_Treatment, ...] = ()
    aspects: tuple[_Aspect, ...] = ()
    facts: tuple[_Fact, ...] = ()


@dataclass(frozen=True)
class _Read:
    """One file: as it was parsed, and as it was written (for the lines)."""

    path: Path
    document: Document
    file: _File

    def error(self, kind: str, index: int, key: str, found: object, allowed: str) -> ContentError:
        line = line_of(self.document, (kind, index, key))
        return ContentError(f"{self.path}:{line}: {key}: found {found!r}; allowed: {allowed}.")


def digest_of(folder: Path) -> str:
    """A name for the content of a folder's YAML files: the same bytes, the same name."""
    digest = hashlib.sha256()
    for path in _paths(folder):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def load_catalogue(folder: Path) -> Catalogue:
    """Read all YAML files of a folder.

    Raises:
        ContentError: a key, id, topic, source, condition or date is unknown, missing or there twice.
    """
    digest = digest_of(folder)
    files = [_read(path) for path in _paths(folder)]
    catalogue = Catalogue(
        digest=digest,
        conditions=tuple(Condition(**read.file.condition.dict()) for read in files if read.file.condition),
        treatments=tuple(Treatment(**each.dict()) for read in files for each in read.file.treatments),
        aspects=tuple(Aspect(**each.dict()) for read in files for each in read.file.aspects),
        sources=tuple(Source(**each.dict()) for read in files for each in read.file.sources),
        facts=tuple(_fact(each, read.file) for read in files for each in read.file.facts),
    )
    _check(files, catalogue)
    return catalogue


def _paths(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        raise ContentError(f"{folder}: found no file of facts; allowed: at least one file that ends in .yml.")
    return paths


def _read(path: Path) -> _Read:
    document = read(path)
    return _Read(path, document, parse(_File, document, path))


def _fact(entry: _Fact, file: _File) -> Fact:
    implied = (file.condition.id,) if file.condition else ()
    return Fact(
        id=entry.id,
        topic=entry.topic,
        conditions=entry.conditions or implied,
        text=entry.text,
        sources=(entry.source, *entry.also),
        reviewed=entry.reviewed,
        by=entry.by,
        treatment=entry.treatment,
        aspect=entry.aspect,
        show=entry.show,
        asked=tuple(Asked(each.question, each.reply) for each in entry.asked),
        columns=entry.columns,
    )


def _check(files: list[_Read], catalogue: Catalogue) -> None:
    for kind in ("sources", "treatments", "aspects", "facts"):
        _check_unique(files, kind)
    _check_conditions(files)
    for read_file, index, kind_of in _each(files, "treatments"):
        others = [id_ for id_ in catalogue.treatment if id_ != kind_of.id]
        _known(read_file, "treatments", index, "part_of", [kind_of.part_of], others)
    for read_file, index, entry in _each(files, "facts"):
        _check_fact(read_file, index, entry, catalogue)


def _each(files: list[_Read], kind: str) -> Iterator[tuple[_Read, int, Any]]:
    for read_file in files:
        for index, entry in enumerate(getattr(read_file.file, kind)):
            yield read_file, index, entry


def _check_unique(files: list[_Read], kind: str) -> None:
    seen: dict[str, Path] = {}
    for read_file, index, entry in _each(files, kind):
        if entry.id in seen:
            raise read_file.error(kind, index, "id", entry.id, f"an id that {seen[entry.id].name} does not use yet")
        seen[entry.id] = read_file.path


def _check_conditions(files: list[_Read]) -> None:
    seen: set[str] = set()
    for read_file in files:
        condition = read_file.file.condition
        if condition and condition.id in seen:
            line = line_of(read_file.document, ("condition", "id"))
            raise ContentError(f"{read_file.path}:{line}: id: found {condition.id!r}; allowed: an id not used yet.")
        seen |= {condition.id} if condition else set()


def _check_fact(read_file: _Read, index: int, entry: _Fact, catalogue: Catalogue) -> None:
    implied = (read_file.file.condition.id,) if read_file.file.condition else ()
    conditions = entry.conditions or implied
    if not conditions:
        raise read_file.error("facts", index, "conditions", None, f"one or more of {', '.join(catalogue.condition)}")
    _check_repeats(read_file, index, "conditions", conditions)
    _check_repeats(read_file, index, "also", (entry.source, *entry.also))
    _known(read_file, "facts", index, "conditions", conditions, catalogue.condition)
    _known(read_file, "facts", index, "source", [entry.source], catalogue.source)
    _known(read_file, "facts", index, "also", entry.also, catalogue.source)
    _known(read_file, "facts", index, "treatment", [entry.treatment], catalogue.treatment)
    _known(read_file, "facts", index, "aspect", [entry.aspect], catalogue.aspect)
    _known(read_file, "facts", index, "columns", entry.columns, conditions)
    if (entry.topic is Topic.TREATMENT_OPTION) != (entry.treatment is not None):
        raise read_file.error("facts", index, "treatment", entry.treatment, "given with topic treatment_option only")
    if entry.aspect and entry.topic is not Topic.DIFFERENCE:
        raise read_file.error("facts", index, "aspect", entry.aspect, "given with topic difference only")
    if entry.topic in COMPARISON and len(conditions) < 2:
        raise read_file.error("facts", index, "conditions", conditions, f"two or more with topic {entry.topic.value}")


def _check_repeats(read_file: _Read, index: int, key: str, ids: tuple[str, ...]) -> None:
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if twice:
        raise read_file.error("facts", index, key, twice, "each id once")


def _known(
    read_file: _Read, kind: str, index: int, key: str, found: Iterable[str | None], allowed: Iterable[str]
) -> None:
    unknown = [each for each in found if each is not None and each not in allowed]
    if unknown:
        raise read_file.error(kind, index, key, unknown[0], ", ".join(allowed))
