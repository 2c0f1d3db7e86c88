"""The stock project is Rasa's own, with our phrases."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from bench import stock

_PHRASES = """version: "3.1"

nlu:
  - intent: greeting
    examples: |
      - hello
      - hi
      - hey
  - intent: thanks
    examples: |
      - thanks
      - ta
      - cheers
"""


@pytest.fixture
def phrases(tmp_path: Path) -> Path:
    path = tmp_path / "phrases.yml"
    path.write_text(_PHRASES, encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path, phrases: Path) -> Path:
    stock.make(tmp_path / "project", phrases=phrases)
    return tmp_path / "project"


def _yaml(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_it_has_the_default_pipeline_with_the_default_epochs(project):
    names = [component["name"] for component in _yaml(project / "config.yml")["pipeline"]]
    assert names[0] == "WhitespaceTokenizer"
    assert "DIETClassifier" in names
    assert stock.epochs_of(project) == stock.EPOCHS == 100


def test_the_epochs_can_be_set(tmp_path, phrases):
    stock.make(tmp_path / "short", 2, phrases=phrases)
    assert stock.epochs_of(tmp_path / "short") == 2


def test_it_learns_our_phrases(project):
    assert (project / "data" / "nlu.yml").read_text(encoding="utf-8") == _PHRASES


def test_each_intent_and_the_fallback_have_a_rule_and_a_row_in_the_table(project):
    rules = _yaml(project / "data" / "rules.yml")["rules"]
    expected = ["greeting", "thanks", "nlu_fallback"]
    assert [rule["steps"][0]["intent"] for rule in rules] == expected
    with closing(sqlite3.connect(project / "answers.db")) as database:
        assert {row[0] for row in database.execute("SELECT intent FROM answers")} == set(expected)


def test_a_thinned_project_keeps_phrases_of_each_intent(tmp_path, phrases):
    stock.make(tmp_path / "thin", 1, every=2, phrases=phrases)
    kept = [intent["examples"].split() for intent in _yaml(tmp_path / "thin" / "data" / "nlu.yml")["nlu"]]
    assert kept == [["-", "hello", "-", "hey"], ["-", "thanks", "-", "cheers"]]


def test_another_phrase_makes_another_digest_and_another_port_does_not(tmp_path, project, phrases):
    before = stock.digest(project)
    stock.connect(project, 5055)
    assert stock.digest(project) == before
    phrases.write_text(_PHRASES + "      - much obliged\n", encoding="utf-8")
    stock.make(tmp_path / "other", phrases=phrases)
    assert stock.digest(tmp_path / "other") != before
