"""When a model is out of date: a name for everything that a training depends on.

An edited fact leaves the model as it is; a new name of a condition makes another one, as names are masked in training.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from bot.facts.model import Catalogue, Condition, Treatment

_CODE = ("bot/nlu/*.py", "bot/encoder/*.py", "bot/encoder/*.npz", "bot/names/*.py")
_LIBRARIES = ("rasa", "scikit-learn", "onnxruntime", "spacy", "tokenizers", "transformers", "tf2onnx")
# By these keys Rasa itself tells its own files from others.
_RASA_KEYS = re.compile(r"^(nlu|stories|rules|responses|intents|slots|actions|forms|entities)\s*:", re.MULTILINE)


def fingerprint(root: Path, data: Path, catalogue: Catalogue) -> str:
    """Twelve characters: the same inputs, the same characters."""
    digest = hashlib.sha256()
    for name, content in _inputs(root, data, catalogue):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def training_files(data: Path) -> list[Path]:
    """The files below `data` that Rasa learns from, in a fixed order."""
    return [path for path in sorted(data.rglob("*.yml")) if _RASA_KEYS.search(path.read_text(encoding="utf-8"))]


def _inputs(root: Path, data: Path, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    for path in [root / "config.yml", root / "domain.yml", *_code(root)]:
        yield path.relative_to(root).as_posix(), path.read_bytes()
    for path in training_files(data):
        yield path.relative_to(data).as_posix(), path.read_bytes()
    for library in _LIBRARIES:
        yield library, version(library).encode()
    yield "names", "\n".join(_names(catalogue)).encode()


def _code(root: Path) -> Iterable[Path]:
    return (path for pattern in _CODE for path in sorted(root.glob(pattern)))


def _names(catalogue: Catalogue) -> Iterator[str]:
    named: tuple[Condition | Treatment, ...] = (*catalogue.conditions, *catalogue.treatments)
    for each in named:
        yield " | ".join((each.id, each.name, *each.aliases))
    for aspect in catalogue.aspects:
        yield " | ".join((aspect.id, *aspect.names))
