"""What the channels need of the rest of Atlas."""

from __future__ import annotations

from typing import Any

from bot.answers.payload import to_message
from bot.answers.talk import forgotten
from bot.app import get_app
from bot.settings import Settings


def settings() -> Settings:
    """The settings of this process."""
    return get_app().settings


def forgotten_message() -> dict[str, Any]:
    """What is said when a conversation has been forgotten on request, as an action would say it."""
    app = get_app()
    return to_message(forgotten(app.wording), {}, app.wording)
