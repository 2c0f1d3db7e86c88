"""The gate as it is served: the repository's own rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.safety import SafetyRules, Screen, load_rules

RULES = Path(__file__).resolve().parents[2] / "data" / "safety.yml"


@pytest.fixture(scope="session")
def rules() -> SafetyRules:
    """What `data/safety.yml` says."""
    return load_rules(RULES)


@pytest.fixture(scope="session")
def screen(rules: SafetyRules) -> Screen:
    """The gate."""
    return Screen(rules)
