"""What is left to say on the last question."""

from __future__ import annotations

from dataclasses import replace

from actions.atlas_action import AtlasAction, Turn, answered
from bot.answers.answer import Answer
from bot.answers.question import Context, more_of, names_something_else
from bot.answers.talk import nothing_more
from bot.app import App
from bot.topics import SAME_QUESTION_INTENT


class ActionTellMore(AtlasAction):
    """Goes on where the last answer stopped."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_tell_more"

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """The facts on the last question that were not told yet, or those on something else that is named."""
        if names_something_else(turn.message, turn.context):
            question = app.question(replace(turn.message, intent=SAME_QUESTION_INTENT), turn.context)
        else:
            question = more_of(turn.context)
        if question is None:
            return nothing_more(app.catalogue, app.wording), turn.context
        return answered(app, turn, question)
