"""`atlas facts`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main
from tests.builders import write_content
from tests.cli.project import SMALL, Ended

Atlas = Callable[..., Ended]


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "facts"
    return write_content(folder, hiccups=(SMALL / "facts.yml").read_text(encoding="utf-8"), yawning=YAWNING)


YAWNING = """
condition: {id: yawning, name: yawning}
facts:
  - id: yawning-what
    topic: definition
    text: "A yawn is a deep breath."
    source: book
    reviewed: 2026-03-04
    by: editorial
"""


@pytest.fixture
def atlas(facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Atlas:
    """Runs a command on the two small files."""
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ATLAS_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'facts.db'}")

    def run(*arguments: str) -> Ended:
        status = main(["facts", *arguments])
        return Ended(status, *capsys.readouterr())

    return run


def test_check_counts_what_is_there(atlas: Atlas) -> None:
    assert atlas("check").out == (
        "The files are in order: 3 facts, 2 conditions, 1 treatments, 0 aspects, 1 sources.\n"
    )


def test_check_names_file_and_line_of_what_is_wrong(atlas: Atlas, facts: Path) -> None:
    (facts / "yawning.yml").write_text(YAWNING.replace("topic: definition", "topic: definitoin"))
    ended = atlas("check")
    assert ended.status == 1
    assert ended.out == ""
    assert ended.problem.startswith(f"atlas: {facts / 'yawning.yml'}:5: facts.0.topic: found 'definitoin'; allowed: ")


def test_list_shows_text_sources_and_review(atlas: Atlas) -> None:
    assert atlas("list", "--topic", "definition", "--condition", "hiccups").out == (
        "hiccups-what (definition, hiccups)\n"
        "  Hiccups are short jerks of the breath.\n"
        "  Source: The book, The publisher, https://example.org/book\n"
        "  Reviewed: 2026-01-02, editorial\n"
        "\n"
        "1 of 3 facts\n"
    )


def test_list_knows_conditions_and_treatments_by_any_of_their_names(atlas: Atlas) -> None:
    assert "hiccups-water (treatment_option, hiccups, water)" in atlas("list", "--condition", "HICS").out
    assert atlas("list", "--treatment", "a glass of water").out.endswith("1 of 3 facts\n")


@pytest.mark.parametrize(("day", "listed"), [("2026-03-05", 3), ("2026-03-04", 2), ("2026-01-02", 0)])
def test_list_finds_the_facts_whose_review_is_older_than_a_day(atlas: Atlas, day: str, listed: int) -> None:
    assert atlas("list", "--reviewed-before", day).out.endswith(f"{listed} of 3 facts\n")


def test_list_refuses_what_is_no_day(atlas: Atlas, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        atlas("list", "--reviewed-before", "last year")
    assert "--reviewed-before: invalid" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "allowed"),
    [("--condition", "hiccups, yawning"), ("--treatment", "water"), ("--topic", "definition, symptoms, causes")],
)
def test_list_tells_what_is_allowed_when_a_name_is_unknown(atlas: Atlas, option: str, allowed: str) -> None:
    ended = atlas("list", option, "gout")
    assert ended.status == 1
    assert f"'gout'; allowed: {allowed}" in ended.problem


def test_coverage_marks_the_gaps(atlas: Atlas) -> None:
    rows = [line.split() for line in atlas("coverage").out.splitlines()]
    assert rows[0] == ["topic", "hiccups", "yawning"]
    assert ["definition", "1", "1"] in rows
    assert ["treatment_option", "1", "gap"] in rows
    assert ["cure", "gap", "gap"] in rows
    assert rows[-1] == ["3", "facts,", "35", "gaps"]


def test_load_fills_the_database_once(atlas: Atlas) -> None:
    assert atlas("load").err.startswith("Loading the facts ... ")
    again = atlas("load")
    assert again.err == ""
    assert again.out.startswith("The database holds what the files say: 3 facts")


def test_a_database_that_cannot_be_reached_is_told_in_one_line(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://atlas:secret@127.0.0.1:1/atlas")
    ended = atlas("load")
    assert ended.status == 1
    assert ended.problem.startswith("atlas: The database postgresql://atlas:***@127.0.0.1:1/atlas cannot be used")
