"""What is not about the conditions: greeting, goodbye, thanks, what Atlas is and can do, a person to talk to."""

from __future__ import annotations

from actions.atlas_action import AtlasAction, Turn
from bot.answers.answer import Answer
from bot.answers.question import Context
from bot.answers.reminder import reminder
from bot.answers.talk import small_talk
from bot.app import App
from bot.topics import Topic


class ActionSmallTalk(AtlasAction):
    """Answers with a fixed text of `data/wording.yml`."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_small_talk"

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """The text for the intent; Atlas introduces itself with all its limits."""
        topic = Topic(turn.message.intent)
        closing = reminder(topic, app.rules.texts)
        return small_talk(topic, closing, app.catalogue, app.wording), turn.context
