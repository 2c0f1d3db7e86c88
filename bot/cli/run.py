"""`atlas run`: prepare what is missing, then serve."""

from __future__ import annotations

import argparse

from bot.cli import engine, prepare, server
from bot.settings import Settings


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the subcommand."""
    parser = commands.add_parser("run", help="serve Atlas (HOST, PORT; default http://127.0.0.1:5005)")
    parser.set_defaults(do=_run)


def _run(_arguments: argparse.Namespace, settings: Settings) -> None:
    server.check_port(settings)
    start = engine.QuickStart()
    server.serve(prepare.everything(settings), settings, start)
