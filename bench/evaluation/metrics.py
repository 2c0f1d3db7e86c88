"""Figures on what was read: by scikit-learn and SciPy wherever they have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import binomtest
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support, roc_auc_score

from bench.evaluation.reading import UNSURE, Reading
from bot.topics import Topic


@dataclass(frozen=True)
class Row:
    """How well one topic is told from all others. `asked`: how many questions are about it."""

    topic: str
    precision: float
    recall: float
    f1: float
    asked: int


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of Wilson for a share; from 0 to 1 where there was nothing to count."""
    if not of:
        return 0.0, 1.0
    found = binomtest(hits, of).proportion_ci(method="wilson")
    return float(found.low), float(found.high)


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """How likely a score of a question from inside is above one from outside: 0.5 by chance, 1 at best."""
    if not inside or not outside:
        return float("nan")
    wanted = [True] * len(inside) + [False] * len(outside)
    return float(roc_auc_score(wanted, [*inside, *outside]))


def in_scope_auroc(readings: Sequence[Reading]) -> float:
    """How well the confidence tells questions that can be answered from those that are out of scope."""
    inside = [each.guess.in_scope for each in readings if each.asked.topic is not Topic.OUT_OF_SCOPE]
    return auroc(inside, [each.guess.in_scope for each in readings if each.asked.topic is Topic.OUT_OF_SCOPE])


def by_topic(readings: Sequence[Reading]) -> list[Row]:
    """A row for each topic that was asked about, in the order of `Topic`."""
    asked = {each.asked.topic.value for each in readings}
    labels = [topic.value for topic in Topic if topic.value in asked]
    wanted, found = _wanted_and_found(readings)
    columns = precision_recall_fscore_support(wanted, found, labels=labels, zero_division=0)
    return [
        Row(label, float(precision), float(recall), float(f1), int(number))
        for label, precision, recall, f1, number in zip(labels, *columns, strict=True)
    ]


def confusions(readings: Sequence[Reading]) -> tuple[list[str], npt.NDArray[np.int64]]:
    """The topics that occur, and how many questions on the one (row) were taken for the other (column)."""
    wanted, found = _wanted_and_found(readings)
    occur = {*wanted, *found}
    known = [*(topic.value for topic in Topic), UNSURE]
    labels = [each for each in known if each in occur] + sorted(occur - {*known})
    return labels, confusion_matrix(wanted, found, labels=labels)


def _wanted_and_found(readings: Sequence[Reading]) -> tuple[list[str], list[str]]:
    return [each.asked.topic.value for each in readings], [each.topic for each in readings]
