"""When a model is out of date."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.fingerprint import fingerprint, training_files
from bot.facts.model import Catalogue, Condition
from tests.builders import HICCUPS, make_catalogue, make_fact

INPUTS = ("config.yml", "domain.yml", "data/nlu.yml", "data/stories.yml", "bot/nlu/gate.py", "bot/encoder/model.py")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in INPUTS:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("nlu:\n" if name.startswith("data") else "text\n")
    (tmp_path / "data" / "facts").mkdir()
    (tmp_path / "data" / "facts" / "hiccups.yml").write_text("facts: []\n")
    (tmp_path / "data" / "wording.yml").write_text("talk: {}\n")
    return tmp_path


def of(root: Path, catalogue: Catalogue | None = None) -> str:
    return fingerprint(root, root / "data", catalogue or make_catalogue())


def test_the_same_inputs_have_the_same_fingerprint(root: Path) -> None:
    assert of(root) == of(root)


@pytest.mark.parametrize("name", INPUTS)
def test_a_change_in_what_the_training_reads_asks_for_a_new_model(root: Path, name: str) -> None:
    before = of(root)
    (root / name).write_text("nlu: []\n")
    assert of(root) != before


@pytest.mark.parametrize("name", ["data/facts/hiccups.yml", "data/wording.yml"])
def test_an_edited_fact_or_wording_keeps_the_model(root: Path, name: str) -> None:
    before = of(root)
    (root / name).write_text("other: []\n")
    assert of(root) == before


def test_another_fact_keeps_the_model(root: Path) -> None:
    assert of(root, make_catalogue(make_fact("new"))) == of(root)


def test_a_new_name_of_a_condition_asks_for_a_new_model(root: Path) -> None:
    renamed = Condition(HICCUPS.id, HICCUPS.name, (*HICCUPS.aliases, "hiccoughs"))
    assert of(root, make_catalogue(conditions=(renamed,))) != of(root, make_catalogue(conditions=(HICCUPS,)))


def test_training_phrases_may_be_in_any_number_of_files(root: Path) -> None:
    before = of(root)
    (root / "data" / "more").mkdir()
    (root / "data" / "more" / "nlu.yml").write_text("nlu: []\n")
    assert of(root) != before


def test_rasa_is_given_its_own_files_only(root: Path) -> None:
    assert [path.name for path in training_files(root / "data")] == ["nlu.yml", "stories.yml"]
