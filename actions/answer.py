"""A question on the conditions: answered from the facts."""

from __future__ import annotations

from actions.alarm import ActionAlarm
from actions.atlas_action import AtlasAction, Turn, answered
from bot.answers.answer import Answer
from bot.answers.fallback import not_understood
from bot.answers.question import Context
from bot.app import App
from bot.topics import SAFETY, topic_of_intent


class ActionAnswer(AtlasAction):
    """Answers every knowledge topic, and the last question again about something else."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_answer"

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """The answer, and a context that holds what it was about."""
        if topic_of_intent(turn.message.intent) in SAFETY:  # one of several questions
            return ActionAlarm().answer(app, turn)
        question = app.question(turn.message, turn.context)
        if question is None:
            return not_understood(turn.context.conditions, app.catalogue, app.wording), turn.context
        return answered(app, turn, question)
