"""Reads `docs/safety.md`, for the tests that hold it to its word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_HEADING = re.compile(r"^### (H\d\d) (.+)$", re.MULTILINE)
_RATING = re.compile(r"severity (\d), likelihood (\d), rating (\d)")
_TEST = re.compile(r"^    - `(tests/\S+\.py::\w+)`$")
_MATRIX_ROW = re.compile(r"^\| (\d) \| (\d) \| (\d) \| (\d) \| (\d) \| (\d) \|$", re.MULTILINE)
_OVERVIEW_ROW = re.compile(r"^\| (H\d\d) \| (.+) \| (\d) \| (\d) \| (.+) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Rating:
    """How bad and how likely harm is, each from 1 to 5, and what the log makes of both."""

    severity: int
    likelihood: int
    rating: int


@dataclass(frozen=True)
class Hazard:
    """One entry. `fields` are its lines by name; `controls` are what is done, each with the tests that prove it."""

    id: str
    title: str
    fields: dict[str, str]
    controls: tuple[tuple[str, tuple[str, ...]], ...]

    def rating(self, when: str) -> Rating:
        """The rating "Before controls" or "After controls"; ValueError where it is not one."""
        found = _RATING.fullmatch(self.fields[when])
        if not found:
            raise ValueError(f"{self.id}: {when}: found {self.fields[when]!r}")
        return Rating(*map(int, found.groups()))

    @property
    def tests(self) -> tuple[str, ...]:
        """All tests of all controls, as `file::test`."""
        return tuple(test for _, tests in self.controls for test in tests)


def read_hazards(log: str) -> list[Hazard]:
    """The hazards in the order of the log."""
    _, *parts = _HEADING.split(log)
    return [_hazard(*entry) for entry in zip(parts[::3], parts[1::3], parts[2::3], strict=True)]


def read_matrix(log: str) -> dict[tuple[int, int], int]:
    """The rating for each (severity, likelihood)."""
    rows = [tuple(map(int, row)) for row in _MATRIX_ROW.findall(log)]
    return {(severity, row[0]): row[severity] for row in rows for severity in range(1, 6)}


def read_overview(log: str) -> list[tuple[str, str, int, int, str]]:
    """The rows of the overview: id, title, rating before and after, status."""
    rows = _OVERVIEW_ROW.findall(log)
    return [(id_, title, int(before), int(after), status) for id_, title, before, after, status in rows]


def _hazard(id_: str, title: str, body: str) -> Hazard:
    return Hazard(id_, title, dict(re.findall(r"^- \*\*(.+?):\*\* ?(.*)$", body, re.MULTILINE)), tuple(_controls(body)))


def _controls(body: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A control is a point of the second level, its tests those of the third below it."""
    lines = [line for line in body.splitlines() if line.startswith("  ")]
    number = 0
    numbered = []
    for line in lines:
        number += line.startswith("  - ")
        numbered.append((number, line))
    for _, group in groupby(numbered, key=lambda each: each[0]):
        (_, control), *below = group
        yield control.removeprefix("  - "), tuple(_test(line) for _, line in below)


def _test(line: str) -> str:
    found = _TEST.match(line)
    if not found:
        raise ValueError(f"found {line!r}; allowed: tests/...py::name in backticks, one a line")
    return found[1]
