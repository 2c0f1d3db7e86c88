"""An evaluation from end to end."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from bench.evaluation import peers
from bench.evaluation.found import Alarms, Facts, Found, under_now
from bench.evaluation.peers import System
from bench.evaluation.questions import FILES, HARMLESS, RIGHT_FACT, TALKS, Asked, load, read
from bench.evaluation.reading import Reading
from bench.evaluation.shares import Share
from bench.places import PHRASES
from bench.progress import Ticker, say
from bench.training import atlas_learning
from bot.topics import DANGER

Q = TypeVar("Q")
A = TypeVar("A")


@dataclass(frozen=True)
class Plan:
    """What is measured. `epochs`: how long the stock pipeline learns; 0 leaves the peers out.

    `most` limits the questions of each file: to show that it works, not to measure anything.
    """

    command: str
    files: Sequence[Path] = FILES
    epochs: int = 0
    most: int | None = None


def evaluate(plan: Plan, scratch: Path) -> Found:
    """Ask Atlas, then let the peers do the same work; `scratch` is a folder for what is needed meanwhile."""
    questions = [each for path in plan.files for each in load([path])[: plan.most]]
    readings, facts, on_topic, alarms = asyncio.run(_ask_atlas(questions, plan.most))
    systems = _systems(plan, questions, readings, scratch) if plan.epochs else []
    under = under_now(plan.command, len(peers.phrases_of(PHRASES)))
    return Found(readings, facts, on_topic, alarms, under, systems)


async def _ask_atlas(questions: Sequence[Asked], most: int | None) -> tuple[list[Reading], Facts, Facts, Alarms]:
    with warnings.catch_warnings(record=True):  # Rasa's SDK brings those of libraries, which nobody here can mend
        from bench.evaluation.atlas import Atlas

    atlas = await Atlas.start()
    readings = await _all("reading the questions", questions, atlas.read)
    wanted = read(RIGHT_FACT)[:most]
    told = await _all("looking for wanted facts", _texts(wanted), atlas.first_facts)
    given = [atlas.facts_on(atlas.topic_of_fact(each["fact"]), each["text"]) for each in wanted]
    turns = load([TALKS])[:most]
    harmless = [each for each in turns if each.topic not in DANGER]
    dangers = [each for each in turns if each.topic in DANGER]
    alarms = Alarms(
        await _alarms(atlas.raises_alarm, "reading harmless messages", load([HARMLESS])[:most]),
        await _alarms(atlas.raises_alarm, "reading harmless turns of talks", harmless),
        await _alarms(atlas.raises_alarm, "reading dangers in talks", dangers),
    )
    return readings, _facts(wanted, told), _facts(wanted, given), alarms


async def _alarms(raises_alarm: Callable[[str], Awaitable[bool]], doing: str, asked: Sequence[Asked]) -> Share:
    """How many of these messages are answered as an emergency or a crisis."""
    raised = await _all(doing, [each.text for each in asked], raises_alarm)
    return Share(sum(raised), len(raised))


async def _all(doing: str, asked: Sequence[Q], answer: Callable[[Q], Awaitable[A]]) -> list[A]:
    """The answers, one after the other, as people write."""
    answers = []
    with Ticker(f"Atlas: {doing}") as ticker:
        for number, each in enumerate(asked, 1):
            answers.append(await answer(each))
            ticker.tick(f"{number}/{len(asked)}")
    return answers


def _texts(entries: Iterable[dict[str, Any]]) -> list[str]:
    return [each["text"] for each in entries]


def _facts(wanted: Iterable[dict[str, Any]], told: Iterable[Sequence[str]]) -> Facts:
    pairs = [(each["fact"], facts) for each, facts in zip(wanted, told, strict=True)]
    in_answer = sum(fact in facts for fact, facts in pairs)
    return Facts(Share(in_answer, len(pairs)), Share(sum([fact] == [*facts[:1]] for fact, facts in pairs), len(pairs)))


def _systems(plan: Plan, questions: Sequence[Asked], readings: Sequence[Reading], scratch: Path) -> list[System]:
    say(f"Three systems learn now. Rasa's default pipeline takes a minute or more for each of {plan.epochs} epochs.")
    ours = System("Atlas", atlas_learning(scratch, scratch / "logs"), readings)
    return [ours, peers.nlpjs(questions, scratch), peers.rasa(questions, plan.epochs, scratch)]
