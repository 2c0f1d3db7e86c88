"""What the tests of the bench share."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker of what takes minutes."""
    config.addinivalue_line("markers", "slow: takes minutes, because it trains or starts whole programs")
