"""What the channels need of the rest of Atlas."""

from __future__ import annotations

from bot.app import get_app
from bot.settings import Settings


def settings() -> Settings:
    """The settings of this process."""
    return get_app().settings


def forgotten_text() -> str:
    """What is said when a conversation has been forgotten on request."""
    return get_app().wording.talk.forgotten
