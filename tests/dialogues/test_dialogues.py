"""What was talked about before decides what a short message means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

Say = Callable[[str], list[dict[str, Any]]]

DIALOGUES = YAML(typ="safe").load((Path(__file__).parent / "dialogues.yml").read_text(encoding="utf-8"))
SHORT = {"cervical_dystonia": "cd", "fibromyalgia": "fm"}


def test_there_are_at_least_sixty_dialogues() -> None:
    assert len({each["name"] for each in DIALOGUES}) == len(DIALOGUES) >= 60


@pytest.mark.parametrize("dialogue", [pytest.param(each, id=each["name"]) for each in DIALOGUES])
def test_each_turn_is_understood_with_what_was_said_before(dialogue: dict[str, Any], say: Say) -> None:
    for turn in dialogue["turns"].splitlines():
        said, wanted = turn.split(" -> ")
        about = ", ".join(_about(message["metadata"]) for message in say(said))
        assert about in wanted.split("|"), said


def _about(metadata: dict[str, Any]) -> str:
    """An answer's topic, conditions and treatment, as the tables write them."""
    conditions = (SHORT[each] for each in metadata["conditions"])
    return " ".join([metadata["topic"], *conditions, *filter(None, [metadata["treatment"]])])
