"""The small project, trained once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.project import Project
from tests.conftest import var_with_encoder


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project with its model. Do not change it: `project` gives a copy."""
    made = Project.make(tmp_path_factory.mktemp("cli") / "trained")
    var_with_encoder(made.root / "var")
    ended = made.atlas("train")
    assert ended.status == 0, ended.err
    return made


@pytest.fixture
def project(trained: Project, tmp_path: Path) -> Project:
    """A trained small project to change at will."""
    return trained.copy(tmp_path / "project")
