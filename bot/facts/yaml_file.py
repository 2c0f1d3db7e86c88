"""Reading YAML so that every error can name the line where it stands."""

from __future__ import annotations

from functools import cached_property, reduce
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Extra, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.errors import ContentError


class Entry(BaseModel):
    """Base of everything that is written in a content file: unknown keys are errors, nothing can be changed."""

    class Config:
        """Pydantic's settings."""

        extra = Extra.forbid
        allow_mutation = False
        anystr_strip_whitespace = True
        min_anystr_length = 1


class Document(dict[str, Any]):
    """The mapping in a YAML file. Where its parts stand in the file is looked up only when an error has to say so."""

    def __init__(self, values: dict[str, Any], text: str) -> None:
        super().__init__(values)
        self._text = text

    @cached_property
    def with_lines(self) -> CommentedMap:
        """The same with line numbers; reading it takes ten times as long."""
        document: CommentedMap = YAML(typ="rt").load(self._text)
        return document


def read(path: Path) -> Document:
    """The mapping in a YAML 1.2 file.

    Raises:
        ContentError: the file cannot be read, is not YAML, or is not a mapping.
    """
    try:
        text = path.read_text(encoding="utf-8")
        values = YAML(typ="safe").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(f"{path}:{line}: not valid YAML: {error.problem}.") from error
    except (OSError, UnicodeDecodeError, YAMLError) as error:
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
    except ValidationError as error:
        first = error.errors()[0]
        where = tuple(first["loc"])
        found = _value_at(document, where)
        allowed = _allowed(schema, where) if first["type"] == "value_error.extra" else first["msg"]
        name = ".".join(str(part) for part in where)
        raise ContentError(f"{path}:{line_of(document, where)}: {name}: found {found}; allowed: {allowed}.") from error


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
