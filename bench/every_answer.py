"""Everything that Atlas can answer with: facts, answers composed of them, small talk, and fixed safety texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from bot.answers.alert import alert_block
from bot.answers.answer import Answer, Block, paragraph
from bot.answers.question import Context, Question, after, more_of
from bot.app import App
from bot.facts.model import Catalogue, Fact
from bot.safety import Finding, Level
from bot.topics import COMPARISON, KNOWLEDGE, Topic

_MOST_PAGES = 40  # "tell me more" comes to an end long before


@dataclass(frozen=True)
class Said:
    """Something that Atlas can say: of which kind, a name to find it by, and what a person reads."""

    kind: str
    name: str
    blocks: tuple[Block, ...]


def everything(app: App) -> Iterator[Said]:
    """All of it, the parts of an answer and whole answers alike."""
    yield from (Said("fact", fact.id, (paragraph(fact.text),)) for fact in app.catalogue.facts)
    yield from _composed(app)
    yield from _wording(app)
    yield from _safety(app)


def questions(catalogue: Catalogue) -> Iterator[Question]:
    """Every topic on every condition and on all, with every treatment and aspect that goes with it."""
    together = tuple(each.id for each in catalogue.conditions)
    for topic in (each for each in Topic if each in KNOWLEDGE):
        for conditions in [together] if topic in COMPARISON else [*((id_,) for id_ in together), together]:
            if topic is Topic.TREATMENT_OPTION:
                yield from (Question(topic, conditions, treatment=each) for each in catalogue.treatment)
            elif topic is Topic.DIFFERENCE:
                yield from (Question(topic, conditions, aspect=each) for each in (None, *catalogue.aspect))
            else:
                yield Question(topic, conditions)


def talk(app: App, question: Question) -> Iterator[Answer]:
    """The answers to a question: the first, then "tell me more" until it is not offered, and once more.

    Raises:
        RuntimeError: there is always more.
    """
    context, offered = Context(), True
    for _ in range(_MOST_PAGES):
        answer = app.answer(question, context)
        yield answer
        if not offered:
            return
        offered = app.wording.headings.more in (each.title for each in answer.suggestions)
        context = after(context, question, tuple(fact.id for fact in answer.facts))
        following = more_of(context)
        assert following is not None  # a question was just answered
        question = following
    raise RuntimeError(f"no end of {question}")


def _composed(app: App) -> Iterator[Said]:
    """Each different answer once: to every question, and to every way in which people ask for a fact."""
    asked = chain(questions(app.catalogue), chain.from_iterable(_ways(fact, app) for fact in app.catalogue.facts))
    seen: set[tuple[Block, ...]] = set()
    for question in asked:
        for page, answer in enumerate(talk(app, question), start=1):
            if answer.blocks not in seen:
                seen.add(answer.blocks)
                yield Said("answer", _name(question, page), answer.blocks)


def _ways(fact: Fact, app: App) -> Iterator[Question]:
    together = tuple(each.id for each in app.catalogue.conditions)
    for conditions in dict.fromkeys([fact.conditions, together]):
        for way in fact.asked:
            yield Question(fact.topic, conditions, fact.treatment, fact.aspect, way.question)


def _name(question: Question, page: int) -> str:
    parts = [question.topic.value, *question.conditions, question.treatment, question.aspect, question.text]
    return " ".join(filter(None, parts)) + (f" (page {page})" if page > 1 else "")


def _wording(app: App) -> Iterator[Said]:
    """Small talk, headings and buttons. Replies never stand alone; they lead the answers above."""
    wording = app.wording
    names = [each.name for each in app.catalogue.conditions]
    treatment = next(iter(app.catalogue.treatments)).name
    filled = {"name": wording.name, "conditions": " and ".join(names), "condition": names[0], "treatment": treatment}
    texts = [*vars(wording.talk).items(), *vars(wording.headings).items()]
    texts += [(f"button {topic.value}", text) for topic, text in wording.questions.items()]
    yield from (Said("wording", name, (paragraph(text.format(**filled)),)) for name, text in texts)


def _safety(app: App) -> Iterator[Said]:
    """The fixed texts alone, then with the line of each sign; and the line that goes along with a normal answer."""
    texts = app.rules.texts
    for topic, text in texts.fixed_texts.items():
        yield Said("safety", topic.value, (alert_block(topic.value, text),))
    yield Said("safety", "after an alarm", (alert_block("notice", texts.after_alarm),))
    for name in ("reminder_short", "reminder_medium", "reminder_long"):
        yield Said("safety", name, (paragraph(getattr(texts, name)),))
    for finding in _findings(app):
        block = alert_block(finding.level.value, texts.for_finding(finding))
        yield Said("safety", f"{finding.level.value} {finding.sign}", (block,))


def _findings(app: App) -> Iterator[Finding]:
    for sign in app.rules.signs:
        extras = [each.says for each in app.rules.extra_lines if each.level is sign.level]
        yield from (Finding(sign.id, sign.level, sign.topic, extra) for extra in dict.fromkeys([sign.says, *extras]))
        if sign.asked_as_fact:
            yield Finding(sign.id, Level.NOTICE, None, sign.asked_as_fact)
