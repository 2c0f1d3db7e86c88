"""The command line's grammar: one subcommand a module."""

from __future__ import annotations

import argparse

from bot.cli import ask, chat, encoder, facts, run, train, tune


def parser() -> argparse.ArgumentParser:
    """A parser whose result has `do`, the function that does what was asked for."""
    made = argparse.ArgumentParser("atlas", description="Atlas, a chatbot on cervical dystonia and fibromyalgia.")
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    for module in (run, train, ask, chat, facts, encoder, tune):
        module.add(commands)
    return made
