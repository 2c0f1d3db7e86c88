"""Many events for the Slack connector, some delivered twice, faults in Slack's answers, and what comes of it."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from tests.channels.slack_deliveries import message
from tests.channels.slack_server import SlackServer


@dataclass(frozen=True)
class Load:
    """`deliveries` are the events in the order in which they are delivered, `texts` what each conversation asks."""

    deliveries: list[dict[str, Any]]
    texts: dict[str, list[str]]


def make_load(events: int = 1000, conversations: int = 20, twice: float = 0.1, seed: int = 7) -> Load:
    """So many deliveries; a share of them repeats an event that was delivered before."""
    chance = random.Random(seed)
    deliveries: list[dict[str, Any]] = []
    texts: dict[str, list[str]] = defaultdict(list)
    for number in range(events):
        if deliveries and number % round(1 / twice) == 0:
            deliveries.append(chance.choice(deliveries[-40:]))
            continue
        channel = f"D{chance.randrange(conversations)}"
        texts[channel].append(f"message {number}")
        deliveries.append(message(f"message {number}", channel=channel))
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
