"""`python -m bench`: compare Atlas with a stock Rasa project on this machine."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.places import BenchError
from bench.processes import INTERRUPTED, end_in_order
from bench.run import QUICK, Plan, run


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and report; 0 when every message was answered."""
    end_in_order()
    chosen = _parser().parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="atlas-bench-") as scratch:
            return 0 if run(_plan(chosen), Path(scratch)) else 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1


def _plan(chosen: argparse.Namespace) -> Plan:
    if chosen.quick:
        return replace(QUICK, any_stock=chosen.any_stock)
    return Plan(epochs=chosen.epochs, any_stock=chosen.any_stock)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="show that it works; the figures say nothing")
    parser.add_argument(
        "--epochs",
        type=int,
        choices=range(1, 101),
        metavar="1..100",
        default=Plan.epochs,
        help=f"how long the stock model learns, once for the same phrases: {Plan.epochs} unless set; Rasa's own is 100",
    )
    parser.add_argument(
        "--any-stock",
        action="store_true",
        help="take the newest stock model, even if the phrases have changed since: training it takes long",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
