"""Models to measure with, each trained once for its inputs, and how long that took."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import NamedTuple

from bench import stock
from bench.places import ROOT, TRAINING, VAR, BenchError
from bench.processes import Process, at_most, running
from bench.progress import Ticker

ATLAS = (sys.executable, "-m", "bot.cli")
RASA = (sys.executable, "-m", "rasa")
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "PYTHONUNBUFFERED": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}

_EPOCH = re.compile(rb"Epochs:\s+\d+%.*?(\d+/\d+)")
_UP_TO_DATE = re.compile(r"^The model is up to date: (.+)$", re.MULTILINE)


class Took(NamedTuple):
    """How long a training took, by the clock and of the processors."""

    seconds: float
    cpu_seconds: float


@dataclass(frozen=True)
class Training:
    """How a model came about. `load` is the load average over a minute when it was done.

    The time of the processors tells more than that of the clock where something else was running.
    """

    model: str
    seconds: float
    cpu_seconds: float
    load: float
    when: str
    epochs: int | None = None


def stock_model(project: Path, scratch: Path, cache: Path = VAR) -> tuple[Path, Training]:
    """The model of the stock project; hours may pass where its inputs have changed."""
    model = cache / f"stock-{stock.digest(project)}.tar.gz"
    note = model.with_name(model.name.replace(".tar.gz", ".json"))
    if not (model.exists() and note.exists()):
        cache.mkdir(parents=True, exist_ok=True)
        _train_stock(project, model, note, scratch)
    return model, _read(note)


def newest_stock_model(cache: Path = VAR) -> tuple[Path, Training]:
    """The stock model that was trained last, even if the phrases have changed since.

    Raises:
        BenchError: there is none.
    """
    notes = sorted(cache.glob("stock-*.json"), key=lambda note: note.stat().st_mtime)
    if not notes:
        raise BenchError("No stock model was trained yet: leave out --any-stock.")
    return notes[-1].with_suffix(".tar.gz"), _read(notes[-1])


def atlas_model(scratch: Path) -> Path:
    """The model that `atlas run` serves. With it, whatever a first start prepares is there."""
    with running([[*ATLAS, "train"]], ROOT, QUIET, scratch) as (process,):
        finish(process, "Atlas: preparing its model", _epoch)
        found = _UP_TO_DATE.search(process.log.read_text(encoding="utf-8"))
    if found is None:
        raise BenchError(f"`atlas train` did not name its model:\n{process.tail()}")
    return Path(found[1])


def atlas_training(model: Path, scratch: Path, cache: Path = VAR) -> Training:
    """How long Atlas trains; done in a temporary folder, and once for each model."""
    note = cache / "atlas.json"
    if note.exists() and _read(note).model == model.name:
        return _read(note)
    with tempfile.TemporaryDirectory() as folder:
        took = atlas_learning(Path(folder), scratch)
    training = _noted(model.name, took)
    _write(note, training)
    return training


def atlas_learning(folder: Path, logs: Path) -> Took:
    """How long Atlas takes to learn, from the start of the command to its end; done in `folder`.

    Its encoders it finds there, as any machine has them after its first start.
    """
    encoders = folder / "var" / "encoder"
    encoders.mkdir(parents=True)
    for network in (ROOT / "var" / "encoder").glob("*.onnx"):
        (encoders / network.name).symlink_to(network)
    environ = {"ATLAS_MODELS": str(folder / "models"), "ATLAS_VAR": str(folder / "var")}
    took, _ = timed([*ATLAS, "train"], ROOT, environ, "Atlas: training once more, timed", logs)
    return took


def _train_stock(project: Path, model: Path, note: Path, scratch: Path) -> None:
    epochs = stock.epochs_of(project)
    command = [*RASA, "train", "--fixed-model-name", "stock", "--out", "models"]
    took, _ = timed(command, project, {}, f"stock Rasa: training, {epochs} epochs (once for these phrases)", scratch)
    part = model.with_suffix(f".{os.getpid()}.part")
    shutil.copyfile(project / "models" / "stock.tar.gz", part)
    part.replace(model)
    _write(note, _noted(model.name, took, epochs))


def timed(
    command: Sequence[str],
    folder: Path,
    environ: Mapping[str, str],
    doing: str,
    logs: Path,
    how_far: Callable[[Path], str] | None = None,
) -> tuple[Took, str]:
    """Run a command to its end: how long it took, and what it logged. `how_far` reads the log, epochs unless given.

    Raises:
        BenchError: it failed, or takes longer than any training may.
    """
    started, used = time.monotonic(), _cpu_seconds()
    with running([command], folder, {**QUIET, **environ}, logs) as (process,):
        finish(process, doing, how_far or _epoch)
        log = process.log.read_text(encoding="utf-8", errors="replace")
    return Took(round(time.monotonic() - started, 1), round(_cpu_seconds() - used, 1)), log


def _cpu_seconds() -> float:
    """Processor time of all processes that were started from here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def finish(process: Process, doing: str, how_far: Callable[[Path], str]) -> None:
    """Wait for its end, and show how far it is, as `how_far` reads it from the log.

    Raises:
        BenchError: it failed, or takes longer than any training may; with the end of its log.
    """
    with at_most(TRAINING, doing), Ticker(doing) as ticker:
        while not process.ended_within(1):
            ticker.tick(how_far(process.log))
    if process.status:
        raise BenchError(f"{doing}: ended with status {process.status}. The end of its log:\n{process.tail()}")


def _epoch(log: Path) -> str:
    found = _EPOCH.findall(log.read_bytes())
    return f"epoch {found[-1].decode('ascii')}" if found else ""


def _noted(model: str, took: Took, epochs: int | None = None) -> Training:
    when = datetime.now(timezone.utc).isoformat(timespec="seconds")
    return Training(model, took.seconds, took.cpu_seconds, round(os.getloadavg()[0], 2), when, epochs)


def _read(note: Path) -> Training:
    return Training(**json.loads(note.read_text(encoding="utf-8")))


def _write(note: Path, training: Training) -> None:
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(json.dumps(asdict(training), indent=2) + "\n", encoding="utf-8")
