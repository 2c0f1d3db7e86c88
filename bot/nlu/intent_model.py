"""The intent classifier itself: a logistic regression, and the nearest phrases. Knows no Rasa.

The regression on the vectors of the tuned encoder tells intents apart well, and is too sure of itself where a message
is unlike all phrases; the phrases that are nearest by both encoders know how mixed their neighbourhood is. An intent is
likely where both find it likely.
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

from bot.nlu.nearest_phrases import Matrix, NearestPhrases


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
        self._centre: Matrix = np.zeros(1, np.float32)
        self._reduce = TruncatedSVD(components, random_state=0)
        self._ngrams = make_pipeline(
            make_union(
                TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
                TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3),
            ),
            self._reduce,
        )
        self._regression = LogisticRegression(C=inverse_regularisation, max_iter=300)
        self._nearest = NearestPhrases()

    def fit(self, examples: Examples, intents: Sequence[str]) -> None:
        """Learn; one intent for each example."""
        self._centre = examples.vectors[:, 0].mean(axis=0)
        self._ngrams.fit(examples.texts)
        self._reduce.components_ = np.asfortranarray(self._reduce.components_)  # else each message copies them: 30 ms
        self._regression.fit(self._features(examples), intents)
        self._nearest.fit(examples.vectors, np.searchsorted(self._regression.classes_, intents).tolist())

    def rank(self, examples: Examples) -> list[list[tuple[str, float]]]:
        """For each message all intents with their probabilities, likeliest first."""
        both = self._regression.predict_log_proba(self._features(examples)), self._nearest.log_shares(examples.vectors)
        return [self._ranking(row) for row in softmax(np.mean(both, axis=0), axis=1)]

    def _features(self, examples: Examples) -> Matrix:
        """What the regression looks at: the vectors of the tuned encoder, the n-grams, and what is named."""
        vectors = examples.vectors[:, 0] - self._centre
        ngrams = self._ngrams.transform(examples.texts)
        features: Matrix = np.hstack([vectors, ngrams, examples.named * self._named_weight])
        return features

    def _ranking(self, row: npt.NDArray[np.float64]) -> list[tuple[str, float]]:
        order = np.argsort(row)[::-1]
        return [(str(self._regression.classes_[i]), float(row[i])) for i in order]
