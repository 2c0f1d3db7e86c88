"""What is asked, with the help of what was talked about before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from bot.answers.phrasing import says_both, says_the_other, words_of_weight
from bot.facts.model import Catalogue, Condition
from bot.topics import COMPARISON, DANGER, KNOWLEDGE, SAME_QUESTION_INTENT, WHY_INTENT, Topic, topic_of_intent

_WHY = "why?"
_REMINDED = 2  # answers behind an alarm that bring it to mind again
# The facts of these topics tell their own reasons; the reasons behind the others are the causes of the illness.
_TELLS_WHY = COMPARISON | {Topic.TREATMENT_OPTION, Topic.CAUSES, Topic.TRIGGERS, Topic.RELATED_CONDITIONS}


@dataclass(frozen=True)
class Message:
    """What was understood of a message: its intent, and the ids of what it names in the order of mention.

    `may_be` tells how likely each intent is, where that is known.
    """

    text: str
    intent: str
    conditions: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    may_be: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Question:
    """What an answer is wanted for. `text` is the message itself, `seen` the ids of facts already told.

    `beyond` says that it is on more than the facts are on: "how does fibro differ from lupus".
    """

    topic: Topic
    conditions: tuple[str, ...] = ()
    treatment: str | None = None
    aspect: str | None = None
    text: str = ""
    seen: frozenset[str] = frozenset()
    beyond: bool = False


@dataclass(frozen=True)
class Context:
    """What was last talked about. Goes into a slot as plain JSON and comes back from there."""

    topic: str | None = None
    conditions: tuple[str, ...] = ()
    treatment: str | None = None
    aspect: str | None = None
    text: str = ""
    shown: tuple[str, ...] = ()
    answers: int = 0
    alarmed: int = 0  # in front of so many more answers an alarm is brought to mind again
    which_asked: bool = False  # in the last turn Atlas asked which condition is meant

    @classmethod
    def from_json(cls, value: Any) -> Context:
        """The context of a slot's value; an empty one for None."""
        if not value:
            return cls()
        known = {each.name for each in fields(cls)}  # a slot may be of another version
        value = {name: each for name, each in value.items() if name in known}
        return cls(**{**value, "conditions": tuple(value["conditions"]), "shown": tuple(value["shown"])})

    def to_json(self) -> dict[str, Any]:
        """The value for the slot."""
        return asdict(self)


def with_alarm_in_mind(after: Context, before: Context, topic: Topic) -> Context:
    """The context after an answer on a topic: an alarm is not forgotten with the next message."""
    return replace(after, alarmed=_REMINDED if topic in DANGER else max(0, before.alarmed - 1))


def resolve(message: Message, context: Context, catalogue: Catalogue) -> Question | None:
    """The question of a message taken as it stands, or None when its intent is none that asks for knowledge."""
    if message.intent == WHY_INTENT:
        return _why(context)
    topic = _topic(message, context)
    if topic is None or topic not in KNOWLEDGE:
        return None
    treatment = _treatment(topic, message, context)
    again = message.intent == SAME_QUESTION_INTENT
    if topic is Topic.TREATMENT_OPTION and treatment is None:
        topic = Topic.TREATMENT
    return Question(
        topic=topic,
        conditions=_conditions(topic, treatment, message, context, catalogue),
        treatment=treatment,
        aspect=_aspect(topic, message, context),
        text=message.text if message.treatments or not again else context.text,
    )


def points_nowhere_else(message: Message, context: Context, catalogue: Catalogue) -> bool:
    """Whether a message asks the last question about something else, and says by no name about what."""
    if message.intent != SAME_QUESTION_INTENT or not (context.topic and context.conditions):
        return False
    named = message.conditions or message.treatments or message.aspects
    return not (named or says_the_other(message.text) or says_both(message.text) or _hinted(message.text, catalogue))


def names_something_else(message: Message, context: Context) -> bool:
    """Whether a message names what was not talked about last: then "more about botox" is a question of its own."""
    other_condition = message.conditions and {*message.conditions} != {*context.conditions}
    other_treatment = message.treatments and message.treatments[0] != context.treatment
    return bool(other_condition or other_treatment)


def more_of(context: Context) -> Question | None:
    """The question whose answer goes on: the last one, without the facts already told."""
    if context.topic is None:
        return None
    return Question(
        Topic(context.topic),
        context.conditions,
        context.treatment,
        context.aspect,
        context.text,
        frozenset(context.shown),
    )


def _why(context: Context) -> Question | None:
    """The reason for what was told last."""
    question = more_of(context)
    if question is None:
        return None
    asked = replace(question, text=f"{_WHY} {question.text.removeprefix(_WHY).strip()}")
    return asked if question.topic in _TELLS_WHY else replace(asked, topic=Topic.CAUSES, treatment=None, aspect=None)


def named_in_passing(message: Message, context: Context) -> Context:
    """The context with the conditions that a message names: "i have fibro. does it spread?", "do i have fibro?"."""
    compared = context.topic in {topic.value for topic in COMPARISON}
    if not message.conditions or compared or message.intent == Topic.OUT_OF_SCOPE.intent:
        return context
    return replace(context, conditions=message.conditions)


def told_in_passing(message: Message, context: Context) -> Context:
    """The context after a message that was not answered from facts: "my botox wears off early" talks about botox."""
    context = named_in_passing(message, context)
    if len(message.treatments) != 1 or message.intent == Topic.OUT_OF_SCOPE.intent:
        return context
    (treatment,), topic = message.treatments, Topic.TREATMENT_OPTION.value
    if (context.topic, context.treatment) == (topic, treatment):
        return context
    return replace(context, topic=topic, treatment=treatment, aspect=None, text=message.text, shown=())


def known_for(treatment: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The conditions for which there are facts on a treatment."""
    facts = catalogue.about(Topic.TREATMENT_OPTION, treatment=treatment)
    return tuple(each.id for each in catalogue.conditions if any(fact.concerns(each.id) for fact in facts))


def after(context: Context, question: Question, shown: tuple[str, ...]) -> Context:
    """The context after a question was answered with the facts `shown`."""
    same = question.seen and context.topic == question.topic.value
    return replace(
        context,
        topic=question.topic.value,
        conditions=question.conditions,
        treatment=question.treatment,
        aspect=question.aspect,
        text=question.text,
        shown=(*context.shown, *shown) if same else shown,
        answers=context.answers + 1,
        which_asked=not question.conditions,
    )


def _topic(message: Message, context: Context) -> Topic | None:
    topic = topic_of_intent(message.intent)
    if message.intent == SAME_QUESTION_INTENT:
        topic = Topic(context.topic) if context.topic else Topic.DEFINITION
        if message.treatments:
            topic = Topic.TREATMENT_OPTION
    one_asked_for = topic is Topic.TREATMENT and len(message.treatments) == 1
    treatments_compared = topic in COMPARISON and len(message.treatments) > 1 and len(message.conditions) < 2
    if one_asked_for or treatments_compared:
        topic = Topic.TREATMENT_OPTION
    return topic


def _treatment(topic: Topic, message: Message, context: Context) -> str | None:
    if topic is not Topic.TREATMENT_OPTION:
        return None
    return message.treatments[0] if message.treatments else context.treatment


def _aspect(topic: Topic, message: Message, context: Context) -> str | None:
    if topic is not Topic.DIFFERENCE:
        return None
    if message.aspects:
        return message.aspects[0]
    return context.aspect if message.intent == SAME_QUESTION_INTENT else None


def _conditions(
    topic: Topic, treatment: str | None, message: Message, context: Context, catalogue: Catalogue
) -> tuple[str, ...]:
    if topic in COMPARISON:
        return _compared(message.conditions, context, catalogue)
    if message.conditions:
        return message.conditions
    if says_the_other(message.text) and len(context.conditions) == 1:
        return _others(context.conditions, catalogue)
    if says_both(message.text):
        return _pair(catalogue)
    if message.intent == SAME_QUESTION_INTENT and (hinted := _hinted(message.text, catalogue)):
        return hinted
    if context.conditions:
        return context.conditions
    if treatment:
        return known_for(treatment, catalogue)
    return _pair(catalogue) if context.which_asked else ()  # it was asked once, and need not be asked again


def _compared(named: tuple[str, ...], context: Context, catalogue: Catalogue) -> tuple[str, ...]:
    """At least two conditions: those named, then those talked about, then those that the facts compare."""
    wanted = tuple(dict.fromkeys([*named, *context.conditions, *_pair(catalogue)]))
    chosen = wanted[: max(2, len(named))]
    return tuple(each.id for each in catalogue.conditions if each.id in chosen)


def _pair(catalogue: Catalogue) -> tuple[str, ...]:
    """The conditions that the content compares, in the order of the catalogue."""
    compared = {id_ for fact in catalogue.facts if fact.topic in COMPARISON for id_ in fact.conditions}
    return tuple(each.id for each in catalogue.conditions if each.id in compared)


def _others(conditions: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(id_ for id_ in _pair(catalogue) if id_ not in conditions)


def _hinted(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The conditions that the only word of weight points to without being a name: "for the neck i mean"."""
    words = words_of_weight(text)
    by_condition = {each.id: _telling_words(each) for each in catalogue.conditions}
    return tuple(
        id_
        for id_, telling in by_condition.items()
        if words and words <= telling.difference(*(others for other, others in by_condition.items() if other != id_))
    )


def _telling_words(condition: Condition) -> frozenset[str]:
    """The words that come up again and again in the names of a condition."""
    words = [word for alias in condition.aliases for word in words_of_weight(alias)]
    return frozenset(word for word in words if words.count(word) > 1)
