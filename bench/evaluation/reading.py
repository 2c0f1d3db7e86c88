"""What a system took a question for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bench.evaluation.questions import Asked
from bot.topics import TELLING_INTENT, Topic, topic_of_intent

# What is asked back instead of answering: Rasa's fallback, and the `None` of NLP.js.
UNSURE = "did_you_mean"
_UNSURE_INTENTS = frozenset({"nlu_fallback", "None"})
# In stock Rasa and in NLP.js nothing looks for names, and the name of a treatment is all that tells these two apart.
_SAME_WITHOUT_NAMES = frozenset({Topic.TREATMENT, Topic.TREATMENT_OPTION})


@dataclass(frozen=True)
class Guess:
    """What a message was taken for: the intent that counts, and all that were weighed, with their confidence."""

    intent: str
    ranking: Mapping[str, float]
    seconds: float

    @property
    def confidence(self) -> float:
        """That of the likeliest intent, whether the system was sure enough to go by it or not."""
        return max(self.ranking.values(), default=0.0)

    @property
    def in_scope(self) -> float:
        """The confidence of the likeliest intent that Atlas has something to say on."""
        return max((score for intent, score in self.ranking.items() if intent != Topic.OUT_OF_SCOPE.value), default=0.0)


@dataclass(frozen=True)
class Reading:
    """A question and what a system made of it. `topic` is the id of a topic, or UNSURE."""

    asked: Asked
    guess: Guess
    topic: str
    conditions: frozenset[str] = frozenset()
    treatment: str | None = None

    @property
    def right(self) -> bool:
        """Whether the topic is the wanted one."""
        return self.topic == self.asked.topic.value

    @property
    def turned_away(self) -> bool:
        """Whether the person gets no answer, but is told what Atlas knows about, or asked what they mean or want."""
        return self.topic in (Topic.OUT_OF_SCOPE.value, UNSURE, TELLING_INTENT)

    @property
    def right_without_names(self) -> bool:
        """Whether the intent is the wanted one, as far as it can be told without looking for names."""
        topic = topic_of_intent(self.guess.intent)
        return topic is self.asked.topic or {topic, self.asked.topic} == _SAME_WITHOUT_NAMES


def guess_of_rasa(understood: dict[str, Any], seconds: float) -> Guess:
    """The guess in what Rasa says of a message."""
    best = understood["intent"]
    weighed = understood.get("intent_ranking") or [best]
    return guess(best["name"], ((each["name"], each["confidence"]) for each in weighed), seconds)


def guess(intent: str, ranking: Iterable[tuple[str, float]], seconds: float) -> Guess:
    """A guess; in the ranking stays what a message can be about."""
    return Guess(intent, {name: float(score) for name, score in ranking if name not in _UNSURE_INTENTS}, seconds)


def topic_of(intent: str) -> str:
    """The id of the topic of an intent, by itself; the intent's own name for one that stands for no topic."""
    if intent in _UNSURE_INTENTS:
        return UNSURE
    topic = topic_of_intent(intent)
    return topic.value if topic else intent


def by_intent(asked: Asked, guess: Guess) -> Reading:
    """A reading by a system that knows nothing but intents."""
    return Reading(asked, guess, topic_of(guess.intent))
