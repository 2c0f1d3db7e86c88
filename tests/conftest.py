"""What tests of several folders share. Everything heavy is made on first use, once for the whole run."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.app import App
    from bot.facts.model import Catalogue

ROOT = Path(__file__).resolve().parent.parent

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
# A shell that starts this in the background has SIGINT ignored, and everything that is started here would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


@pytest.fixture(scope="session")
def content() -> Catalogue:
    """What the files of `data/facts/` say."""
    from bot.facts.catalogue import load_catalogue

    return load_catalogue(ROOT / "data" / "facts")


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what Atlas keeps, that holds the exported encoders and nothing else."""
    return var_with_encoder(tmp_path_factory.mktemp("var"))


def var_with_encoder(folder: Path) -> Path:
    """Lead to the repository's exported networks from another `var`; export them first where that was not done yet."""
    from bot.encoder.export import export, network_path, tuned_network_path

    export(ROOT / "var")
    (folder / "encoder").mkdir(parents=True, exist_ok=True)
    for path in (network_path, tuned_network_path):
        path(folder).symlink_to(path(ROOT / "var"))
    return folder


@pytest.fixture(scope="session")
def app(var: Path) -> Iterator[App]:
    """Atlas with the real content and a database of its own; it is also the one that `get_app()` gives."""
    from bot.app import get_app

    environment = {
        "ATLAS_VAR": str(var),
        "ATLAS_DATA": str(ROOT / "data"),
        "DATABASE_URL": f"sqlite:///{var / 'facts.db'}",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        get_app.cache_clear()
        made = get_app()
    yield made
    made.store.close()
    get_app.cache_clear()
