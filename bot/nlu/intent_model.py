"""The intent classifier itself: logistic regression on sentence vectors, n-grams and what is named. Knows no Rasa."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union
from sklearn.preprocessing import StandardScaler

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Examples:
    """Messages to learn from or to classify: texts with the names masked, their vectors, what they name.

    `vectors` has shape (n, d), `named` has shape (n, k).
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
        self._centre = StandardScaler(with_std=False)
        self._reduce = TruncatedSVD(components, random_state=0)
        self._ngrams = make_pipeline(
            make_union(
                TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
                TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3),
            ),
            self._reduce,
        )
        self._classifier = LogisticRegression(C=inverse_regularisation, max_iter=300)

    def fit(self, examples: Examples, intents: Sequence[str]) -> None:
        """Learn; one intent for each example."""
        self._centre.fit(examples.vectors)
        self._ngrams.fit(examples.texts)
        self._reduce.components_ = np.asfortranarray(self._reduce.components_)  # else each message copies them: 30 ms
        self._classifier.fit(self._features(examples), intents)

    def rank(self, examples: Examples) -> list[list[tuple[str, float]]]:
        """For each message all intents with their probabilities, likeliest first."""
        probabilities = self._classifier.predict_proba(self._features(examples))
        return [self._ranking(row) for row in probabilities]

    def _features(self, examples: Examples) -> Any:
        vectors = self._centre.transform(examples.vectors)
        return np.hstack([vectors, self._ngrams.transform(examples.texts), examples.named * self._named_weight])

    def _ranking(self, row: npt.NDArray[np.float64]) -> list[tuple[str, float]]:
        order = np.argsort(row)[::-1]
        return [(str(self._classifier.classes_[i]), float(row[i])) for i in order]
