"""`python -m bench.readability`: how hard to read is everything that Atlas can answer with?

The measure is the Flesch-Kincaid grade of textstat: the school year whose pupils read such a text. Each name of a
condition or a treatment counts as one short word, because a name cannot be made simpler. A point of a list, a row of a
table and a heading are a sentence each. The reminder and the sources are not counted with an answer: the reminder is
short and would flatter it (it is measured alone), and a source is called what it is called.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median, quantiles

import textstat
from tqdm import tqdm

from bench.every_answer import Said, everything
from bot.answers.answer import Block, List, Paragraph, Runs, Table
from bot.app import get_app
from bot.names import NameFinder

# The aims: half of all texts at this grade or below, and none above the other.
MEDIAN = 6
MOST = 9
_HARDEST = 10
_BAR = 40  # characters
# textstat takes each full stop for the end of a sentence: "findahelpline.com", "17.5"
_STOP_IN_WORD = re.compile(r"(?<=\w)\.(?=\w)")


@dataclass(frozen=True)
class Graded:
    """A text with its grade."""

    said: Said
    text: str
    grade: float


def grade(text: str, names: NameFinder) -> float:
    """The Flesch-Kincaid grade of a text, names of conditions and treatments taken as one short word each."""
    plain = "\n".join(_without_names(line, names) for line in text.splitlines())
    return float(textstat.flesch_kincaid_grade(_STOP_IN_WORD.sub("", plain)))


def graded(said: Iterable[Said], names: NameFinder) -> list[Graded]:
    """Everything with its grade, in the same order."""
    texts = ((each, read_out(each.blocks)) for each in said)
    return [Graded(each, text, grade(text, names)) for each, text in texts]


def read_out(blocks: Iterable[Block]) -> str:
    """The words of an answer as sentences: one that has no end of its own gets a full stop."""
    return "\n".join(_ended(line) for block in blocks for line in _lines(block) if line.strip())


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _text(block.runs)
    elif isinstance(block, List):
        yield from map(_text, block.items)
    elif isinstance(block, Table):
        yield from (" ".join(map(_text, row)).strip() for row in (block.head, *block.rows))
    else:
        for each in block.blocks:
            yield from _lines(each)


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _ended(line: str) -> str:
    return line if line.rstrip("\"')").endswith((".", "!", "?")) else f"{line.rstrip(':')}."


@lru_cache(maxsize=4096)  # facts come again in many answers
def _without_names(text: str, names: NameFinder) -> str:
    for name in reversed(names.find(text).mentions):
        if name.kind in ("condition", "treatment"):
            text = text[: name.start] + "it" + text[name.end :]
    return text


def report(found: Sequence[Graded]) -> Iterator[str]:
    """The lines of the report: by kind, how the grades are spread, the hardest texts, and whether the aims are met."""
    yield f"{'kind':10} {'texts':>6} {'median':>7} {'9 of 10':>8} {'hardest':>8}"
    for kind in dict.fromkeys(each.said.kind for each in found):
        yield _row(kind, [each.grade for each in found if each.said.kind == kind])
    yield _row("all", [each.grade for each in found])
    yield ""
    yield from _spread(found)
    yield ""
    yield f"the hardest {_HARDEST}"
    for each in sorted(found, key=lambda each: -each.grade)[:_HARDEST]:
        text = each.text.replace("\n", " ")
        yield f"  {each.grade:4.1f}  {each.said.kind} {each.said.name}: {text}"
    yield ""
    yield f"median at most {MEDIAN}, none over {MOST}: {'met' if meets_aims(found) else 'NOT met'}"


def meets_aims(found: Sequence[Graded]) -> bool:
    """Whether half of the texts are easy enough, and none is too hard."""
    grades = [each.grade for each in found]
    return median(grades) <= MEDIAN and max(grades) <= MOST


def _row(kind: str, grades: Sequence[float]) -> str:
    *_, ninth = quantiles(grades, n=10, method="inclusive")
    return f"{kind:10} {len(grades):6} {median(grades):7.1f} {ninth:8.1f} {max(grades):8.1f}"


def _spread(found: Sequence[Graded]) -> Iterator[str]:
    numbers = Counter(max(0, int(each.grade)) for each in found)
    yield "grade   texts"
    for year in range(max(numbers) + 1):
        yield f"{year:5} {numbers[year]:7} {'#' * round(_BAR * numbers[year] / max(numbers.values()))}"


def main() -> int:
    """Measure everything and print what came out; 0 when the aims are met."""
    app = get_app()
    found = graded(tqdm(everything(app), unit="text"), app.names)
    for line in report(found):
        sys.stdout.write(f"{line}\n")
    return 0 if meets_aims(found) else 1


if __name__ == "__main__":
    sys.exit(main())
