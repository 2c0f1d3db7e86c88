"""`atlas export-encoder`: make the networks of the sentence encoder, in this process (with TensorFlow)."""

from __future__ import annotations

import argparse

from bot.cli.output import say
from bot.settings import Settings


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the subcommand."""
    parser = commands.add_parser("export-encoder", help="make the networks of the sentence encoder, once on a machine")
    parser.set_defaults(do=_export)


def _export(_arguments: argparse.Namespace, settings: Settings) -> None:
    from bot.encoder.export import export, network_path

    made = export(settings.var)
    say(f"{'Made' if made else 'Already there'}: {network_path(settings.var).parent}")
