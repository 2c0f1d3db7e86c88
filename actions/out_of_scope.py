"""Something that Atlas has no information on."""

from __future__ import annotations

from actions.atlas_action import AtlasAction, Turn
from bot.answers.answer import Answer
from bot.answers.fallback import out_of_scope
from bot.answers.question import Context
from bot.app import App
from bot.topics import Topic


class ActionOutOfScope(AtlasAction):
    """Turns away, and says what can be asked."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_out_of_scope"

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """The fixed text and some questions."""
        text = app.rules.texts.fixed(Topic.OUT_OF_SCOPE)
        conditions = turn.context.conditions
        return out_of_scope(text.paragraphs, conditions, app.catalogue, app.wording), turn.context
