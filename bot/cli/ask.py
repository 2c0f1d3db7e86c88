"""`atlas ask "..."`: one question, one answer."""

from __future__ import annotations

import argparse

from bot.cli import engine, prepare, terminal
from bot.cli.conversation import Conversation
from bot.cli.output import say, step
from bot.errors import AtlasError
from bot.settings import Settings


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the subcommand."""
    parser = commands.add_parser("ask", help="ask one question")
    parser.add_argument("question", nargs="+")
    parser.set_defaults(do=_ask)


def _ask(arguments: argparse.Namespace, settings: Settings) -> None:
    question = " ".join(arguments.question).strip()
    if not question:
        raise AtlasError('There is no question. Ask one like this: make ask Q="can I have both?"')
    start = engine.QuickStart()
    model = prepare.everything(settings)
    with step("Loading the model"):
        conversation = Conversation(model)
    start.done()
    messages = conversation.send(question)
    if not messages:
        raise AtlasError("Atlas gave no answer: the lines above say why.")
    say("\n\n".join(terminal.answer(message) for message in messages))
