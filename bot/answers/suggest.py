"""What people ask next: buttons under an answer."""

from __future__ import annotations

from bot.answers.answer import Suggestion
from bot.answers.question import Question
from bot.answers.wording import Wording
from bot.facts.model import Catalogue
from bot.topics import COMPARISON, Topic

_MOST = 3


def suggest(question: Question, catalogue: Catalogue, wording: Wording, *, more: bool) -> tuple[Suggestion, ...]:
    """Up to three next questions; "tell me more" leads when there is more to tell."""
    following = next_questions(question.topic.value, question.conditions, catalogue, wording)
    first = (_button(wording.headings.more),) if more else ()
    return (*first, *following)[:_MOST]


def next_questions(
    after: str, conditions: tuple[str, ...], catalogue: Catalogue, wording: Wording
) -> tuple[Suggestion, ...]:
    """The questions that `data/wording.yml` lists behind `after`, as far as there are facts to answer them."""
    found = (question_on(topic, conditions, catalogue, wording) for topic in wording.next[after])
    return tuple(each for each in found if each)[:_MOST]


def first_questions(conditions: tuple[str, ...], catalogue: Catalogue, wording: Wording) -> tuple[Suggestion, ...]:
    """What can be asked, where nothing was: on the conditions that are talked about, or at all."""
    return next_questions(Topic.DEFINITION.value if conditions else "start", conditions, catalogue, wording)


def question_on(topic: Topic, conditions: tuple[str, ...], catalogue: Catalogue, wording: Wording) -> Suggestion | None:
    """The question on a topic as a button; None without an answer, or without a name that it needs."""
    condition = conditions[0] if conditions else None
    needs_name = topic not in COMPARISON
    if topic is Topic.TREATMENT_OPTION or (needs_name and condition is None) or not catalogue.about(topic, condition):
        return None
    name = catalogue.condition[condition].name if condition else ""
    return _button(wording.questions[topic].format(condition=name))


def which_condition(catalogue: Catalogue, wording: Wording, *, both: bool) -> tuple[Suggestion, ...]:
    """One button for each condition, and one for all of them."""
    names = [each.name[0].upper() + each.name[1:] for each in catalogue.conditions]
    return tuple(_button(name) for name in (*names, *([wording.headings.both] if both else [])))


def _button(text: str) -> Suggestion:
    return Suggestion(text, text)
