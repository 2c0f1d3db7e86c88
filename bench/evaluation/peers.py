"""The same work done by others: they learn the same phrases and read the same questions, in processes of their own."""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bench import stock
from bench.evaluation import diet
from bench.evaluation.questions import Asked
from bench.evaluation.reading import Guess, Reading, by_intent, guess, guess_of_rasa
from bench.places import PHRASES, ROOT
from bench.training import RASA, Took, timed

NODE = Path(sys.executable).with_name("node")
_NLPJS = Path(__file__).with_name("nlpjs.mjs")
_STEP = re.compile(r"Epochs:[^|]*\|[^|]*\|( \d+/\d+)|Epoch( \d+) loss|message( \d+/\d+)")
_END_OF_A_LOG = 2000  # characters: more than the last line of any


@dataclass(frozen=True)
class System:
    """What was compared: how long it took to learn, and how it read the questions.

    `accuracies` are the shares of its own phrases that it had right after each epoch, where it tells them.
    """

    name: str
    training: Took
    readings: Sequence[Reading]
    accuracies: Sequence[float] = field(default=())


def nlpjs(questions: Sequence[Asked], scratch: Path, phrases: Path = PHRASES) -> System:
    """NLP.js 4 as its guide sets it up; it turns away what it has less than 0.5 confidence in.

    It learns in the order in which it is given the phrases, again and again, and goes by what came last. In the file
    one intent follows the other, so they are mixed first, as Rasa mixes them by itself.
    """
    given, told = scratch / "nlpjs-in.json", scratch / "nlpjs-out.json"
    learnt = phrases_of(phrases)
    mixed = random.Random(1).sample(learnt, len(learnt))
    given.write_text(json.dumps({"phrases": mixed, "messages": _texts(questions)}), encoding="utf-8")
    _run([str(NODE), str(_NLPJS), str(given), str(told)], ROOT, "NLP.js: learning and reading", scratch)
    content = json.loads(told.read_text(encoding="utf-8"))
    guesses = (guess(each["intent"], each["ranking"], each["seconds"]) for each in content["guesses"])
    return System("NLP.js 4", Took(**content["training"]), _readings(questions, guesses))


def rasa(questions: Sequence[Asked], epochs: int, scratch: Path, phrases: Path = PHRASES) -> System:
    """Rasa's default pipeline, with its default fallback."""
    project = scratch / "stock"
    stock.make(project, epochs, phrases=phrases)
    learn = [*RASA, "train", "nlu", "--fixed-model-name", "diet", "--out", "models"]
    took, log = _run(learn, project, f"Rasa's default pipeline: learning, {epochs} epochs", scratch)
    given, told = scratch / "diet-in.json", scratch / "diet-out.json"
    given.write_text(json.dumps(_texts(questions)), encoding="utf-8")
    model = project / "models" / "diet.tar.gz"
    ask = [sys.executable, "-m", "bench.evaluation.diet", str(model), str(given), str(told)]
    _run(ask, ROOT, "Rasa's default pipeline: reading", scratch)
    answers = json.loads(told.read_text(encoding="utf-8"))
    readings = _readings(questions, (guess_of_rasa(*each) for each in answers))
    return System("Rasa's default", took, readings, diet.training_accuracies(log))


def phrases_of(path: Path) -> list[tuple[str, str]]:
    """The training phrases of a file, each with its intent."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    blocks = yaml.load(path.read_text(encoding="utf-8"), loader)["nlu"]
    return [
        (line.removeprefix("- "), block["intent"])
        for block in blocks
        if "intent" in block
        for line in block["examples"].splitlines()
    ]


def _texts(questions: Sequence[Asked]) -> list[str]:
    return [each.text for each in questions]


def _readings(questions: Sequence[Asked], guesses: Iterable[Guess]) -> list[Reading]:
    return [by_intent(asked, guess) for asked, guess in zip(questions, guesses, strict=True)]


def _run(command: Sequence[str], folder: Path, doing: str, scratch: Path) -> tuple[Took, str]:
    return timed(command, folder, {}, doing, scratch / "logs", _how_far)


def _how_far(log: Path) -> str:
    """The last epoch or message that the end of a log names."""
    steps = _STEP.findall(log.read_text(encoding="utf-8", errors="replace")[-_END_OF_A_LOG:])
    return f"at{''.join(steps[-1])}" if steps else ""
