"""ADAPTER: Rasa's training. Run as a child: `python -m bot.cli.training DATA MODEL`."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from bot.cli import engine
from bot.cli.fingerprint import training_files
from bot.settings import ROOT


def train(data: Path, target: Path) -> bool:
    """Train on Rasa's files below `data`; the model appears at `target` in one step, complete or not at all."""
    with engine.importing_rasa():
        from rasa.model_training import train as rasa_train
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
        part = target.with_suffix(f".{os.getpid()}.part")
        shutil.copyfile(result.model, part)
        part.replace(target)
    return True


if __name__ == "__main__":
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    sys.exit(0 if train(Path(sys.argv[1]), Path(sys.argv[2])) else 1)
