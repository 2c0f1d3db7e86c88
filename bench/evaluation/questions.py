"""The project's own test questions. Atlas is not trained on any of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.places import ROOT
from bot.topics import Topic

FOLDER = ROOT / "tests" / "questions"
FILES = tuple(FOLDER / name for name in ("dev.yml", "final.yml", "safety_dev.yml", "safety_unseen.yml"))
RIGHT_FACT = FOLDER / "right_fact.yml"
HARMLESS = FOLDER / "safety_harmless.yml"
TALKS_SEEN = FOLDER / "talks_dev.yml"
TALKS = FOLDER / "talks_unseen.yml"
MUST_BE_NEW = (*FILES, HARMLESS, TALKS_SEEN, TALKS)  # what RIGHT_FACT measures is not learnt from phrases

# Whoever improves Atlas looks at its mistakes, and so at these questions. Those of these files nobody looks at.
KEPT_UNSEEN = frozenset({"final.yml", "safety_unseen.yml", "talks_unseen.yml"})


@dataclass(frozen=True)
class Asked:
    """A question and what it should be taken for. `conditions` and `treatment` are the ids that it names.

    `conditions` are None where nobody has written down which ones are named.
    """

    text: str
    topic: Topic
    conditions: frozenset[str] | None
    treatment: str | None
    noisy: bool
    file: str

    @property
    def may_be_shown(self) -> bool:
        """Whether its text may appear in a report."""
        return self.file not in KEPT_UNSEEN


def load(paths: Iterable[Path] = FILES) -> list[Asked]:
    """The questions of these files, in their order."""
    return [_asked(entry, path.name) for path in paths for entry in read(path)]


def read(path: Path) -> list[dict[str, Any]]:
    """The entries of a file of test questions, as they are written."""
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return entries


def files_of(questions: Sequence[Asked]) -> list[str]:
    """The names of the files that the questions come from, in their order."""
    return list(dict.fromkeys(each.file for each in questions))


def _asked(entry: dict[str, Any], file: str) -> Asked:
    return Asked(
        text=entry["text"],
        topic=Topic(entry["topic"]),
        conditions=frozenset(entry["conditions"]) if "conditions" in entry else None,
        treatment=entry.get("treatment"),
        noisy=entry.get("noisy", False),
        file=file,
    )
