"""`atlas train`: make what a start needs, and nothing twice."""

from __future__ import annotations

import argparse

from bot.cli import prepare
from bot.cli.output import say
from bot.settings import Settings


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the subcommand."""
    parser = commands.add_parser("train", help="train the model if its inputs have changed")
    parser.set_defaults(do=_train)


def _train(_arguments: argparse.Namespace, settings: Settings) -> None:
    say(f"The model is up to date: {prepare.everything(settings)}")
