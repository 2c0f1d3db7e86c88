"""The sentence encoder: what its vectors look like, and that near texts get near vectors."""

from __future__ import annotations

import numpy as np
import pytest

from bot.encoder.export import network_path, open_network
from bot.encoder.model import DIMENSIONS, Encoder


@pytest.fixture(scope="module")
def encoder(var) -> Encoder:
    return open_network(network_path(var))


def test_each_text_gets_one_row_of_length_one(encoder):
    vectors = encoder.encode(["one", "two words", "a somewhat longer text, with a comma"])

    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_texts_give_no_rows(encoder):
    assert encoder.encode([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize("text", ["", " ", "?" * 500, "🙂🙃", "頭痛", "\x00\ufffd", "\ud83d", "word " * 5000])
def test_any_text_gets_a_vector(encoder, text):
    vectors = encoder.encode([text])

    assert np.isfinite(vectors).all()


def test_the_order_of_the_texts_is_kept(encoder):
    texts = [
        "a rather long sentence on the price of milk in town",
        "hi",
        "what is it",
        *(f"word {i}" for i in range(150)),
    ]

    together = encoder.encode(texts)
    alone = np.vstack([encoder.encode([text]) for text in texts[:5]])

    assert (alone @ together.T).argmax(axis=1).tolist() == [0, 1, 2, 3, 4]
    # 8-bit numbers are scaled by the whole batch, so a text's vector turns a little with its company
    assert (together[:5] * alone).sum(axis=1).min() > 0.96


def test_the_rest_of_a_very_long_text_is_passed_over(encoder):
    long = "how is it treated " * 200

    assert np.array_equal(encoder.encode([long]), encoder.encode([long + "and what is the weather like"]))


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("is there a cure", "can it be cured", "where is the station"),
        ("what are the symptoms", "which signs does it have", "how is it treated"),
        ("does it hurt", "is it painful", "who discovered it"),
        ("can i have both", "is it possible to have the two together", "what is it called in latin"),
    ],
)
def test_texts_that_ask_the_same_are_nearer_than_others(encoder, text, near, far):
    one, two, three = encoder.encode([text, near, far])

    assert one @ two > one @ three + 0.1
