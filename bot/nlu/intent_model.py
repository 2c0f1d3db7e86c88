"""The intent classifier itself: two logistic regressions, one for each sentence encoder. Knows no Rasa.

The encoder that was tuned to the phrases tells intents apart well and is too sure of itself where a message is unlike
them all; the published one is the other way round. An intent is likely where both find it likely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import softmax
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Examples:
    """Messages to learn from or to classify: texts with the names masked, their vectors, what they name.

    `vectors` has shape (n, 2, d): of the tuned and of the published encoder. `named` has shape (n, k).
    """

    texts: Sequence[str]
    vectors: Matrix
    named: Matrix


class IntentModel:
    """Learns intents from examples.

    `inverse_regularisation` is the C of logistic regression. `components` is the number of dimensions to which the
    n-grams are reduced (latent semantic analysis): tens of thousands of columns would make training slow.
    """

    def __init__(self, inverse_regularisation: float, components: int, named_weight: float) -> None:
        self._named_weight = named_weight
        self._centre: Matrix = np.zeros((2, 1), np.float32)
        self._reduce = TruncatedSVD(components, random_state=0)
        self._ngrams = make_pipeline(
            make_union(
                TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
                TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3),
            ),
            self._reduce,
        )
        self._classifiers = [LogisticRegression(C=inverse_regularisation, max_iter=300) for _ in range(2)]

    def fit(self, examples: Examples, intents: Sequence[str]) -> None:
        """Learn; one intent for each example."""
        self._centre = examples.vectors.mean(axis=0)
        self._ngrams.fit(examples.texts)
        self._reduce.components_ = np.asfortranarray(self._reduce.components_)  # else each message copies them: 30 ms
        for classifier, features in zip(self._classifiers, self._features(examples), strict=True):
            classifier.fit(features, intents)

    def rank(self, examples: Examples) -> list[list[tuple[str, float]]]:
        """For each message all intents with their probabilities, likeliest first."""
        each = zip(self._classifiers, self._features(examples), strict=True)
        logs = np.mean([classifier.predict_log_proba(features) for classifier, features in each], axis=0)
        return [self._ranking(row) for row in softmax(logs, axis=1)]

    def _features(self, examples: Examples) -> list[Matrix]:
        """What each of the two classifiers looks at: its vectors, and the rest, which is the same for both."""
        rest = [self._ngrams.transform(examples.texts), examples.named * self._named_weight]
        vectors = examples.vectors - self._centre
        return [np.hstack([vectors[:, i], *rest]) for i in range(2)]

    def _ranking(self, row: npt.NDArray[np.float64]) -> list[tuple[str, float]]:
        order = np.argsort(row)[::-1]
        return [(str(self._classifiers[0].classes_[i]), float(row[i])) for i in order]
