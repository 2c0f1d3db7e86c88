"""What all actions have in common: read the turn, let the core answer, say it, remember the context."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.answers.alert import alert_block
from bot.answers.answer import Answer
from bot.answers.language import english_only
from bot.answers.payload import to_message
from bot.answers.question import Context, Message, Question, after
from bot.answers.turn import Asides, take_turn
from bot.app import App, get_app
from bot.facts.model import Source
from bot.names import ASPECT, CONDITION, TREATMENT
from bot.safety import Finding, Level
from bot.safety.wire import KEY, from_json
from bot.topics import QUESTIONS_KEY

CONTEXT_SLOT = "context"


@dataclass(frozen=True)
class Turn:
    """What the person said, and what was talked about before. `parts` are the questions of a message with several."""

    message: Message
    parts: tuple[Message, ...]
    context: Context
    finding: Finding | None
    tracker: Tracker

    @property
    def conditions(self) -> tuple[str, ...]:
        """Those that the message names, or that were talked about before."""
        return self.message.conditions or self.context.conditions


class AtlasAction(Action, ABC):
    """An action that answers with one `Answer`."""

    @abstractmethod
    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """The answer to this turn, and the context after it."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[dict[str, Any]]:
        """Called by Rasa for each turn that this action is predicted for."""
        app, turn = get_app(), read_turn(tracker)

        def answering(message: Message, context: Context) -> tuple[Answer, Context]:
            return self.answer(app, replace(turn, message=message, context=context))

        answers, context = take_turn(turn.message, turn.parts, turn.context, answering, _asides(turn, app))
        for answer in answers:
            dispatcher.utter_message(**to_message(answer, _sources(answer, app), app.wording))
        return [SlotSet(CONTEXT_SLOT, context.to_json())]


def answered(app: App, turn: Turn, question: Question) -> tuple[Answer, Context]:
    """The answer to a question, and a context that holds what it was about."""
    answer = app.answer(question, turn.context)
    return answer, after(turn.context, question, tuple(fact.id for fact in answer.facts))


def read_turn(tracker: Tracker) -> Turn:
    """The turn that a tracker stands at."""
    latest = tracker.latest_message
    return Turn(
        message=read_message(latest),
        parts=tuple(read_message(each) for each in latest.get(QUESTIONS_KEY) or ()),
        context=Context.from_json(tracker.get_slot(CONTEXT_SLOT)),
        finding=from_json(latest.get(KEY)),
        tracker=tracker,
    )


def read_message(understood: dict[str, Any]) -> Message:
    """A message, or a part of one, from Rasa's JSON with `text`, `intent` and `entities`."""

    def ids(kind: str) -> tuple[str, ...]:
        entities = understood.get("entities", [])
        return tuple(dict.fromkeys(each["value"] for each in entities if each["entity"] == kind))

    return Message(
        text=understood.get("text") or "",
        # not Tracker.get_intent_of_latest_message(): it passes over nlu_fallback and gives the second guess
        intent=understood.get("intent", {}).get("name") or "",
        conditions=ids(CONDITION),
        treatments=ids(TREATMENT),
        aspects=ids(ASPECT),
        may_be={each["name"]: each["confidence"] for each in understood.get("intent_ranking", [])},
    )


def _sources(answer: Answer, app: App) -> Mapping[str, Source]:
    """An answer without facts, such as an alarm, is told also when no facts can be read."""
    return app.catalogue.source if answer.facts else {}


def _asides(turn: Turn, app: App) -> Asides:
    texts = app.rules.texts
    notice = texts.beside(turn.finding)
    return Asides(
        after_alarm=alert_block(Level.NOTICE.value, texts.after_alarm, texts.numbers),
        english_only=english_only(turn.message.text, app.wording),
        notice=alert_block(Level.NOTICE.value, notice, texts.numbers) if notice else None,
    )
