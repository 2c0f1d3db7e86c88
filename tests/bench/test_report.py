"""The report says what was measured, and under which conditions."""

from __future__ import annotations

import json

import pytest

from bench import report
from bench.measure import Figures, quantile
from bench.places import BenchError
from bench.training import Training

_TRAININGS = {
    "atlas": Training("atlas-1.tar.gz", 50.0, 60.0, 0.5, "2026-01-01T00:00:00+00:00"),
    "stock": Training("stock-1.tar.gz", 1000.0, 1800.0, 3.5, "2026-01-01T00:00:00+00:00", 100),
}


@pytest.fixture
def measured() -> dict[str, Figures]:
    return {
        "atlas": Figures([4.0], [0.004] * 99 + [0.008], [200.0], 210.0, 0.3, 300),
        "stock": Figures([20.0], [0.02] * 99 + [0.04], [40.0], 700.0, 2.4, 300),
        "rasa_run": Figures([7.0], [], [], 600.0, 0.0, 300),
    }


def _report(measured: dict[str, Figures], **options: bool) -> str:
    under = report.conditions(300, 0.25, **({"quick": False, "phrases_changed": False} | options))
    return report.markdown(report.rows(measured, _TRAININGS), measured, _TRAININGS, under)


def _line(text: str, label: str) -> list[str]:
    found = next(line for line in text.splitlines() if label in line)
    return [cell.strip() for cell in found.strip("|").split("|")]


def test_a_row_has_both_figures_their_ratio_and_whether_the_aim_was_met(measured):
    assert _line(_report(measured), "p50") == ["answer, p50, ms", "4.0", "20.0", "0.20", "≤ 0.35: met"]


def test_an_aim_that_was_not_met_cannot_be_overlooked(measured):
    assert _line(_report(measured), "on Atlas's model")[-2:] == ["0.57", "≤ 0.5: NOT met"]


def test_the_conditions_are_told(measured):
    text = _report(measured)
    assert "load average 0.25 before" in text
    assert "100 epochs" in text
    assert "stock: trained under a load average of 3.5." in text


def test_what_spoils_a_run_is_told(measured):
    measured["stock"].unanswered += ["hello"] * 7
    text = _report(measured, quick=True, phrases_changed=True)
    assert "stock: 7 of 300 messages were NOT answered, such as 'hello'." in text
    assert "QUICK RUN" in text
    assert "older version of the phrases" in text


def test_the_file_holds_each_single_value(measured, tmp_path):
    under = report.conditions(300, 0.25, quick=False, phrases_changed=False)
    report.save(tmp_path / "results.json", report.rows(measured, _TRAININGS), measured, _TRAININGS, under)
    kept = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert kept["measured"]["atlas"]["latencies"] == measured["atlas"].latencies
    assert kept["rows"][0]["ratio"] == 0.2


def test_quantiles_are_values_that_occurred():
    values = [float(number) for number in range(1, 101)]
    assert (quantile(values, 0.5), quantile(values, 0.95), quantile([3.0], 0.95)) == (51.0, 96.0, 3.0)


def test_no_answers_at_all_make_no_report():
    with pytest.raises(BenchError, match="Nothing was answered"):
        quantile([], 0.5)
