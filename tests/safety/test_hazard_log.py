"""The hazard log keeps its word: every test that it names exists, and its ratings follow its own table."""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path

import pytest

from tests.safety.hazard_log import Hazard, read_hazards, read_matrix, read_overview

ROOT = Path(__file__).resolve().parents[2]
LOG = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")
HAZARDS = read_hazards(LOG)
FIELDS = ["Cause", "Effect", "Before controls", "Controls", "After controls", "What is left", "Status", "Who"]
SAMPLE = """
### H01 Something

- **Cause:** this
- **Before controls:** severity 4, likelihood 3, rating 3
- **Controls:**
  - First.
    - `tests/a/test_b.py::test_one`
    - `tests/a/test_b.py::test_two`
  - Second.
- **After controls:** severity 4, likelihood 1, rating 2

### H02 Something else

- **Cause:** that
"""

every_hazard = pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: hazard.id)


@lru_cache
def _tests_in(path: Path) -> set[str]:
    """The names of the tests that pytest collects from a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {each.name for each in ast.walk(tree) if isinstance(each, kinds) and each.name.startswith("test_")}


def test_the_hazards_are_numbered_without_a_gap():
    assert len(HAZARDS) >= 18
    assert [hazard.id for hazard in HAZARDS] == [f"H{number:02}" for number in range(1, len(HAZARDS) + 1)]


@every_hazard
def test_every_test_that_is_named_exists(hazard: Hazard):
    files = {test: ROOT / test.partition("::")[0] for test in hazard.tests}

    assert [str(path) for path in files.values() if not path.is_file()] == []
    assert [test for test, path in files.items() if test.partition("::")[2] not in _tests_in(path)] == []


@every_hazard
def test_every_control_is_proved_by_a_test(hazard: Hazard):
    assert hazard.controls
    assert [control for control, tests in hazard.controls if not tests] == []


@every_hazard
def test_every_hazard_says_all_that_belongs_to_it(hazard: Hazard):
    assert list(hazard.fields) == FIELDS
    assert [name for name, text in hazard.fields.items() if not text and name != "Controls"] == []
    assert hazard.fields["Status"] in {"open", "awaits sign-off"}


@every_hazard
def test_ratings_follow_the_table_and_controls_make_nothing_worse(hazard: Hazard):
    before, after = hazard.rating("Before controls"), hazard.rating("After controls")
    matrix = read_matrix(LOG)

    assert before.rating == matrix[before.severity, before.likelihood]
    assert after.rating == matrix[after.severity, after.likelihood]
    assert after.severity <= before.severity
    assert after.likelihood <= before.likelihood


def test_nothing_is_left_that_must_be_lowered():
    assert [hazard.id for hazard in HAZARDS if hazard.rating("After controls").rating >= 4] == []


def test_the_table_rates_every_pair_and_grows_with_both():
    matrix = read_matrix(LOG)

    assert len(matrix) == 25
    assert all(matrix[s, n] <= matrix[s + 1, n] for s in range(1, 5) for n in range(1, 6))
    assert all(matrix[s, n] <= matrix[s, n + 1] for s in range(1, 6) for n in range(1, 5))


def test_the_overview_agrees_with_the_hazards():
    assert read_overview(LOG) == [
        (
            hazard.id,
            hazard.title,
            hazard.rating("Before controls").rating,
            hazard.rating("After controls").rating,
            hazard.fields["Status"],
        )
        for hazard in HAZARDS
    ]


def test_hazards_that_are_pointed_to_are_there():
    known = {hazard.id for hazard in HAZARDS}

    assert {
        word for text in LOG.split() for word in [text.strip("(),.:|`")] if word[:1] == "H" and word[1:].isdigit()
    } == known


def test_it_is_said_that_nobody_has_signed_it_off():
    assert "**No clinician and no clinical safety officer has signed this log off.**" in LOG


def test_what_is_below_a_control_are_its_tests():
    one, two = read_hazards(SAMPLE)

    assert one.controls == (("First.", ("tests/a/test_b.py::test_one", "tests/a/test_b.py::test_two")), ("Second.", ()))
    assert (one.rating("Before controls").severity, one.rating("After controls").rating) == (4, 2)
    assert (two.id, two.title, two.fields, two.controls) == ("H02", "Something else", {"Cause": "that"}, ())


@pytest.mark.parametrize("line", ["    - tests/a.py::test_b", "    - `tests/a.py`", "    - `test_b`"])
def test_a_test_that_is_written_in_another_way_is_refused(line):
    with pytest.raises(ValueError, match="allowed"):
        read_hazards(f"### H01 x\n\n- **Controls:**\n  - First.\n{line}\n")
