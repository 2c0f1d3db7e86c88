"""What a message means, from how likely each intent is. Knows no Rasa; the numbers are in `bot.thresholds`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.thresholds import ALARM, APART, CERTAIN, CERTAIN_OF_A_PART
from bot.topics import KNOWLEDGE, URGENT

Ranking = Sequence[tuple[str, float]]  # intents with their probability, likeliest first

NOT_UNDERSTOOD = "nlu_fallback"  # the name that Rasa's own classifiers give it

_URGENT = frozenset(topic.intent for topic in URGENT)
_KNOWLEDGE = frozenset(topic.intent for topic in KNOWLEDGE)


def alarm(rankings: Sequence[Ranking]) -> tuple[str, float] | None:
    """The urgent intent that a message, or a question in it, may well have; None where there is nothing to fear."""
    for ranking in rankings:
        urgent = [each for each in ranking if each[0] in _URGENT]
        together = sum(probability for _, probability in urgent)
        if together >= ALARM:
            return urgent[0][0], together
    return None


def likeliest(ranking: Ranking) -> tuple[str, float]:
    """The likeliest intent, or NOT_UNDERSTOOD where it is unlikely or another one is as likely."""
    (intent, probability), (_, second) = ranking[:2]
    if probability < CERTAIN or probability - second < APART:
        return NOT_UNDERSTOOD, 1 - probability
    return intent, probability


def asks_by_itself(ranking: Ranking) -> bool:
    """Whether a question inside a message is certainly one for the facts."""
    intent, probability = ranking[0]
    return intent in _KNOWLEDGE and probability >= CERTAIN_OF_A_PART
