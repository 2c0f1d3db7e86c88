"""How a finding travels as JSON, from the gate to the action that answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.safety.findings import Finding, Level
from bot.topics import Topic

# The key of a message under which the gate leaves its finding.
KEY = "safety"


def to_json(finding: Finding) -> dict[str, str | None]:
    """The finding as plain JSON."""
    return {
        "sign": finding.sign,
        "level": finding.level.value,
        "topic": finding.topic and finding.topic.value,
        "extra": finding.extra,
    }


def from_json(value: Mapping[str, Any] | None) -> Finding | None:
    """The finding that `to_json` made, or None."""
    if not value:
        return None
    topic = value["topic"]
    return Finding(value["sign"], Level(value["level"]), Topic(topic) if topic else None, value["extra"])
