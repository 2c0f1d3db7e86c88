"""What was measured, as PNG files: one colour from light to dark, which everybody can tell apart, and in grey, too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.evaluation.metrics import confusions
from bench.evaluation.reading import Reading
from bot.thresholds import CERTAIN
from bot.topics import Topic

_DOTS = 110  # an inch
_COLOURS = "Blues"
_DARK, _LIGHT = "#08306b", "#9ecae1"
_BINS = np.linspace(0, 1, 21)
_WHITE_FROM = 0.55  # from this share on the number in a cell is white


def draw_confusions(readings: Sequence[Reading], path: Path) -> None:
    """Which topics were taken for which: numbers of questions, and their share of the row as darkness."""
    labels, counts = confusions(readings)
    asked = counts.sum(axis=1) > 0
    counts = counts[asked]
    shares = counts / np.maximum(1, counts.sum(axis=1, keepdims=True))
    figure = _figure(4 + 0.34 * len(labels), 3 + 0.32 * len(labels))
    axes = figure.subplots()
    axes.imshow(shares, cmap=_COLOURS, vmin=0, vmax=1, aspect="auto")
    for row, column in np.argwhere(counts):
        colour = "white" if shares[row, column] > _WHITE_FROM else "black"
        axes.text(column, row, counts[row, column], ha="center", va="center", color=colour, fontsize=9)
    _label(axes, [label for label, there in zip(labels, asked, strict=True) if there], labels)
    axes.set_title("Topics: asked (rows) and understood (columns). A dark diagonal is good.", fontsize=13)
    _save(figure, path)


def draw_confidence(readings: Sequence[Reading], path: Path) -> None:
    """How sure Atlas was of what it had right and wrong, and of what it cannot answer at all."""
    figure = _figure(9, 8.5)
    panels = figure.subplots(3, 1, sharex=True)
    for axes, (title, group) in zip(panels, _groups(readings).items(), strict=True):
        _histogram(axes, title, group)
        axes.axvline(CERTAIN, color="black", linestyle="--", linewidth=1.2, label=f"asks back below: {CERTAIN:g}")
    panels[0].legend(loc="upper center", frameon=False)
    panels[-1].set_xlabel("confidence of the likeliest topic that Atlas can answer")
    _save(figure, path)


def _figure(width: float, height: float) -> Any:
    from matplotlib.figure import Figure  # not earlier: who wants no pictures does not wait for it

    return Figure(figsize=(width, height), constrained_layout=True)


def _groups(readings: Sequence[Reading]) -> dict[str, list[Reading]]:
    inside = [each for each in readings if each.asked.topic is not Topic.OUT_OF_SCOPE]
    return {
        "In scope, topic right": [each for each in inside if each.right],
        "In scope, topic wrong": [each for each in inside if not each.right],
        "Out of scope": [each for each in readings if each.asked.topic is Topic.OUT_OF_SCOPE],
    }


def _histogram(axes: Any, title: str, group: Sequence[Reading]) -> None:
    answered = [each.guess.in_scope for each in group if not each.turned_away]
    turned_away = [each.guess.in_scope for each in group if each.turned_away]
    names = ["answered", "turned away or asked back"]
    axes.hist([answered, turned_away], _BINS, stacked=True, color=[_DARK, _LIGHT], edgecolor="white", label=names)
    axes.set_title(f"{title}: {len(answered)} answered, {len(turned_away)} turned away", loc="left", fontsize=12)
    axes.set_ylabel("questions")
    axes.spines[["top", "right"]].set_visible(False)


def _label(axes: Any, rows: Sequence[str], columns: Sequence[str]) -> None:
    axes.set_xticks(range(len(columns)), columns, rotation=90)
    axes.set_yticks(range(len(rows)), rows)
    axes.set_xlabel("understood as", fontsize=12)
    axes.set_ylabel("asked about", fontsize=12)
    axes.set_xticks(np.arange(len(columns)) - 0.5, minor=True)
    axes.set_yticks(np.arange(len(rows)) - 0.5, minor=True)
    axes.grid(which="minor", color="#dddddd", linewidth=0.5)
    axes.tick_params(which="minor", length=0)


def _save(figure: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=_DOTS)
