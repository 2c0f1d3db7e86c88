"""Many events for the Slack connector, some delivered twice, faults in Slack's answers, and what comes of it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.channels.slack_deliveries import message, press
from tests.channels.slack_server import SlackServer


@dataclass(frozen=True)
class Load:
    """`deliveries` are the events in the order in which they are delivered, `texts` what each conversation asks."""

    deliveries: list[dict[str, Any]]
    texts: dict[str, list[str]]


Make = Callable[[str, str], dict[str, Any]]  # text, channel -> what Slack delivers


def as_message(text: str, channel: str) -> dict[str, Any]:
    """Somebody types the text in direct messages."""
    return message(text, channel=channel)


def as_press(text: str, channel: str) -> dict[str, Any]:
    """Somebody presses a button with the text: the answer then quotes it, so that it can be told from others."""
    return press({"type": "button", "action_id": "ask-0", "value": text}, channel)


def make_load(
    questions: Sequence[str] = ("message",),
    make: Make = as_message,
    events: int = 1000,
    conversations: int = 20,
    twice: float = 0.1,
    seed: int = 7,
) -> Load:
    """So many deliveries of numbered questions; a share of them repeats one that was delivered before."""
    chance = random.Random(seed)
    deliveries: list[dict[str, Any]] = []
    texts: dict[str, list[str]] = defaultdict(list)
    for number in range(events):
        if deliveries and number % round(1 / twice) == 0:
            deliveries.append(chance.choice(deliveries[-40:]))
            continue
        channel = f"D{chance.randrange(conversations)}"
        texts[channel].append(f"{questions[number % len(questions)]} {5000 + number}")  # 112 and 988 would be alarms
        deliveries.append(make(texts[channel][-1], channel))
    return Load(deliveries, dict(texts))


def make_faults(calls: int, share: float = 0.05, retry_after: float = 1, seed: int = 7) -> list[Any]:
    """What goes wrong with the next calls: a share of them meets a fault before anything is carried out."""
    chance = random.Random(seed)
    kinds = [("429", retry_after), 500, 503, "close"]
    return [chance.choice(kinds) if chance.random() < share else None for _ in range(calls)]


def answered(slack: SlackServer) -> dict[str, list[str]]:
    """What each conversation was told, in the order in which it was."""
    told: dict[str, list[str]] = defaultdict(list)
    for post in slack.posts:
        told[post.body["channel"]].append(post.text)
    return dict(told)
