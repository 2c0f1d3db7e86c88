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
from bot.answers.answer import Answer, Block
from bot.answers.payload import to_message
from bot.answers.question import Context, Message, named_in_passing, with_alarm_in_mind
from bot.app import App, get_app
from bot.facts.model import Source
from bot.names import ASPECT, CONDITION, TREATMENT
from bot.safety import Finding, Level
from bot.safety.wire import KEY, from_json
from bot.topics import DANGER, QUESTIONS_KEY

CONTEXT_SLOT = "context"


@dataclass(frozen=True)
class Turn:
    """What the person said, and what was talked about before."""

    message: Message
    context: Context
    finding: Finding | None
    tracker: Tracker


class AtlasAction(Action, ABC):
    """An action that answers with one `Answer`."""

    @abstractmethod
    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """The answer to this turn, and the context after it."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[dict[str, Any]]:
        """Called by Rasa for each turn that this action is predicted for."""
        app = get_app()
        turn = read_turn(tracker)
        messages = self.messages(turn)
        if not any(each.conditions for each in messages):  # "i have fibro. does it spread? will i end up in bed?"
            turn = replace(turn, context=named_in_passing(turn.message, turn.context))
        told: set[tuple[Block, ...]] = set()
        for message in messages:
            answer, context = self.answer(app, replace(turn, message=message))
            if answer.blocks in told:  # which condition is meant is asked once
                continue
            told.add(answer.blocks)
            if context is turn.context:
                context = named_in_passing(message, context)
            said = _with_alarm(_with_notice(answer, turn, app), turn.context, app)
            dispatcher.utter_message(**to_message(said, _sources(answer, app), app.wording))
            context = with_alarm_in_mind(context, turn.context, answer.topic)
            turn = replace(turn, context=context, finding=None)  # a notice is given once
        return [SlotSet(CONTEXT_SLOT, turn.context.to_json())]

    def messages(self, turn: Turn) -> tuple[Message, ...]:
        """What to answer, one after the other: the questions of a message that asks several things, or the message."""
        questions = turn.tracker.latest_message.get(QUESTIONS_KEY) or []
        return tuple(read_message(each) for each in questions) or (turn.message,)


def read_turn(tracker: Tracker) -> Turn:
    """The turn that a tracker stands at."""
    latest = tracker.latest_message
    return Turn(
        message=read_message(latest),
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
    )


def _sources(answer: Answer, app: App) -> Mapping[str, Source]:
    """An answer without facts, such as an alarm, is told also when no facts can be read."""
    return app.catalogue.source if answer.facts else {}


def _with_notice(answer: Answer, turn: Turn, app: App) -> Answer:
    """A question of fact about an alarming sign gets a line of its own on when to call for help."""
    if turn.finding is None or turn.finding.level is not Level.NOTICE or answer.topic in DANGER:
        return answer
    texts = app.rules.texts
    notice = alert_block(turn.finding.level.value, texts.for_finding(turn.finding), texts.numbers)
    return replace(answer, blocks=(*answer.blocks, notice))


def _with_alarm(answer: Answer, before: Context, app: App) -> Answer:
    """The first answers behind an emergency or a crisis begin with whom to call: "what do I do now" may follow."""
    if not before.alarmed or answer.topic in DANGER:
        return answer
    texts = app.rules.texts
    return replace(answer, blocks=(alert_block(Level.NOTICE.value, texts.after_alarm, texts.numbers), *answer.blocks))
