"""How likely each intent is by the training phrases that are nearest to a message. Knows no Rasa."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

# Where it matters little: from 8 to 60 phrases, from half to twice this sharpness, ten times as much or little for the
# intents that none of them has (docs/decisions/0003).
_PHRASES = 15
_SHARPNESS = 10.0  # a phrase counts e times as much as one whose cosine is smaller by a tenth
_NO_PHRASE = 1e-3  # the share of an intent that none of the nearest phrases has


class NearestPhrases:
    """Learns phrases by heart; a message has the intents of those that are nearest to it, nearer ones counting more.

    Near is what has a large mean cosine over the encoders, each centred on its mean over the phrases.
    """

    def __init__(self) -> None:
        self._centre: Matrix = np.zeros((1, 1), np.float32)
        self._phrases: Matrix = np.zeros((0, 1), np.float32)
        self._intents: npt.NDArray[np.intp] = np.zeros(0, np.intp)
        self._classes = 0

    def fit(self, vectors: Matrix, intents: Sequence[int]) -> None:
        """Learn; `vectors` has shape (phrases, encoders, d), `intents` are the numbers of the intents, from 0."""
        self._centre = vectors.mean(axis=0)
        self._phrases = self._directions(vectors)
        self._intents = np.asarray(intents, np.intp)
        self._classes = int(self._intents.max()) + 1

    def log_shares(self, vectors: Matrix) -> npt.NDArray[np.float64]:
        """The logarithm of the share of each intent: shape (messages, intents)."""
        cosines = self._directions(vectors) @ self._phrases.T
        nearest = np.argpartition(-cosines, min(_PHRASES, cosines.shape[1] - 1), axis=1)[:, :_PHRASES]
        shares = np.full((len(vectors), self._classes), _NO_PHRASE)
        for row, phrases in enumerate(nearest):
            weights = np.exp(_SHARPNESS * (cosines[row, phrases] - cosines[row, phrases].max()))
            np.add.at(shares[row], self._intents[phrases], weights / weights.sum())
        logs: npt.NDArray[np.float64] = np.log(shares / shares.sum(axis=1, keepdims=True))
        return logs

    def _directions(self, vectors: Matrix) -> Matrix:
        """(n, encoders, d) -> (n, encoders * d): the dot product of two rows is the mean of their cosines."""
        centred = vectors - self._centre
        lengths = np.linalg.norm(centred, axis=2, keepdims=True) * np.sqrt(centred.shape[1])
        directions: Matrix = (centred / np.maximum(lengths, 1e-9)).reshape(len(vectors), -1).astype(np.float32)
        return directions
