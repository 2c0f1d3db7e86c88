"""A stock Rasa project: what `rasa init` makes, with our phrases, a rule for each intent and an action server."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from bench.places import LOOPBACK, PHRASES

EPOCHS = 100  # Rasa's own number

_LEARNT_FROM = ("config.yml", "domain.yml", "data/nlu.yml", "data/rules.yml")
_LIBRARIES = ("rasa", "tensorflow-cpu")
_FALLBACK = "nlu_fallback"
_ANSWER = "This is the fixed answer for {intent}. " + "It is about as long as an answer of a few plain sentences. " * 6


def make(folder: Path, epochs: int = EPOCHS, every: int = 1, phrases: Path = PHRASES) -> None:
    """Write the project, which learns one of `every` phrases of an intent.

    `rasa init` leaves the pipeline open, and the training then takes Rasa's default configuration: it is written out
    here, so that the epochs can be set.
    """
    rasa = _rasa()
    shutil.copytree(rasa / "cli" / "initial_project", folder, dirs_exist_ok=True)
    (folder / "data" / "stories.yml").unlink()
    config = (rasa / "engine" / "recipes" / "config_files" / "default_config.yml").read_text(encoding="utf-8")
    _write(folder / "config.yml", re.sub(r"epochs: \d+", f"epochs: {epochs}", config))
    _write(folder / "data" / "nlu.yml", _thinned(phrases.read_text(encoding="utf-8"), every))
    intents = _intents(phrases)
    _write(folder / "domain.yml", _domain(intents))
    _write(folder / "data" / "rules.yml", _rules([*intents, _FALLBACK]))
    shutil.copyfile(Path(__file__).with_name("stock_actions.py"), folder / "actions" / "actions.py")
    _fill_table(folder / "answers.db", [*intents, _FALLBACK])


def connect(folder: Path, action_port: int) -> None:
    """Tell the project where its action server listens, by the line that `rasa init` leaves for it."""
    address = f"http://{LOOPBACK}:{action_port}/webhook"
    _write(folder / "endpoints.yml", f'action_endpoint:\n  url: "{address}"\n')


def epochs_of(folder: Path) -> int:
    """For how many epochs the project's DIET classifier learns."""
    found = re.search(r"DIETClassifier\s+epochs: (\d+)", (folder / "config.yml").read_text(encoding="utf-8"))
    return int(found[1]) if found else 0


def digest(folder: Path) -> str:
    """Twelve characters that change with everything that the model is learnt from."""
    summed = hashlib.sha256(" ".join(version(library) for library in _LIBRARIES).encode())
    for name in _LEARNT_FROM:
        content = (folder / name).read_bytes()
        summed.update(f"{name}\0{len(content)}\0".encode() + content)
    return summed.hexdigest()[:12]


def _rasa() -> Path:
    """Where Rasa is installed, without importing it."""
    found = find_spec("rasa")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("Rasa is not installed in this environment.")
    return Path(found.origin).parent


def _intents(phrases: Path) -> list[str]:
    return re.findall(r"^\s*- intent: (\S+)", phrases.read_text(encoding="utf-8"), re.MULTILINE)


def _thinned(text: str, every: int) -> str:
    """The first phrase of each intent and every so-manieth after it."""
    kept, number = [], 0
    for line in text.splitlines():
        example = line.startswith("      - ")
        number = number + 1 if example else 0
        if not example or number % every == 1 % every:
            kept.append(line)
    return "\n".join(kept) + "\n"


def _domain(intents: Sequence[str]) -> str:
    listed = "".join(f"  - {intent}\n" for intent in intents)
    session = "session_config:\n  session_expiration_time: 60\n  carry_over_slots_to_new_session: true\n"
    return f'version: "3.1"\n\nintents:\n{listed}\nactions:\n  - action_answer\n\n{session}'


def _rules(intents: Sequence[str]) -> str:
    rules = (f"- rule: {each}\n  steps:\n  - intent: {each}\n  - action: action_answer\n" for each in intents)
    return 'version: "3.1"\n\nrules:\n' + "\n".join(rules)


def _fill_table(path: Path, intents: Sequence[str]) -> None:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE answers (intent TEXT PRIMARY KEY, text TEXT NOT NULL)")
        rows = ((intent, _ANSWER.format(intent=intent)) for intent in dict.fromkeys(intents))
        database.executemany("INSERT INTO answers VALUES (?, ?)", rows)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
