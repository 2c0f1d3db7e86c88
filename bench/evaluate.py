"""`python -m bench.evaluate [FILE]`: how well Atlas understands test questions that it was not trained on.

A question file is a list of {text, topic, conditions, treatment, noisy}. The questions go through the whole trained
pipeline, safety gate and fallback included.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from tqdm import tqdm

from bot.app import get_app
from bot.cli import engine, prepare
from bot.topics import KNOWLEDGE, SAFETY, Topic, topic_of_intent

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions" / "dev.yml"
_TURNED_AWAY = (Topic.OUT_OF_SCOPE.value, "did_you_mean")
_WORST = 25


@dataclass(frozen=True)
class Result:
    """One question, and what was understood. `topic` is "did_you_mean" where Atlas would ask instead of guessing."""

    asked: dict[str, Any]
    topic: str
    confidence: float
    conditions: tuple[str, ...]
    treatments: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the topic is the wanted one."""
        return self.topic == str(self.asked["topic"])


def main() -> None:
    """Ask all questions of a file and print what came out."""
    parser = argparse.ArgumentParser(prog="python -m bench.evaluate", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=QUESTIONS)
    path = parser.parse_args().file
    questions = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    for line in report(asyncio.run(_ask(questions)), path):
        sys.stdout.write(f"{line}\n")


async def _ask(questions: list[dict[str, Any]]) -> list[Result]:
    start = engine.QuickStart()
    agent = await engine.load_agent(prepare.everything(get_app().settings))
    start.done()
    engine.set_up_logs()
    return [_result(asked, await agent.parse_message(asked["text"])) for asked in tqdm(questions, unit="question")]


def _result(asked: dict[str, Any], understood: dict[str, Any]) -> Result:
    def ids(kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each["value"] for each in understood["entities"] if each["entity"] == kind))

    topic = topic_of_intent(understood["intent"]["name"])
    treatments = ids("treatment")
    name = topic.value if topic else "did_you_mean"
    if topic in (Topic.TREATMENT, Topic.TREATMENT_OPTION):  # as bot.answers.question decides
        name = (Topic.TREATMENT_OPTION if treatments else Topic.TREATMENT).value
    return Result(asked, name, understood["intent"]["confidence"], ids("condition"), treatments)


def report(results: list[Result], path: Path) -> Iterable[str]:
    """The lines of the report: shares, a table by topic, the mistakes that were made with most confidence."""
    yield f"{len(results)} questions of {path.name}"
    yield from _shares(results)
    yield ""
    yield f"{'topic':20} {'precision':>9} {'recall':>7} {'f1':>6} {'questions':>10}"
    yield from (_row(topic.value, results) for topic in Topic)
    yield ""
    yield "worst mistakes: wanted -> understood (confidence)"
    wrong = sorted((each for each in results if not each.right), key=lambda each: -each.confidence)
    for each in wrong[:_WORST]:
        yield f"  {each.asked['topic']} -> {each.topic} ({each.confidence:.2f}): {each.asked['text'][:100]}"


def _shares(results: list[Result]) -> Iterable[str]:
    knowledge = [each for each in results if Topic(each.asked["topic"]) in KNOWLEDGE]
    outside = [each for each in results if each.asked["topic"] == Topic.OUT_OF_SCOPE.value]
    yield _share("topic right", results, lambda each: each.right)
    yield _share("  of questions on the conditions", knowledge, lambda each: each.right)
    yield _share("  of noisy questions", [each for each in results if each.asked.get("noisy")], lambda each: each.right)
    for topic in (each for each in Topic if each in SAFETY):
        mine = [each for each in results if each.asked["topic"] == topic.value]
        yield _share(f"  of {topic.value}", mine, lambda each: each.right)
    yield _share("questions wrongly turned away", knowledge, lambda each: each.topic in _TURNED_AWAY)
    yield _share("out of scope turned away", outside, lambda each: each.topic in _TURNED_AWAY)
    yield _share("conditions right", knowledge, lambda each: {*each.conditions} == {*each.asked["conditions"]})
    named = [each for each in results if each.asked.get("treatment")]
    yield _share("named treatment right", named, lambda each: each.treatments[:1] == (each.asked["treatment"],))


def _share(name: str, results: list[Result], holds: Callable[[Result], bool]) -> str:
    number = sum(1 for each in results if holds(each))
    return f"{name:38} {number:4}/{len(results):<4} {number / max(1, len(results)):6.1%}"


def _row(topic: str, results: list[Result]) -> str:
    hits = sum(1 for each in results if each.right and each.topic == topic)
    found = sum(1 for each in results if each.topic == topic)
    wanted = sum(1 for each in results if each.asked["topic"] == topic)
    precision, recall = hits / max(1, found), hits / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{topic:20} {precision:9.2f} {recall:7.2f} {f1:6.2f} {wanted:10}"


if __name__ == "__main__":
    main()
