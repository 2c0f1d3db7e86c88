"""Where the last answer comes from."""

from __future__ import annotations

from actions.atlas_action import AtlasAction, Turn
from bot.answers.answer import Answer
from bot.answers.question import Context
from bot.answers.talk import sources_of
from bot.app import App


class ActionSources(AtlasAction):
    """Lists the sources of the last answer."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_sources"

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """The sources of the facts that were told last."""
        return sources_of(turn.context.shown, app.catalogue, app.wording), turn.context
