"""What the channels need of the rest of Atlas. The only place to change when `bot.app` provides it."""

from __future__ import annotations

import os
from functools import cache

from bot.facts.yaml_file import read
from bot.settings import Settings


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings.from_env(os.environ)


def forgotten_text() -> str:
    """What is said when a conversation has been forgotten on request."""
    return str(read(settings().data / "wording.yml")["talk"]["forgotten"])
