"""Tuning the encoder: what goes in, what is kept. (A tuning of the real phrases takes minutes; here it is a few.)"""

from __future__ import annotations

import random

import numpy as np
import pytest

from bot.cli.tune import phrases
from bot.encoder import delta, export, tuning
from bot.encoder.export import network_path, open_network
from bot.encoder.tuning import Tuning, tune
from bot.encoder.typing_mistakes import mistyped

CAUSES = ["where does it come from", "what brings it on", "why do people get it", "what is behind it"] * 8
CURE = ["does it ever go away", "can doctors cure it", "will it end", "is there a way out of it"] * 8
TEXTS, INTENTS = [*CAUSES, *CURE], ["causes"] * len(CAUSES) + ["cure"] * len(CURE)
QUICK = Tuning(epochs=2, learning_rate=1e-4, mistyped=0.3)


@pytest.fixture(scope="module")
def network(tmp_path_factory):
    """Tuned, exported, and tuned vectors served."""
    folder = tmp_path_factory.mktemp("tuned")
    tune(TEXTS, INTENTS, folder / "tuned.npz", QUICK)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delta, "PATH", folder / "tuned.npz")
        export.tuning_id.cache_clear()
        export.export(folder)
        path = export.tuned_network_path(folder)
    export.tuning_id.cache_clear()
    return open_network(path)


def test_tuning_moves_the_questions_of_one_intent_together_and_of_two_apart(network, var):
    def contrast(encoder):
        vectors = encoder.encode(["what does it come from", "why does one get it", "does it end one day"])
        return vectors[0] @ vectors[1] - vectors[0] @ vectors[2]

    assert contrast(network) > contrast(open_network(network_path(var)))


def test_tuned_vectors_have_the_length_of_one(network):
    assert np.allclose(np.linalg.norm(network.encode(["is it rare"]), axis=1), 1, atol=1e-3)


def test_the_tuning_that_comes_with_atlas_knows_nearly_all_phrases_of_today(app):
    texts, _ = phrases(app.settings)

    known = delta.share_known(delta.PATH, texts)

    assert known > 0.95, f"Only {known:.0%} of the training phrases are known: run `make tune` and commit {delta.PATH}."


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
