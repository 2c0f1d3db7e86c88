"""What several tests of answers share."""

from __future__ import annotations

import pytest

from bench.every_answer import Said, everything
from bot.app import App


@pytest.fixture(scope="session")
def said(app: App) -> list[Said]:
    """Everything that Atlas can answer with."""
    return list(everything(app))
