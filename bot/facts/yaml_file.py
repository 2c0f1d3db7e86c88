"""Reading YAML so that every error can name the line where it stands."""

from __future__ import annotations

from functools import reduce
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


def read(path: Path) -> CommentedMap:
    """The mapping in a YAML file, with its line numbers.

    Raises:
        ContentError: the file cannot be read, is not YAML, or is not a mapping.
    """
    try:
        document = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(f"{path}:{line}: not valid YAML: {error.problem}.") from error
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise ContentError(f"{path}: cannot be read: {error}.") from error
    if not isinstance(document, CommentedMap):
        raise ContentError(f"{path}:1: found {type(document).__name__}: allowed is a mapping of keys to values.")
    return document


def read_entry(schema: type[Entry], path: Path) -> Any:
    """The content of a YAML file as an instance of `schema`.

    Raises:
        ContentError: names the line, what was found and what is allowed.
    """
    return parse(schema, read(path), path)


def parse(schema: type[Entry], document: CommentedMap, path: Path) -> Any:
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


def line_of(document: Any, where: tuple[int | str, ...]) -> int:
    """The line (from 1) of the deepest part of `where` that the document has."""
    line = 0
    for part in where:
        if isinstance(document, CommentedMap) and part in document:
            line = document.lc.key(part)[0]
        elif isinstance(document, CommentedSeq) and isinstance(part, int) and part < len(document):
            line = document.lc.item(part)[0]
        else:
            break
        document = document[part]
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
