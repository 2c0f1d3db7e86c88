"""The person wants to begin anew."""

from __future__ import annotations

from actions.atlas_action import AtlasAction, Turn
from bot.answers.answer import Answer
from bot.answers.question import Context
from bot.answers.talk import started_over
from bot.app import App


class ActionStartOver(AtlasAction):
    """Forgets what was talked about."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_start_over"

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """What can be asked, and an empty context."""
        return started_over(app.catalogue, app.wording), Context()
