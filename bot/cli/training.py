"""ADAPTER: Rasa's training. Run as a child: `python -m bot.cli.training DATA MODEL`."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import tempfile
from pathlib import Path

from bot.cli import engine
from bot.cli.fingerprint import training_files
from bot.errors import AtlasError
from bot.settings import ROOT


def train(data: Path, target: Path) -> bool:
    """Train on Rasa's files below `data`; the model appears at `target` in one step, complete or not at all."""
    start = engine.QuickStart()
    from rasa.model_training import train as rasa_train

    start.done()
    engine.set_up_logs()
    with tempfile.TemporaryDirectory() as folder:
        result = rasa_train(
            domain=str(ROOT / "domain.yml"),
            config=str(ROOT / "config.yml"),
            training_files=[str(path) for path in training_files(data)],
            output=folder,
            fixed_model_name=target.name,
            force_training=True,  # Rasa's own cache does not see a change in a module that a component imports
        )
        if result.code or result.model is None:
            return False
        _keep(Path(result.model), target)
    return True


def _keep(trained: Path, target: Path) -> None:
    """Not compressed: Rasa unpacks a model twice whenever it loads one, which would take half a second longer."""
    part = target.with_suffix(f".{os.getpid()}.part")
    with gzip.open(trained) as packed, gzip.open(part, "wb", compresslevel=0) as stored:
        shutil.copyfileobj(packed, stored, 1 << 20)
    part.replace(target)


def main(data: str, target: str) -> int:
    """Train, and return the exit status; what a person can mend is told in one line."""
    from rasa.shared.exceptions import RasaException

    try:
        return 0 if train(Path(data), Path(target)) else 1
    except (AtlasError, RasaException) as error:
        sys.stderr.write(f"atlas: The training failed: {' '.join(str(error).split())}\n")
        return 1


if __name__ == "__main__":
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    os.environ["LOG_LEVEL"] = "INFO"  # tells how far it is; `bot.cli.child` keeps the rest back unless it fails
    sys.exit(main(*sys.argv[1:]))
