"""What was measured, as a table that can be pasted into the documentation and as a file for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import cpu, memory, stock
from bench.measure import CLIENTS, Figures, Measured, middle, quantile
from bench.training import Training

_HEAD = ("", "Atlas", "compared", "ratio", "aim")


@dataclass(frozen=True)
class Conditions:
    """Under which a run was done: what a reader must know to trust its figures. Loads: before and after."""

    messages: int
    quick: bool
    phrases_changed: bool
    loads: tuple[float, float]
    when: str


@dataclass(frozen=True)
class Row:
    """One figure of two systems; `aim` is the highest ratio that is good enough, if there is an aim."""

    label: str
    ours: float
    theirs: float
    digits: int = 1
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """Ours divided by theirs."""
        return self.ours / self.theirs


def conditions(messages: int, load_before: float, *, quick: bool, phrases_changed: bool) -> Conditions:
    """The conditions of a run that ends now."""
    when = datetime.now(timezone.utc).isoformat(timespec="minutes")
    return Conditions(messages, quick, phrases_changed, (round(load_before, 2), round(os.getloadavg()[0], 2)), when)


def rows(measured: Measured, trainings: dict[str, Training]) -> list[Row]:
    """All comparisons that these measurements allow."""
    ours, theirs, by_rasa_run = measured["atlas"], measured["stock"], measured["rasa_run"]
    return [
        Row("answer, p50, ms", _ms(ours, 0.5), _ms(theirs, 0.5), aim=0.35),
        Row("answer, p95, ms", _ms(ours, 0.95), _ms(theirs, 0.95)),
        *_cpu_rows(ours, theirs),
        Row(f"messages/s, {CLIENTS} clients", middle(ours.throughputs), middle(theirs.throughputs)),
        Row(f"memory after load, {memory.KIND}, MB", ours.megabytes or 0, theirs.megabytes or 0, 0, aim=1.0),
        Row("start to first answer, s", middle(ours.starts), middle(theirs.starts)),
        Row("start, against `rasa run` on Atlas's model, s", middle(ours.starts), middle(by_rasa_run.starts), aim=0.5),
        *_training_rows(trainings),
    ]


def markdown(table: Sequence[Row], measured: Measured, trainings: dict[str, Training], under: Conditions) -> str:
    """The table and its conditions; reads well in a terminal, too."""
    cells = [_HEAD, *map(_cells, table)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_line(each, widths) for each in cells]
    rule = "| " + " | ".join(
        "-" * width if at in (0, 4) else "-" * (width - 1) + ":" for at, width in enumerate(widths)
    )
    return "\n".join([lines[0], rule + " |", *lines[1:], "", *_notes(measured, trainings, under)])


def save(
    path: Path, table: Sequence[Row], measured: Measured, trainings: dict[str, Training], under: Conditions
) -> None:
    """Write everything, also each single value."""
    content: dict[str, Any] = {
        "conditions": asdict(under) | _machine(),
        "rows": [asdict(row) | {"ratio": round(row.ratio, 4)} for row in table],
        "training": {name: asdict(each) for name, each in trainings.items()},
        "measured": {name: asdict(figures) for name, figures in measured.items()},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _ms(figures: Figures, share: float) -> float:
    return 1000 * quantile(figures.latencies, share)


def _cpu_rows(ours: Figures, theirs: Figures) -> Iterable[Row]:
    if cpu.KNOWN:
        each = [1000 * figures.cpu_seconds / len(figures.latencies) for figures in (ours, theirs)]
        yield Row("processor time of an answer, ms", each[0], each[1])


def _training_rows(trainings: dict[str, Training]) -> Iterable[Row]:
    if "atlas" in trainings:
        ours, theirs = trainings["atlas"], trainings["stock"]
        yield Row("training, s", ours.seconds, theirs.seconds, 0)
        yield Row("training, processor time, s", ours.cpu_seconds, theirs.cpu_seconds, 0)


def _cells(row: Row) -> tuple[str, ...]:
    aim = "" if row.aim is None else f"≤ {row.aim:g}: {'met' if row.ratio <= row.aim else 'NOT met'}"
    return row.label, f"{row.ours:.{row.digits}f}", f"{row.theirs:.{row.digits}f}", f"{row.ratio:.2f}", aim


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell.ljust(width) if at in (0, 4) else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "| " + " | ".join(padded) + " |"


def _notes(measured: Measured, trainings: dict[str, Training], under: Conditions) -> Iterable[str]:
    machine = _machine()
    yield (
        f"{under.when}, {machine['cpus']} CPUs, {machine['system']}, Python {machine['python']}, "
        f"Rasa {machine['rasa']}; load average {under.loads[0]} before and {under.loads[1]} after."
    )
    yield (
        f"Compared with a stock Rasa project in the same environment: Rasa's default pipeline "
        f"({trainings['stock'].epochs} epochs), rules, an action server. The same {under.messages} messages to both, "
        f"in turns; the clients run on the same machine."
    )
    if (trainings["stock"].epochs or 0) < stock.EPOCHS:
        yield f"Rasa's own number is {stock.EPOCHS} epochs: its training takes that much longer, all else is the same."
    yield from (f"{name}: trained under a load average of {each.load}." for name, each in trainings.items())
    if under.quick:
        yield "A QUICK RUN with few messages, phrases and epochs: it shows that the bench works, no more."
    if under.phrases_changed:
        yield "The stock model was trained on an older version of the phrases."
    yield from (
        f"{name}: {len(each.unanswered)} of {each.sent} messages were NOT answered, such as {each.unanswered[0]!r}."
        for name, each in measured.items()
        if each.unanswered
    )


def _machine() -> dict[str, Any]:
    return {
        "cpus": os.cpu_count(),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "rasa": version("rasa"),
    }
