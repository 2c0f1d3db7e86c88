"""docs/evaluation.md: what people wrote stays, what was measured stands between two markers."""

from __future__ import annotations

from pathlib import Path

from bench.evaluation import pictures, tables
from bench.evaluation.found import Found
from bench.evaluation.summary import summary
from bench.places import ROOT, BenchError

PAGE = ROOT / "docs" / "evaluation.md"
PICTURES = "evaluation"  # the folder beside the page

_BEGIN, _END = "<!-- measured: begin -->", "<!-- measured: end -->"


def write(found: Found, page: Path) -> None:
    """Put what was found into the page, and draw its pictures beside it.

    Raises:
        BenchError: the page has no place for it.
    """
    before, begin, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise BenchError(f"{page} has no lines {_BEGIN} and {_END}, between which the figures belong.")
    draw(found, page.parent / PICTURES)
    page.write_text(f"{before}{begin}\n\n{measured(found)}\n\n{end}{after}", encoding="utf-8")


def draw(found: Found, folder: Path) -> None:
    """Draw all pictures into a folder."""
    pictures.draw_confusions(found.readings, folder / "confusion.png")
    pictures.draw_confidence(found.readings, pictures.thresholds_of(), folder / "confidence.png")


def measured(found: Found) -> str:
    """Everything that was found, as Markdown. Holds no question that is kept unseen."""
    sections = [
        ("In plain words", summary(found)),
        ("Shares and goals", tables.shares(found)),
        *([("Beside two others", _beside(found))] if found.systems else []),
        ("Topics", tables.topics(found.readings)),
        ("What is taken for what", f"![Confusion matrix]({PICTURES}/confusion.png)"),
        ("How sure it is", f"![Confidence of right, wrong and out-of-scope messages]({PICTURES}/confidence.png)"),
        ("The worst mistakes", _mistakes(found)),
    ]
    return "\n\n".join([_under(found), *(f"## {title}\n\n{text}" for title, text in sections)])


def _under(found: Found) -> str:
    under = found.under
    return (
        f"Measured on {under.when} by `{under.command}`, on {under.cores} processor cores (load average {under.load} "
        f"at the end); {under.phrases} training phrases, {len(found.readings)} questions ({', '.join(found.files)})."
    )


def _beside(found: Found) -> str:
    levelled = [each for each in found.systems if each.accuracies]
    notes = [
        f"{each.name} had {', '.join(f'{100 * value:.1f}' for value in each.accuracies)} % of its own training phrases "
        f"right after epoch 1 to {len(each.accuracies)}; Rasa's own number of epochs is 100."
        for each in levelled
    ]
    return "\n\n".join([tables.compared(found.systems), *notes])


def _mistakes(found: Found) -> str:
    return f"Missed dangers first, then those made with most confidence.\n\n{tables.mistakes(found.readings)}"
