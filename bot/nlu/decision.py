"""What a message means, from how likely each intent is. Knows no Rasa; the numbers are in `bot.thresholds`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Protocol

from bot.thresholds import (
    ALARM,
    ALARM_WHEN_JUDGED,
    APART,
    CERTAIN,
    CERTAIN_OF_A_PART,
    FACT_HEARD,
    FACT_WEIGHT,
    FOR_A_DOCTOR,
    MOST_QUESTIONS,
    OUTSIDE,
)
from bot.topics import (
    DANGER,
    KNOWLEDGE,
    NOT_UNDERSTOOD_INTENT,
    SAFETY,
    SAME_QUESTION_INTENT,
    TELLING_INTENT,
    WHY_INTENT,
    Topic,
)

Ranking = Sequence[tuple[str, float]]  # intents with their probability, likeliest first

_DANGER = frozenset(topic.intent for topic in DANGER)
_OUTSIDE = Topic.OUT_OF_SCOPE.intent
_SAFETY = frozenset(topic.intent for topic in SAFETY)
_DOCTORS = _SAFETY - _DANGER
_KNOWLEDGE = frozenset(topic.intent for topic in KNOWLEDGE)
_COURTESY = frozenset({Topic.GREETING.intent, Topic.THANKS.intent})
_ANSWERED = _KNOWLEDGE | _SAFETY
_LEANING = frozenset({Topic.MORE.intent, SAME_QUESTION_INTENT, WHY_INTENT})  # each goes on with what was asked last


class Part(Protocol):
    """A question inside a message: how likely each intent is, and the ids that it names."""

    @property
    def ranking(self) -> Ranking: ...
    @property
    def named(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Decision:
    """What a message means. `questions` are the numbers of the parts to answer one by one: none where it asks one."""

    intent: str
    probability: float
    questions: tuple[int, ...] = ()


def decide(
    ranking: Ranking, parts: Sequence[Part] = (), *, urgent: str | None = None, only_asked: bool = False
) -> Decision:
    """An alarm, what the gate found urgent, several questions, one intent, or NOT_UNDERSTOOD_INTENT: in this order.

    Args:
        ranking: of the whole message.
        parts: the questions in it, where it is not one question itself.
        urgent: the intent of what the gate found that a doctor should see soon.
        only_asked: whether the gate heard that a danger is only asked about in general.
    """
    if danger := alarm(ranking, ALARM_WHEN_JUDGED if urgent or only_asked else ALARM):
        return Decision(*danger)
    if urgent:
        return Decision(urgent, 1.0)
    if questions := _several(parts):
        asked = [parts[i].ranking[0] for i in questions]
        # the action that answers from facts answers all of the questions, and so does that for the doctor's
        return Decision(*next((each for each in asked if each[0] in _KNOWLEDGE), asked[0]), questions)
    meant = likeliest(ranking)
    if meant[0] in _COURTESY:  # "thanks. and is it hereditary?"
        meant = next((part.ranking[0] for part in parts if asks_by_itself(part.ranking)), meant)
    return Decision(*meant)


def alarm(ranking: Ranking, bound: float = ALARM) -> tuple[str, float] | None:
    """The danger that a message may well speak of; None where there is nothing to fear, or where something harmless
    is told as likely.

    Asked of the whole message: parts torn out of it sound alarming more often, and of the 664 dangers among the test
    questions none was heard in a part alone.
    """
    dangers = [each for each in ranking if each[0] in _DANGER]
    together = sum(probability for _, probability in dangers)
    harmless = dict(ranking).get(TELLING_INTENT, 0.0)
    return (dangers[0][0], together) if together >= bound and together > harmless else None


def with_facts(ranking: Ranking, nearness: Mapping[Topic, float]) -> list[tuple[str, float]]:
    """The ranking, where topics gain whose facts are near to the message and the other topics lose as much.

    Whether a message is such a question at all, and whether it is dangerous, the facts have no say in.

    Args:
        ranking: probabilities of all intents.
        nearness: how near the nearest fact of each topic is to the message, 0 to 1.
    """
    near = {topic.intent: each for topic, each in nearness.items()}
    pull = {intent: p * exp(FACT_WEIGHT * max(0.0, near.get(intent, 0.0) - FACT_HEARD)) for intent, p in ranking}
    topics = [each for each in ranking if each[0] in _KNOWLEDGE]
    share = sum(p for _, p in topics) / (sum(pull[intent] for intent, _ in topics) or 1.0)
    weighed = [(intent, share * pull[intent] if intent in _KNOWLEDGE else p) for intent, p in ranking]
    return sorted(weighed, key=lambda each: each[1], reverse=True)


def likeliest(ranking: Ranking) -> tuple[str, float]:
    """The likeliest intent, or NOT_UNDERSTOOD_INTENT where it is unlikely or another one is as likely.

    What only a doctor can answer is meant before what the facts do, and before a question back: on that Atlas never
    guesses.
    """
    best, second = ranking[:2]
    close = best[1] - second[1] < APART and not {best[0], second[0]} <= _LEANING
    outside = best[0] in _KNOWLEDGE and dict(ranking).get(_OUTSIDE, 0) >= OUTSIDE
    unclear = close or outside or best[1] < CERTAIN
    for_a_doctor = next((each for each in ranking if each[0] in _DOCTORS and each[1] >= FOR_A_DOCTOR), None)
    if for_a_doctor and (unclear or best[0] in _KNOWLEDGE):
        return for_a_doctor
    return (NOT_UNDERSTOOD_INTENT, 1 - best[1]) if unclear else best


def asks_by_itself(ranking: Ranking) -> bool:
    """Whether a question inside a message certainly is one that Atlas has an answer to."""
    intent, probability = ranking[0]
    return intent in _ANSWERED and probability >= CERTAIN_OF_A_PART


def _several(parts: Sequence[Part]) -> tuple[int, ...]:
    """The numbers of the different questions, where there are several; those for a doctor are never left out."""
    questions: dict[tuple[str, ...], int] = {}
    named: tuple[str, ...] = ()
    for number, part in enumerate(parts):
        if asks_by_itself(part.ranking):
            named = part.named or named
            questions.setdefault((part.ranking[0][0], *named), number)  # the same again is no other question
    if len(questions) < 2:
        return ()
    first_the_doctors = sorted(questions.values(), key=lambda i: parts[i].ranking[0][0] not in _SAFETY)
    return tuple(sorted(first_the_doctors[:MOST_QUESTIONS]))
