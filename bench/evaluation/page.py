"""docs/evaluation.md: what people wrote stays, what was measured stands between two markers."""

from __future__ import annotations

from pathlib import Path

from bench.evaluation import pictures, tables
from bench.evaluation.found import Found
from bench.evaluation.peers import System
from bench.evaluation.summary import summary
from bench.places import ROOT, BenchError

PAGE = ROOT / "docs" / "evaluation.md"
PICTURES = "evaluation"  # the folder beside the page

_HOW_COMPARED = (
    "All three learnt the same phrases and read the same questions in this run, one after the other, each in a process "
    "of its own and as it sets itself up, with its own fallback. NLP.js was given the phrases mixed. Only intents are "
    "compared, because the other two do not look for names: one named treatment and treatment as a whole count as the "
    "same here."
)
_OTHERS = (
    "From `right_fact.yml` and `safety_harmless.yml`, which are not kept unseen: some thresholds and figures of speech "
    "were read off them. The turns of talks are those of `talks_unseen.yml`, which nobody looks at."
)
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
    pictures.draw_confidence(found.readings, folder / "confidence.png")


def measured(found: Found) -> str:
    """Everything that was found, as Markdown. Holds no question that is kept unseen."""
    sections = [
        ("In plain words", summary(found)),
        ("Shares and goals", f"{tables.shares(found)}\n\n{_OTHERS}\n\n{tables.other_shares(found)}"),
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
    notes = [_learnt(each) for each in found.systems if each.accuracies]
    return "\n\n".join([_HOW_COMPARED, tables.compared(found.systems), *notes])


def _learnt(system: System) -> str:
    """How far a system had come when its training ended: whether more of it would change much."""
    told = ", ".join(f"{100 * accuracy:.1f}" for accuracy in system.accuracies)
    gain = 100 * (system.accuracies[-1] - [0.0, *system.accuracies][-2])
    return (
        f"{system.name} learnt for {len(system.accuracies)} epochs (its own number is 100, which takes hours). After "
        f"each of them it had {told} % of the training phrases themselves right: {gain:+.1f} points in the last."
    )


def _mistakes(found: Found) -> str:
    return f"Missed dangers first, then those made with most confidence.\n\n{tables.mistakes(found.readings)}"
