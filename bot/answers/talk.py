"""Answers that are not about the conditions: small talk, and talk about the last answer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answer import Answer, List, Run, paragraph
from bot.answers.suggest import first_questions
from bot.answers.wording import Wording
from bot.facts.model import Catalogue
from bot.topics import INTRODUCTIONS, Topic


def small_talk(topic: Topic, reminder: str, catalogue: Catalogue, wording: Wording) -> Answer:
    """The fixed text of a conversation topic."""
    conditions = " and ".join(each.name for each in catalogue.conditions)
    text = getattr(wording.talk, topic.value).format(conditions=conditions, name=wording.name)
    suggestions = first_questions((), catalogue, wording) if topic in INTRODUCTIONS else ()
    return Answer(topic=topic, blocks=(paragraph(text),), suggestions=suggestions, reminder=reminder)


def forgotten(wording: Wording) -> Answer:
    """The conversation was forgotten on request."""
    return Answer(topic=Topic.GOODBYE, blocks=(paragraph(wording.talk.forgotten),))


def started_over(catalogue: Catalogue, wording: Wording) -> Answer:
    """What was talked about is put aside, and a new talk begins."""
    return _start(Topic.GREETING, wording.talk.start_over, catalogue, wording)


def told(conditions: tuple[str, ...], catalogue: Catalogue, wording: Wording) -> Answer:
    """The person has told something, and may now ask."""
    suggestions = first_questions(conditions, catalogue, wording)
    return Answer(topic=Topic.GREETING, blocks=(paragraph(wording.talk.told),), suggestions=suggestions)


def nothing_more(catalogue: Catalogue, wording: Wording) -> Answer:
    """There is no last question to say more about."""
    return _start(Topic.MORE, wording.talk.more_none, catalogue, wording)


def nothing_said(catalogue: Catalogue, wording: Wording) -> Answer:
    """There is no last answer to repeat."""
    return _start(Topic.REPEAT, wording.talk.repeat_none, catalogue, wording)


def sources_of(shown: Sequence[str], catalogue: Catalogue, wording: Wording) -> Answer:
    """The sources of the facts with these ids, as links; facts that are gone since are passed over."""
    facts = tuple(catalogue.fact[id_] for id_ in shown if id_ in catalogue.fact)
    if not facts:
        return _start(Topic.SOURCES, wording.talk.sources_none, catalogue, wording)
    sources = dict.fromkeys(catalogue.source[id_] for fact in facts for id_ in fact.sources)
    items = tuple((Run(f"{each.title}, {each.publisher}", url=each.url),) for each in sources)
    return Answer(topic=Topic.SOURCES, blocks=(paragraph(wording.talk.sources), List(items)), facts=facts)


def _start(topic: Topic, text: str, catalogue: Catalogue, wording: Wording) -> Answer:
    suggestions = first_questions((), catalogue, wording)
    return Answer(topic=topic, blocks=(paragraph(text),), suggestions=suggestions)
