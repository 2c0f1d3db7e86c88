"""What was measured, as Markdown that also reads well in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bench.evaluation.found import Found
from bench.evaluation.metrics import by_topic, in_scope_auroc
from bench.evaluation.peers import System
from bench.evaluation.questions import files_of
from bench.evaluation.reading import Reading
from bench.evaluation.shares import MEASURES, Goal, Share
from bench.measure import quantile
from bot.topics import SAFETY, Topic

MOST_MISTAKES = 25
_LONGEST = 110
_JUDGED = ("95 % interval", "goal", "")


def shares(found: Found) -> str:
    """Every share, for each file and for those together by which goals are judged, beside its goal."""
    files = found.files if len(found.files) > 1 else []
    head = ["", *files, f"together: {', '.join(files_of([each.asked for each in found.judged]))}", *_JUDGED]
    rows = [
        [
            each.name,
            *(_percent(each.share(found.of(file))) for file in files),
            *_judged(each.share(found.judged), each.goal),
        ]
        for each in MEASURES
    ]
    return table(head, rows)


def other_shares(found: Found) -> str:
    """The shares that come from files of their own, which were looked at while Atlas was made."""
    return table(["", "", *_JUDGED], [[name, *_judged(share, goal)] for name, share, goal in found.others])


def topics(readings: Sequence[Reading]) -> str:
    """Precision, recall and F1 of each topic."""
    rows = [
        [each.topic, f"{each.precision:.2f}", f"{each.recall:.2f}", f"{each.f1:.2f}", str(each.asked)]
        for each in by_topic(readings)
    ]
    return table(["topic", "precision", "recall", "F1", "questions"], rows)


def mistakes(readings: Sequence[Reading], most: int = MOST_MISTAKES) -> str:
    """The mistakes that were made with most confidence, missed dangers first; only questions that may be shown."""
    wrong = [each for each in readings if not each.right and each.asked.may_be_shown]
    wrong.sort(key=lambda each: (each.asked.topic not in SAFETY, -each.guess.confidence))
    rows = [
        [each.asked.topic.value, each.topic, f"{each.guess.confidence:.2f}", _shortened(each.asked.text)]
        for each in wrong[:most]
    ]
    return table(["wanted", "understood", "confidence", "question"], rows)


def compared(systems: Sequence[System]) -> str:
    """Atlas and its peers. A ratio is Atlas's figure divided by the other's."""
    head = ["", *(each.name for each in systems), *(f"{systems[0].name} ÷ {each.name}" for each in systems[1:])]
    rows = []
    for label, digits, figures in _figures(systems):
        ratios = [f"{figures[0] / figure:.2f}" if figure else "" for figure in figures[1:]]
        rows.append([label, *(f"{figure:.{digits}f}" for figure in figures), *ratios])
    return table(head, rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table with columns of even width; the first column is left-aligned."""
    cells = [[each.replace("|", "\\|") for each in row] for row in (head, *rows)]
    widths = [max(3, *map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in cells]
    return "\n".join([lines[0], "| " + " | ".join("-" * width for width in widths) + " |", *lines[1:]])


def judgement(share: Share, goal: Goal) -> str:
    """Whether a goal is reached, and whether there were enough questions to be sure of it."""
    low, high = share.interval
    sure = "" if goal.bound < low or goal.bound > high else ", too few to be sure"
    return f"{'reached' if share.reaches(goal) else 'MISSED'}{sure}"


def _judged(share: Share, goal: Goal | None) -> list[str]:
    low, high = share.interval
    interval = f"{100 * low:.1f} to {100 * high:.1f} %"
    return [_percent(share), interval, str(goal) if goal else "", judgement(share, goal) if goal else ""]


def _percent(share: Share) -> str:
    return f"{100 * share.value:.1f} % ({share.hits}/{share.of})" if share.of else "none asked"


def _figures(systems: Sequence[System]) -> Iterable[tuple[str, int, list[float]]]:
    """Label, digits and a figure for each system. Where names would help, no system may use them."""
    for label, among in _GROUPS:
        groups = [[each for each in system.readings if among(each)] for system in systems]
        rights = [100 * _mean([each.right_without_names for each in group]) for group in groups]
        yield label, 1, rights
    inside = [[each for each in system.readings if each.asked.topic is not Topic.OUT_OF_SCOPE] for system in systems]
    yield "in scope, but turned away, %", 1, [100 * _mean([each.turned_away for each in group]) for group in inside]
    outside = [[each for each in system.readings if each.asked.topic is Topic.OUT_OF_SCOPE] for system in systems]
    yield "out of scope, turned away, %", 1, [100 * _mean([each.turned_away for each in group]) for group in outside]
    yield "AUROC of confidence, in scope against out of scope", 3, [in_scope_auroc(each.readings) for each in systems]
    yield "learning, s", 0, [each.training.seconds for each in systems]
    yield "learning, processor time, s", 0, [each.training.cpu_seconds for each in systems]
    yield (
        "one message, p50, ms",
        2,
        [1000 * quantile([r.guess.seconds for r in each.readings], 0.5) for each in systems],
    )


_GROUPS = (
    ("intent right, all questions, %", lambda _: True),
    ("intent right, noisy questions, %", lambda each: each.asked.noisy),
    ("danger and personal advice recognised, %", lambda each: each.asked.topic in SAFETY),
)


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
