"""The person says that the last answer was helpful, or not."""

from __future__ import annotations

import structlog

from actions.atlas_action import AtlasAction, Turn
from bot.answers.answer import Answer
from bot.answers.question import Context
from bot.answers.talk import small_talk
from bot.app import App
from bot.topics import Topic

# What the buttons under an answer send (`RATINGS` in bot/channels/widget/conversation.js). No other words are logged.
RATINGS = {"that was helpful": True, "that was not helpful": False}

logger = structlog.get_logger(__name__)


class ActionFeedback(AtlasAction):
    """Thanks, and leaves a trace of which facts it was about: never of what was typed."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_feedback"

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """A word of thanks."""
        said = turn.tracker.get_last_event_for("user") or {}
        # A pressed button tells it: by metadata in Slack and Telegram, by its words in the widget.
        helpful = (said.get("metadata") or {}).get("helpful", RATINGS.get(turn.message.text))
        logger.info("feedback.given", topic=turn.context.topic, facts=turn.context.shown, helpful=helpful)
        return small_talk(Topic.FEEDBACK, "", app.catalogue, app.wording), turn.context
