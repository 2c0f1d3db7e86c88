"""What is typed with a "/" in front: a short list of commands; everything else is text.

Rasa takes a text that begins with "/" for the name of an intent, so anybody could trigger any intent by typing.
Every channel passes what was typed through `read` and hands Rasa only what comes out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from bot.topics import Topic


class Command(str, Enum):
    """What can be typed with a "/" in front."""

    START = "/start"
    HELP = "/help"
    SOURCES = "/sources"
    RESTART = "/restart"
    FORGET = "/forget"


FORGETTING = frozenset({Command.RESTART, Command.FORGET})

_INTENT = {
    Command.START: Topic.GREETING.intent,
    Command.HELP: Topic.CAPABILITIES.intent,
    Command.SOURCES: Topic.SOURCES.intent,
}
_LEADING = re.compile(r"[/\s]+")


@dataclass(frozen=True)
class Typed:
    """What is to be done with a message: `forget` the conversation, or hand Rasa the `text`."""

    text: str
    forget: bool = False


def read(typed: str) -> Typed:
    """What a message means to us, before Rasa sees it."""
    command = _command(typed)
    if command in FORGETTING:
        return Typed("", forget=True)
    return Typed(f"/{_INTENT[command]}" if command else as_text(typed))


def as_text(typed: str) -> str:
    """The text without the slashes in front.

    They are removed, not hidden behind an invisible character: Rasa strips a text several times before it looks at
    the first character, and the language model should see the words that were meant ("/botox" is "botox").
    """
    return typed[found.end() :] or "?" if (found := _LEADING.match(typed)) else typed


def _command(typed: str) -> Command | None:
    try:
        return Command(typed.strip().lower())
    except ValueError:
        return None
