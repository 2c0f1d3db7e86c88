"""What tuning changes in the sentence encoder, as a small file: rounded differences to the published weights.

A tuning takes half an hour; what it teaches fits into some megabytes. So it is done once, by who changes many
phrases, and comes with Atlas (docs/decisions/0003).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.errors import AtlasError

PATH = Path(__file__).with_name("tuned.npz")

Weights = Mapping[str, npt.NDArray[np.float32]]

# Differences are rounded to a part of their spread in a column: rounding so adds 1 % to what they vary by. Values
# are small whole numbers then, of which most are alike, and the archive packs them into some four bits each.
_STEPS_IN_A_DEVIATION = 3
_STEPS, _STEP = "steps:", "step:"
_BASE, _PHRASES = "base", "phrases"
_MISSING = "The tuning of the sentence encoder, {}, is missing or damaged: get it again, or run `make tune`."


def save(path: Path, before: Weights, after: Weights, base: str, phrases: Iterable[str]) -> None:
    """Write the differences between the weights of one encoder before and after its tuning.

    Args:
        path: the file to write, in one step.
        before: names and values; those that tuning has left alone take no room.
        after: the same names, with values of the same shapes.
        base: the sha256 of the published weights.
        phrases: what the encoder was tuned to; only their checksums are kept.
    """
    arrays: dict[str, npt.NDArray[Any]] = {_BASE: np.array(base), _PHRASES: _checksums(phrases)}
    for name, value in after.items():
        arrays.update(_rounded(name, value - before[name]))
    part = path.with_suffix(".part.npz")
    np.savez_compressed(part, **arrays)
    part.replace(path)


def load(path: Path, base: str) -> dict[str, npt.NDArray[np.float32]]:
    """The differences by the name of the weight.

    Raises:
        AtlasError: the file is missing or damaged, or was made from other weights than `base`.
    """
    arrays = _read(path)
    found = str(arrays[_BASE])
    if found != base:
        raise AtlasError(f"{path} belongs to weights with the sha256 {found}: allowed is {base}. Run `make tune`.")
    names = [key.removeprefix(_STEPS) for key in arrays if key.startswith(_STEPS)]
    return {name: arrays[_STEPS + name] * arrays[_STEP + name] for name in names}


def digest(path: Path) -> str:
    """The sha256 of the file.

    Raises:
        AtlasError: it is missing.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise AtlasError(_MISSING.format(path)) from error


def share_known(path: Path, phrases: Iterable[str]) -> float:
    """Which share of these phrases, 0 to 1, the encoder was tuned to.

    Raises:
        AtlasError: the file is missing or damaged.
    """
    return float(np.isin(_checksums(phrases), _read(path)[_PHRASES]).mean())


def _rounded(name: str, change: npt.NDArray[np.float32]) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    if not change.any():
        return
    step = np.sqrt(np.mean(change**2, axis=0, keepdims=True)) / _STEPS_IN_A_DEVIATION
    step = np.maximum(step, np.finfo(np.float32).tiny).astype(np.float32)
    yield _STEPS + name, np.clip(np.round(change / step), -127, 127).astype(np.int8)
    yield _STEP + name, step


def _read(path: Path) -> dict[str, npt.NDArray[Any]]:
    try:
        with np.load(path) as file:
            return {key: file[key] for key in file.files}
    except Exception as error:  # numpy and zipfile raise a dozen kinds for a damaged file
        raise AtlasError(_MISSING.format(path)) from error


def _checksums(phrases: Iterable[str]) -> npt.NDArray[np.uint32]:
    return np.array(sorted({crc32(phrase.encode()) for phrase in phrases}), np.uint32)
