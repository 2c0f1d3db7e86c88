"""Reading YAML so that every error can name the line where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, reduce
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, Extra, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from bot.errors import ContentError


class Entry(BaseModel):
    """Base of everything that is written in a content file: unknown keys are errors, nothing can be changed."""

    class Config:
        """Pydantic's settings."""

        extra = Extra.forbid
        allow_mutation = False
        anystr_strip_whitespace = True
        min_anystr_length = 1


# Dates stay as they are written: what is no date is told with its line when the entry is checked.
_DATE_AS_TEXT = {"tag:yaml.org,2002:timestamp": SafeConstructor.construct_yaml_str}


class _Plain(SafeConstructor):
    yaml_constructors = {**SafeConstructor.yaml_constructors, **_DATE_AS_TEXT}  # noqa: RUF012 - ruamel's way


class _PlainWithLines(RoundTripConstructor):
    yaml_constructors = {**RoundTripConstructor.yaml_constructors, **_DATE_AS_TEXT}  # noqa: RUF012


class Document(dict[str, Any]):
    """The mapping in a YAML file. Where its parts stand in the file is looked up only when an error has to say so."""

    def __init__(self, values: dict[str, Any], text: str) -> None:
        super().__init__(values)
        self._text = text

    @cached_property
    def with_lines(self) -> CommentedMap:
        """The same with line numbers; reading it takes ten times as long."""
        yaml = YAML(typ="rt")
        yaml.Constructor = _PlainWithLines
        document: CommentedMap = yaml.load(self._text)
        return document


def read(path: Path) -> Document:
    """The mapping in a YAML 1.2 file.

    Raises:
        ContentError: the file cannot be read, is not YAML, or is not a mapping.
    """
    try:
        text = path.read_text(encoding="utf-8")
        yaml = YAML(typ="safe")
        yaml.Constructor = _Plain
        values = yaml.load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(f"{path}:{line}: not valid YAML: {error.problem}.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ContentError(f"{path}:{line}: found a byte that is not UTF-8; allowed: text in UTF-8.") from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ContentError(f"{path}:{line}: found a control character; allowed: plain text.") from error
    except (OSError, YAMLError) as error:
        raise ContentError(f"{path}: cannot be read: {error}.") from error
    if not isinstance(values, dict):
        raise ContentError(f"{path}:1: found {type(values).__name__}; allowed: a mapping of keys to values.")
    return Document(values, text)


def read_entry(schema: type[Entry], path: Path) -> Any:
    """The content of a YAML file as an instance of `schema`.

    Raises:
        ContentError: names the line, what was found and what is allowed.
    """
    return parse(schema, read(path), path)


def parse(schema: type[Entry], document: Document, path: Path) -> Any:
    """The document as an instance of `schema`.

    Raises:
        ContentError: names the line, what was found and what is allowed.
    """
    try:
        return schema.parse_obj(document)
    except TypeError as error:  # pydantic's way with a key that is no text
        odd = _odd_key(document) or ()
        raise ContentError(f"{path}:{line_of(document, odd)}: found the key {odd[-1:]}; allowed: a word.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = _place(document, tuple(first["loc"]), first.get("ctx", {}).get("enum_values", ()))
        found = _value_at(document, where)
        allowed = _allowed(schema, where) if first["type"] == "value_error.extra" else first["msg"]
        name = ".".join(str(part) for part in where)
        raise ContentError(f"{path}:{line_of(document, where)}: {name}: found {found}; allowed: {allowed}.") from error


def _odd_key(value: Any, where: tuple[int | str, ...] = ()) -> tuple[int | str, ...] | None:
    """Where a key that is no text stands, None when all are."""
    if not isinstance(value, dict | list):
        return None
    inner: list[tuple[Any, Any]] = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    for key, each in inner:
        odd = (*where, key) if isinstance(value, dict) and not isinstance(key, str) else _odd_key(each, (*where, key))
        if odd is not None:
            return odd
    return None


def line_of(document: Document, where: tuple[int | str, ...]) -> int:
    """The line (from 1) of the deepest part of `where` that the document has."""
    line, value = 0, document.with_lines
    for part in where:
        if isinstance(value, CommentedMap) and part in value:
            line = value.lc.key(part)[0]
        elif isinstance(value, CommentedSeq) and isinstance(part, int) and part < len(value):
            line = value.lc.item(part)[0]
        else:
            break
        value = value[part]
    return int(line) + 1


def _place(document: Document, where: tuple[int | str, ...], allowed: Iterable[Any]) -> tuple[int | str, ...]:
    """Where the error is; for the keys of a mapping the first one that is not allowed, which pydantic does not tell."""
    if where[-1] != "__key__":
        return where
    keys = reduce(lambda inner, part: inner[part], where[:-1], cast("Any", document))
    known = {each.value for each in allowed}
    return (*where[:-1], next((key for key in keys if key not in known), where[-1]))


def _value_at(document: Any, where: tuple[int | str, ...]) -> str:
    try:
        value = reduce(lambda inner, part: inner[part], where, document)
    except (KeyError, IndexError, TypeError):
        return "nothing"
    return repr(value) if isinstance(value, str | int | float) else type(value).__name__


def _allowed(schema: type[Entry], where: tuple[int | str, ...]) -> str:
    """The keys that are allowed beside an unknown one."""
    for part in where[:-1]:
        if isinstance(part, str):
            schema = schema.__fields__[part].type_
    return ", ".join(field.alias for field in schema.__fields__.values())
