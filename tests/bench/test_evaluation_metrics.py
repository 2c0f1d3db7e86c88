"""The figures of the evaluation are those that the books give, and that can be counted by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu
from sklearn.metrics import classification_report

from bench.evaluation.metrics import auroc, by_topic, confusions, in_scope_auroc, wilson
from bot.topics import Topic
from tests.bench.readings import reading

SOME = [
    *[reading(Topic.CURE, "cure")] * 3,
    reading(Topic.CURE, "symptoms"),
    reading(Topic.CURE, "did_you_mean"),
    *[reading(Topic.SYMPTOMS, "symptoms")] * 2,
    reading(Topic.OUT_OF_SCOPE, "cure"),
    reading(Topic.OUT_OF_SCOPE, "out_of_scope"),
]
scores = st.lists(st.floats(0, 1).map(lambda score: round(score, 1)), min_size=1, max_size=30)


# Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_that_of_the_literature(hits, of, low, high):
    assert wilson(hits, of) == pytest.approx((low, high), abs=5e-5)


def test_nothing_asked_says_nothing():
    assert wilson(0, 0) == (0, 1)
    assert math.isnan(auroc([], [0.5]))


def test_auroc_counts_the_pairs_that_are_in_order_and_half_of_the_ties():
    assert auroc([0.9, 0.5, 0.4], [0.5, 0.1]) == pytest.approx((2 + 1.5 + 1) / 6)


@given(scores, scores)
def test_auroc_is_the_statistic_of_mann_and_whitney(inside, outside):
    statistic = mannwhitneyu(inside, outside).statistic

    assert auroc(inside, outside) == pytest.approx(statistic / (len(inside) * len(outside)))


def test_confidence_in_out_of_scope_is_no_confidence_that_there_is_an_answer():
    sure = [reading(Topic.CURE, "ask_cure", 0.6), reading(Topic.OUT_OF_SCOPE, "out_of_scope", 0.99)]

    assert in_scope_auroc(sure) == 1
    assert in_scope_auroc([*sure, reading(Topic.OUT_OF_SCOPE, "ask_cure", 0.7)]) == 0.5


def test_precision_and_recall_are_those_that_one_counts():
    cure, symptoms, outside = sorted(by_topic(SOME), key=lambda row: -row.asked)

    assert (cure.topic, cure.precision, cure.recall, cure.asked) == ("cure", 3 / 4, 3 / 5, 5)
    assert cure.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))
    assert {(each.topic, each.recall) for each in (symptoms, outside)} == {("symptoms", 1), ("out_of_scope", 0.5)}


def test_the_rows_are_those_of_scikit_learn():
    found = classification_report(
        [each.asked.topic.value for each in SOME], [each.topic for each in SOME], output_dict=True, zero_division=0
    )
    for row in by_topic(SOME):
        peer = found[row.topic]
        assert (row.precision, row.recall, row.f1, row.asked) == (
            pytest.approx(peer["precision"]),
            pytest.approx(peer["recall"]),
            pytest.approx(peer["f1-score"]),
            peer["support"],
        )


def test_the_matrix_has_the_topics_that_occur_and_counts_every_question_once():
    labels, counts = confusions(SOME)

    assert labels == ["symptoms", "cure", "out_of_scope", "did_you_mean"]
    assert np.array_equal(counts, [[2, 0, 0, 0], [1, 3, 0, 1], [0, 1, 1, 0], [0, 0, 0, 0]])
