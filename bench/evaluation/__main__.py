"""`python -m bench.evaluation [FILE ...]`: how well Atlas understands questions that it was not trained on."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.evaluation import page
from bench.evaluation.found import Found
from bench.evaluation.questions import FILES
from bench.evaluation.run import Plan, evaluate
from bench.places import VAR, BenchError
from bench.processes import INTERRUPTED, end_in_order
from bench.progress import say
from bot.errors import AtlasError

EPOCHS = 10  # Rasa's own 100 would take hours; the report says how far DIET has come by then

_QUICK = 10  # questions of each file
_DRAWN = VAR.with_name("evaluation")


def main(arguments: Sequence[str] | None = None) -> int:
    """Evaluate and report; 0 when it could be done, whatever the figures are."""
    end_in_order()
    given = sys.argv[1:] if arguments is None else arguments
    parser = _parser()
    chosen = parser.parse_args(given)
    if chosen.quick and chosen.write:
        parser.error("--quick measures nothing that would be worth writing")
    try:
        with tempfile.TemporaryDirectory(prefix="atlas-evaluation-") as scratch:
            found = evaluate(_plan(chosen, given), Path(scratch))
        print(page.measured(found))
        _keep(found, write=chosen.write)
    except KeyboardInterrupt:
        return INTERRUPTED
    except (BenchError, AtlasError) as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 1
    return 0


def _plan(chosen: argparse.Namespace, given: Sequence[str]) -> Plan:
    command = " ".join(["python -m bench.evaluation", *given])
    epochs = 0 if chosen.no_peers else chosen.epochs
    return Plan(command, chosen.files or FILES, epochs, most=_QUICK if chosen.quick else None)


def _keep(found: Found, *, write: bool) -> None:
    if write:
        page.write(found, page.PAGE)
        say(f"\nWritten: {page.PAGE} and its pictures")
    else:
        page.draw(found, _DRAWN)
        say(f"\nPictures: {_DRAWN}. --write brings all of this to {page.PAGE}.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.evaluation", description=__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, help="files of test questions; four of tests/questions unless given"
    )
    parser.add_argument("--no-peers", action="store_true", help="Atlas alone: a minute instead of an hour")
    parser.add_argument("--quick", action="store_true", help="show that it works; the figures say nothing")
    parser.add_argument("--write", action="store_true", help="write the results to docs/evaluation.md")
    parser.add_argument(
        "--epochs",
        type=int,
        choices=range(1, 101),
        metavar="1..100",
        default=EPOCHS,
        help=f"how long Rasa's default pipeline learns: {EPOCHS} unless set; Rasa's own is 100",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
