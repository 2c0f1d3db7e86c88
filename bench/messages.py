"""The messages, and the conversations that they are sent in."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from bench.places import MESSAGES

TURNS = 3  # messages in one conversation, as most visits are short

Conversation = tuple[str, ...]


def load(path: Path = MESSAGES) -> list[str]:
    """All messages, in the order of the file."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def conversations(messages: Sequence[str], count: int, turns: int = TURNS) -> list[Conversation]:
    """`count` of the messages, mixed over all topics and the same each time, as conversations of some turns."""
    mixed = random.Random(1).sample(list(messages), count)
    return [tuple(mixed[start : start + turns]) for start in range(0, count, turns)]
