"""The nearest phrases: what has their intent, and how sure that is."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.nearest_phrases import NearestPhrases

CHANCE = np.random.default_rng(0)
SPOTS = CHANCE.normal(size=(3, 2, 16)).astype(np.float32)  # three intents, two encoders


def near(intent: int, count: int, spread: float = 0.2) -> np.ndarray:
    """Vectors of messages around the spot of an intent."""
    return (SPOTS[intent] + spread * CHANCE.normal(size=(count, 2, 16))).astype(np.float32)


@pytest.fixture(scope="module")
def nearest() -> NearestPhrases:
    made = NearestPhrases()
    made.fit(np.vstack([near(intent, 40) for intent in range(3)]), [0] * 40 + [1] * 40 + [2] * 40)
    return made


def test_a_message_has_the_intent_of_the_phrases_around_it(nearest):
    shares = np.exp(nearest.log_shares(np.vstack([near(2, 1), near(0, 1)])))

    assert shares.argmax(axis=1).tolist() == [2, 0]
    assert shares.max(axis=1).min() > 0.95


def test_the_shares_of_all_intents_are_one_together(nearest):
    shares = np.exp(nearest.log_shares(near(1, 5, spread=2.0)))

    assert shares.shape == (5, 3)
    assert shares.sum(axis=1) == pytest.approx(1)
    assert shares.min() > 0


def test_where_phrases_of_two_intents_are_mixed_neither_is_certain():
    mixed = NearestPhrases()
    mixed.fit(near(0, 60), [0, 1] * 30)

    assert np.exp(mixed.log_shares(near(0, 5))).max() < 0.9


def test_it_takes_few_phrases_and_a_message_without_any_direction(nearest):
    few = NearestPhrases()
    few.fit(near(0, 2), [0, 1])

    assert np.exp(few.log_shares(near(0, 1))).shape == (1, 2)
    assert np.isfinite(nearest.log_shares(np.zeros((1, 2, 16), np.float32))).all()
