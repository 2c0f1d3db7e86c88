"""`python -m bench.evaluation.diet MODEL INPUT OUTPUT`: what a model of stock Rasa takes messages for.

INPUT is a JSON list of texts; OUTPUT a JSON list of [understood, seconds], one for each. A process of its own: it needs
TensorFlow, which the process of Atlas does without.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_EPOCH = re.compile(r"(\d+)/\d+ \[[^\]]*i_acc=([\d.]+)")


def training_accuracies(log: str) -> list[float]:
    """How many of its own phrases DIET had right after each epoch, as its log says; from 0 to 1."""
    shown = log.partition("Starting to train component 'DIETClassifier'")[2]
    shown = shown.partition("Finished training component 'DIETClassifier'")[0]
    last = {int(epoch): float(accuracy) for epoch, accuracy in _EPOCH.findall(shown)}
    return [last[epoch] for epoch in sorted(last)]


def main(model: str, source: str, target: str) -> None:
    """Read the texts, ask the model one after the other, write what it says."""
    texts = json.loads(Path(source).read_text(encoding="utf-8"))
    Path(target).write_text(json.dumps(asyncio.run(_ask(model, texts))), encoding="utf-8")


async def _ask(model: str, texts: Sequence[str]) -> list[tuple[dict[str, Any], float]]:
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    answers = []
    for number, text in enumerate(texts, 1):
        started = time.perf_counter()
        understood = await agent.parse_message(text)
        answers.append((understood, time.perf_counter() - started))
        print(f"message {number}/{len(texts)}", flush=True)
    return answers


if __name__ == "__main__":
    main(*sys.argv[1:])
