"""When a message is not about the conditions, or not understood for certain."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answer import Answer, paragraph
from bot.answers.suggest import first_questions, question_on
from bot.answers.wording import Wording
from bot.facts.model import Catalogue
from bot.thresholds import WORTH_OFFERING
from bot.topics import KNOWLEDGE, Topic, topic_of_intent


def out_of_scope(text: Sequence[str], conditions: tuple[str, ...], catalogue: Catalogue, wording: Wording) -> Answer:
    """Turns away with the fixed text, and shows what can be asked on the conditions that are talked about."""
    return _answer([*text], conditions, catalogue, wording)


def not_understood(conditions: tuple[str, ...], catalogue: Catalogue, wording: Wording) -> Answer:
    """Says so, and shows what can be asked on the conditions that are talked about."""
    return _answer([wording.headings.not_understood], conditions, catalogue, wording)


def did_you_mean(
    guesses: Sequence[tuple[str, float]], conditions: tuple[str, ...], catalogue: Catalogue, wording: Wording
) -> Answer:
    """The two likeliest questions as buttons, on each condition where none is known yet.

    `guesses` are intents with their confidence, likeliest first.
    """
    topics = [topic_of_intent(intent) for intent, confidence in guesses if confidence >= WORTH_OFFERING]
    wanted = [topic for topic in topics if topic in KNOWLEDGE][:2]
    on = [conditions] if conditions else [(each.id,) for each in catalogue.conditions]
    asked = (question_on(topic, each, catalogue, wording) for topic in wanted if topic for each in on)
    buttons = tuple(dict.fromkeys(filter(None, asked)))
    if not buttons:
        return not_understood(conditions, catalogue, wording)
    return Answer(topic=Topic.OUT_OF_SCOPE, blocks=(paragraph(wording.headings.did_you_mean),), suggestions=buttons)


def _answer(texts: Sequence[str], conditions: tuple[str, ...], catalogue: Catalogue, wording: Wording) -> Answer:
    return Answer(
        topic=Topic.OUT_OF_SCOPE,
        blocks=tuple(paragraph(text) for text in texts),
        suggestions=first_questions(conditions, catalogue, wording),
    )
