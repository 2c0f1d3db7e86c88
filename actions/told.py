"""The person only tells something, and asks nothing."""

from __future__ import annotations

from actions.atlas_action import AtlasAction, Turn
from bot.answers.answer import Answer
from bot.answers.question import Context
from bot.answers.talk import told
from bot.app import App


class ActionTold(AtlasAction):
    """Thanks, and asks what they would like to know. A condition that they name is remembered."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_told"

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """A kind line, with questions on the condition that is talked about."""
        return told(turn.conditions, app.catalogue, app.wording), turn.context
