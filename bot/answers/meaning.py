"""Which question a message is, where it can be read in several ways: the one with the nearest fact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answers.phrasing import (
    asks_for_something_else,
    asks_what_about,
    compares_with_something_else,
    with_name_for_pronoun,
)
from bot.answers.question import Context, Message, Question, known_for, points_nowhere_else, resolve
from bot.facts.model import Catalogue, Fact
from bot.thresholds import ELSEWHERE, FAR, NEAR, OUTSIDE, SAME_TOPIC, SPOKEN_OF, WORTH_OFFERING
from bot.topics import COMPARISON, NOT_UNDERSTOOD_INTENT, SAFETY, Topic, topic_of_intent

# What is cured or caused is the illness; what is diagnosed, had by people or related to others is so mostly.
_OF_THE_ILLNESS = frozenset({Topic.CURE, Topic.CAUSES})
_MOSTLY_OF_IT = frozenset({Topic.DIAGNOSIS, Topic.WHO_GETS_IT, Topic.RELATED_CONDITIONS})
_SHORT = 6  # words of a question that leans on the one before it: "how many times a week"

Nearness = Callable[[Question], float]
Mask = Callable[[str], str]


def meant(message: Message, context: Context, catalogue: Catalogue, nearness: Nearness, mask: Mask) -> Question | None:
    """What a message asks; None when it asks for no knowledge, or for what no fact is near to.

    Args:
        nearness: how near the nearest fact is to a question, 0 to 1.
        mask: puts "it" in place of each name of a condition.
    """
    if message.intent == NOT_UNDERSTOOD_INTENT:
        return _found_by_its_fact(message, context, catalogue, nearness)
    if points_nowhere_else(message, context, catalogue):
        return _on_something_else(message, context, catalogue, nearness)
    if _compares_with_another_illness(message, context, mask):
        return _on_the_one_that_is_known(message, context, catalogue, nearness)
    questions = readings(message, context, catalogue)
    if not questions or questions[0].topic in COMPARISON:
        return questions[0] if questions else None
    start = 0.0 if topic_of_intent(message.intent) in _MOSTLY_OF_IT else SPOKEN_OF  # of what was spoken of last
    candidates = [
        *((each, 0.0) for each in questions),
        *((each, start) for each in about_treatment(message, context, catalogue)),
    ]
    if questions[0].treatment and not message.treatments:  # "and does a collar help" after physiotherapy
        anything = [(each, 0.0) for each in about_anything(message, context, catalogue)]
        elsewhere = _nearest(anything, nearness, NEAR)
        candidates += [(elsewhere, -ELSEWHERE)] if elsewhere else []
    return questions[0] if len(candidates) == 1 else _nearest(candidates, nearness)


def readings(message: Message, context: Context, catalogue: Catalogue) -> list[Question]:
    """What a message may ask, as it stands first; empty when it asks for no knowledge.

    Of several treatments the first need not be the one that is asked about: "after years of tablets, does botox hurt".
    """
    question = resolve(message, context, catalogue)
    if question is None or question.topic in COMPARISON:
        return [question] if question else []
    if question.topic is Topic.SELF_CARE and len(message.treatments) == 1:  # "should she keep up the exercise"
        return [question, replace(question, topic=Topic.TREATMENT_OPTION, treatment=message.treatments[0])]
    others = message.treatments[1:] if question.treatment else ()
    named = message.conditions or context.conditions
    on_others = (replace(question, treatment=each, conditions=named or known_for(each, catalogue)) for each in others)
    compared = topic_of_intent(message.intent) in COMPARISON  # "do the two share massage, heat and cold?"
    without = resolve(replace(message, treatments=()), context, catalogue) if compared else None
    return [question, *on_others, *([without] if without else [])]


def about_treatment(message: Message, context: Context, catalogue: Catalogue) -> list[Question]:
    """The message taken as a question on the treatment that was talked about last: "how long does it last?"

    Asked as it stands, and with the name in place of the pronoun: facts on a treatment are asked for by its name. A
    question as short as "side effects?" needs no pronoun. Empty where the message is none on it.
    """
    elsewhere = message.conditions or message.treatments or asks_for_something_else(message.text)
    treatment = catalogue.treatment.get(context.treatment or "")
    if context.topic != Topic.TREATMENT_OPTION.value or treatment is None or elsewhere:
        return []
    by_name = with_name_for_pronoun(message.text, treatment.name)
    if by_name is None and len(message.text.split()) > _SHORT:
        return []
    if topic_of_intent(message.intent) in _OF_THE_ILLNESS:
        return []
    conditions = context.conditions or known_for(treatment.id, catalogue)
    texts = [message.text] if by_name is None else [message.text, by_name]
    return [Question(Topic.TREATMENT_OPTION, conditions, treatment.id, text=text) for text in texts]


def about_anything(message: Message, context: Context, catalogue: Catalogue) -> list[Question]:
    """The message taken as a question on each topic in turn that has facts on what it names or was talked about."""
    of_treatments = [id_ for each in message.treatments for id_ in known_for(each, catalogue)]
    conditions = message.conditions or context.conditions or tuple(dict.fromkeys(of_treatments))

    def fits(fact: Fact) -> bool:
        compared = fact.topic in COMPARISON and (fact.topic.value != context.topic or len(conditions) < 2)
        other_treatment = message.treatments and fact.treatment not in message.treatments
        return not compared and not other_treatment and any(map(fact.concerns, conditions))

    kinds = dict.fromkeys((fact.topic, fact.treatment) for fact in catalogue.facts if fits(fact))
    return [Question(topic, conditions, treatment, text=message.text) for topic, treatment in kinds]


def _found_by_its_fact(message: Message, context: Context, catalogue: Catalogue, nearness: Nearness) -> Question | None:
    """The question of a message that the classifier is not sure of, where it is plainly one that a fact answers.

    It is none where the message may be one for a doctor: on that Atlas never guesses.
    """
    if any(message.may_be.get(topic.intent, 0.0) >= WORTH_OFFERING for topic in SAFETY):
        return None
    candidates = [
        *((each, SPOKEN_OF) for each in about_treatment(message, context, catalogue)),
        *((each, 0.0) for each in about_anything(message, context, catalogue)),
    ]
    enough = FAR if message.treatments and message.may_be.get(Topic.OUT_OF_SCOPE.intent, 0.0) < OUTSIDE else NEAR
    return _nearest(candidates, nearness, enough)


def _on_something_else(message: Message, context: Context, catalogue: Catalogue, nearness: Nearness) -> Question | None:
    """The question of "what about school": it leans on the last one, and no name says what it is about."""
    last = (context.topic, context.treatment)
    candidates = [
        (each, SAME_TOPIC if (each.topic.value, each.treatment) == last else 0.0)
        for each in about_anything(message, context, catalogue)
    ]
    found = _nearest(candidates, nearness, FAR)
    if found is None and context.topic and asks_what_about(message.text):  # the answer will say how far off it is
        return Question(Topic(context.topic), context.conditions, context.treatment, text=message.text)
    return found


def _compares_with_another_illness(message: Message, context: Context, mask: Mask) -> bool:
    compares = topic_of_intent(message.intent) in COMPARISON and len(message.conditions) < 2
    one = message.conditions or context.conditions
    return bool(compares and one and not message.treatments and compares_with_something_else(mask(message.text)))


def _on_the_one_that_is_known(
    message: Message, context: Context, catalogue: Catalogue, nearness: Nearness
) -> Question | None:
    """What is nearest to a comparison with something that no fact is on."""
    candidates = [(each, 0.0) for each in about_anything(message, replace(context, topic=None), catalogue)]
    found = _nearest(candidates, nearness)
    return replace(found, beyond=True) if found else None


def _nearest(candidates: Sequence[tuple[Question, float]], nearness: Nearness, enough: float = -1.0) -> Question | None:
    """The candidate with the nearest fact, given a start; None where none is near enough."""
    scored = [(nearness(question) + start, question) for question, start in candidates]
    best, question = max(scored, key=lambda each: each[0], default=(enough, None))
    return question if best >= enough else None
