"""Tuning the encoder: what goes in, what is kept. (A tuning of the real phrases takes minutes; here it is a few.)"""

from __future__ import annotations

import os
import random

import numpy as np
import pytest

from bot.encoder import tuning
from bot.encoder.export import network_path, open_network
from bot.encoder.tuning import Tuning, tuned_network
from bot.encoder.typing_mistakes import mistyped

CAUSES = ["where does it come from", "what brings it on", "why do people get it", "what is behind it"] * 8
CURE = ["does it ever go away", "can doctors cure it", "will it end", "is there a way out of it"] * 8
TEXTS, INTENTS = [*CAUSES, *CURE], ["causes"] * len(CAUSES) + ["cure"] * len(CURE)
QUICK = Tuning(epochs=2, learning_rate=1e-4, mistyped=0.3)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tuned")


@pytest.fixture(scope="module")
def network(folder):
    return tuned_network(TEXTS, INTENTS, QUICK, folder)


def test_tuning_moves_the_questions_of_one_intent_together_and_of_two_apart(network, var):
    def contrast(path):
        vectors = open_network(path).encode(["what does it come from", "why does one get it", "does it end one day"])
        return vectors[0] @ vectors[1] - vectors[0] @ vectors[2]

    assert contrast(network) > contrast(network_path(var))


def test_tuned_vectors_have_the_length_of_one(network):
    assert np.allclose(np.linalg.norm(open_network(network).encode(["is it rare"]), axis=1), 1, atol=1e-3)


def test_the_same_phrases_are_not_tuned_to_twice(network, folder, monkeypatch):
    monkeypatch.setattr(tuning, "_tune", lambda *_: pytest.fail("tuned again"))

    assert tuned_network(TEXTS, INTENTS, QUICK, folder) == network


def test_another_phrase_is_another_network_and_the_old_one_goes_after_a_day(tmp_path, monkeypatch):
    monkeypatch.setattr(tuning, "_tune", lambda *_: None)
    monkeypatch.setattr(tuning, "save_network", lambda _model, target: target.write_bytes(b"network"))
    (tmp_path / "encoder").mkdir()
    first = tuned_network(TEXTS, INTENTS, QUICK, tmp_path)
    second = tuned_network([*TEXTS, "is it for life"], [*INTENTS, "cure"], QUICK, tmp_path)
    assert {*(tmp_path / "encoder").iterdir()} == {first, second}

    os.utime(first, (0, 0))
    third = tuned_network([*TEXTS, "for ever"], [*INTENTS, "cure"], QUICK, tmp_path)

    assert {*(tmp_path / "encoder").iterdir()} == {second, third}


def test_every_phrase_is_in_one_batch_of_each_epoch():
    rows = tuning._rows(["phrase"] * 1000, random.Random(1))

    assert sorted(row for batch in rows for row in batch) == [*range(1000)]
    assert max(map(len, rows)) == 32


def test_a_mistyped_text_differs_by_a_slip_or_two_and_short_words_stay():
    chance = random.Random(7)
    texts = [mistyped("does fibromyalgia hurt", chance) for _ in range(200)]

    assert len({*texts}) > 50
    assert all(abs(len(text) - len("does fibromyalgia hurt")) <= 2 for text in texts)
    assert mistyped("is it so bad", chance) == "is it so bad"
    assert mistyped("", chance) == ""
