"""`atlas train`, on the small project."""

from __future__ import annotations

import signal

from tests.cli.project import Project


def test_a_model_is_trained_once(trained: Project) -> None:
    before = trained.models
    again = trained.atlas("train")
    assert again.err == ""
    assert trained.models == before


def test_an_edited_fact_is_loaded_without_a_training(project: Project) -> None:
    before = project.models
    project.edit("data/facts/hiccups.yml", "short jerks", "small jerks")
    assert project.atlas("train").err.startswith("Loading the facts ... ")
    assert project.models == before


def test_a_new_model_takes_the_place_of_ours_and_leaves_those_of_rasa_train(project: Project) -> None:
    (old,) = project.models
    (project.root / "models" / "20260101-000000-by-hand.tar.gz").touch()
    project.edit("data/nlu.yml", "- worry", "- sorrow")
    ended = project.atlas("train")
    assert ended.status == 0
    assert ended.err.startswith("Training the model (")
    by_hand, new = project.models
    assert by_hand == "20260101-000000-by-hand.tar.gz"
    assert new != old


def test_a_training_that_fails_says_why_and_keeps_the_old_model(project: Project) -> None:
    before = project.models
    project.edit("data/nlu.yml", "examples: |", "examples: [")
    ended = project.atlas("train")
    assert ended.status == 1
    assert "atlas: The training failed: " in ended.err
    assert "nlu.yml" in ended.err
    assert "Traceback" not in ended.err
    assert project.models == before


def test_what_ends_a_training_leaves_neither_a_model_nor_a_process(project: Project) -> None:
    before = project.models
    project.edit("data/nlu.yml", "- worry", "- sorrow")
    with project.running("train") as training:
        training.wait_for_child()
        ended = training.end(signal.SIGTERM)
        assert ended.status == 143
        assert training.group() == []
    assert "Traceback" not in ended.err
    assert project.models == before
