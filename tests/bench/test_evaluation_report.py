"""The report: what stands in it, what must not, and where it goes."""

from __future__ import annotations

import pytest
from matplotlib.image import imread

from bench.evaluation import page, pictures, tables
from bench.evaluation.found import Alarms, Facts, Found, Under
from bench.evaluation.peers import System
from bench.evaluation.shares import Share
from bench.evaluation.summary import summary
from bench.places import BenchError
from bench.training import Took
from bot.topics import Topic
from tests.bench.readings import reading

READINGS = [
    *[reading(Topic.CURE, "cure", text="is it curable")] * 18,
    reading(Topic.CURE, "symptoms", 0.6, text="a shown | question"),
    reading(Topic.CURE, "symptoms", 0.8, text="a kept secret", file="final.yml"),
    reading(Topic.CRISIS, "self_care", 0.4, text="a missed danger"),
    reading(Topic.EMERGENCY, "emergency", file="final.yml"),
    reading(Topic.OUT_OF_SCOPE, "out_of_scope", text="a bus"),
]
FACTS = Facts(in_answer=Share(96, 100), first=Share(84, 100))
ALARMS = Alarms(harmless=Share(0, 100), talks=Share(3, 100), dangers_in_talks=Share(9, 10))
UNDER = Under("the command", 11000, "2026-01-02", 2, 0.5)


def _found(**changes) -> Found:
    usual = {"readings": READINGS, "facts": FACTS, "on_topic": FACTS, "alarms": ALARMS, "under": UNDER}
    return Found(**{**usual, **changes})


def _systems() -> list[System]:
    slow = [reading(each.asked.topic, "did_you_mean", seconds=0.01) for each in READINGS]
    return [System("Atlas", Took(60, 50), READINGS), System("Other", Took(600, 1000), slow, [0.5, 0.75])]


def _cells(text: str, label: str) -> list[str]:
    line = next(line for line in text.splitlines() if label in line)
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_share_stands_in_a_column_for_each_file_and_those_kept_unseen_are_held_against_the_goal():
    row = _cells(tables.shares(_found()), "topic right ")

    assert row[:4] == ["topic right", "90.5 % (19/21)", "50.0 % (1/2)", "50.0 % (1/2)"]
    assert row[5:] == ["≥ 95%", "MISSED"]


def test_the_questions_of_one_file_need_one_column():
    dev = [each for each in READINGS if each.asked.may_be_shown]

    assert _cells(tables.shares(_found(readings=dev)), "topic right ")[1] == "90.5 % (19/21)"


def test_no_report_holds_a_question_that_is_kept_unseen():
    text = page.measured(_found(systems=_systems()))

    assert "secret" not in text
    assert "a shown \\| question" in text


def test_the_mistakes_begin_with_missed_dangers():
    lines = tables.mistakes(READINGS).splitlines()[2:]

    assert ["crisis" in line for line in lines] == [True, False]
    assert len(tables.mistakes(READINGS, most=1).splitlines()) == 3


def test_a_ratio_is_ours_divided_by_theirs():
    text = tables.compared(_systems())

    assert _cells(text, "learning, s") == ["learning, s", "60", "600", "0.10"]
    assert _cells(text, "processor time") == ["learning, processor time, s", "50", "1000", "0.05"]
    assert _cells(text, "p50, ms") == ["one message, p50, ms", "1.00", "10.00", "0.10"]
    assert _cells(text, "in scope, but turned away")[1:3] == ["0.0", "100.0"]


def test_how_far_the_other_had_learnt_is_told():
    text = page.measured(_found(systems=_systems()))

    assert "Other learnt for 2 epochs" in text
    assert "it had 50.0, 75.0 % of the training phrases themselves right: +25.0 points in the last." in text


def test_without_peers_the_report_has_no_comparison():
    assert "Beside two others" not in page.measured(_found())


def test_the_summary_tells_what_was_missed():
    text = summary(_found(readings=[each for each in READINGS if each.asked.may_be_shown]))

    assert "Of 1 messages on an emergency or a crisis it recognised 0. It missed 1." in text
    assert "wanted fact told first (84.0 %, goal ≥ 85%)" in text
    assert "of 100 that are not its business, it answered 0 all the same" in text
    assert "of 100 harmless things that people say in the middle of a talk, 3." in text


def test_hardly_ever_is_not_never():
    assert "it answered 0.4 all the same" in summary(
        _found(readings=[*[READINGS[-1]] * 249, reading(Topic.OUT_OF_SCOPE, "cure")])
    )


def test_what_was_measured_replaces_what_stood_between_the_markers_and_nothing_else(tmp_path):
    path = tmp_path / "evaluation.md"
    path.write_text("before\n<!-- measured: begin -->\nlast year\n<!-- measured: end -->\nafter\n", encoding="utf-8")

    page.write(_found(), path)
    once = path.read_text(encoding="utf-8")
    page.write(_found(), path)

    assert path.read_text(encoding="utf-8") == once
    assert once.startswith("before\n")
    assert once.endswith("after\n")
    assert "last year" not in once
    assert "the command" in once


def test_a_page_without_a_place_for_it_stays_as_it_is(tmp_path):
    path = tmp_path / "evaluation.md"
    path.write_text("no markers", encoding="utf-8")

    with pytest.raises(BenchError, match="measured: begin"):
        page.write(_found(), path)
    assert list(tmp_path.iterdir()) == [path]


def test_the_real_page_has_its_place():
    text = page.PAGE.read_text(encoding="utf-8")

    assert text.index("<!-- measured: begin -->") < text.index("<!-- measured: end -->")


def test_every_picture_of_the_page_is_drawn(tmp_path):
    page.draw(_found(), tmp_path / page.PICTURES)

    drawn = {f"{page.PICTURES}/{path.name}" for path in (tmp_path / page.PICTURES).iterdir()}
    assert all(f"]({each})" in page.measured(_found()) for each in drawn)
    for each in drawn:
        assert imread(tmp_path / each)[:, :, :3].std() > 0.05  # there is something to see


def test_the_matrix_has_a_row_for_each_topic_that_was_asked_about_and_numbers_in_it(tmp_path, monkeypatch):
    saved = []
    monkeypatch.setattr(pictures, "_save", lambda figure, path: saved.append(figure))
    pictures.draw_confusions(READINGS, tmp_path / "unused.png")
    (axes,) = saved[0].axes

    assert [each.get_text() for each in axes.get_yticklabels()] == ["cure", "emergency", "crisis", "out_of_scope"]
    assert "self_care" in [each.get_text() for each in axes.get_xticklabels()]
    assert sorted(each.get_text() for each in axes.texts) == ["1", "1", "1", "18", "2"]
