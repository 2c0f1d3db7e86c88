"""Not understood for certain: answered where a fact plainly does; else the likeliest questions as buttons."""

from __future__ import annotations

from actions.atlas_action import AtlasAction, Turn, answered
from bot.answers.answer import Answer
from bot.answers.fallback import did_you_mean
from bot.answers.question import Context
from bot.app import App


class ActionDidYouMean(AtlasAction):
    """Asks instead of guessing."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_did_you_mean"

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """The answer to the question that a fact is near to, or the questions that the message may have been."""
        if question := app.question(turn.message, turn.context):
            return answered(app, turn, question)
        guesses = [*turn.message.may_be.items()]
        return did_you_mean(guesses, turn.conditions, app.catalogue, app.wording), turn.context
