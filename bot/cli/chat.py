"""`atlas chat`: a conversation in the terminal, or with the lines of a pipe."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from bot.cli import engine, prepare, terminal
from bot.cli.conversation import Conversation, Message
from bot.cli.output import say, step
from bot.settings import Settings

_LEAVING = frozenset({"/quit", "/exit", "/stop"})


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the subcommand."""
    commands.add_parser("chat", help="talk in the terminal").set_defaults(do=_chat)


def _chat(_arguments: argparse.Namespace, settings: Settings) -> None:
    start = engine.QuickStart()
    model = prepare.everything(settings)
    with step("Loading the model"):
        conversation = Conversation(model)
    start.done()
    if sys.stdin.isatty():
        say("Ask what you like. A number asks the suggestion; /quit or Ctrl-D ends.")
    suggested: list[Message] = []
    for typed in _typed():
        messages = conversation.send(_meant(typed, suggested))
        suggested = [button for message in messages for button in message.get("buttons", ())]
        _show(messages, suggested)


def _typed() -> Iterator[str]:
    """What the person types, line by line, until they leave."""
    try:
        while (line := _line()) not in _LEAVING:
            if line:
                yield line
    except (EOFError, KeyboardInterrupt):
        if sys.stdin.isatty():
            say()


def _line() -> str:
    return input("\n> " if sys.stdin.isatty() else "").strip()


def _meant(typed: str, suggested: Sequence[Message]) -> str:
    """What a number stands for, if it is that of a suggestion."""
    number = int(typed) if typed.isascii() and typed.isdigit() else 0
    return str(suggested[number - 1]["payload"]) if 0 < number <= len(suggested) else typed


def _show(messages: Sequence[Message], suggested: Sequence[Message]) -> None:
    say()
    say("\n\n".join(terminal.answer(message) for message in messages))
    if suggested:
        say()
        say(terminal.suggestions([button["title"] for button in suggested]))
