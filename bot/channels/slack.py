"""Slack, by webhook (`POST /webhooks/slack/webhook`) or in Socket Mode: Rasa's connector. See docs/slack.md.

Switched on by SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET, SLACK_APP_TOKEN or both. Slack's members are known to Slack,
which limits what they send; Atlas does not count their messages a second time.
"""

from __future__ import annotations

from asyncio import AbstractEventLoop
from collections.abc import Callable
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic

from bot.channels import parts
from bot.channels.channel_state import OFF, states_of
from bot.channels.slack_words import SlackWords
from bot.channels.talking import SECONDS_TO_ANSWER, Handler, Talking
from bot.settings import Settings


class SlackChannel(InputChannel):
    """Answers messages, mentions, commands and buttons in one Slack workspace."""

    def __init__(
        self,
        settings: Settings | None = None,
        forgotten: Callable[[], dict[str, Any]] = parts.forgotten_message,
        words: Callable[[], SlackWords] = parts.slack_words,
        seconds_to_answer: float = SECONDS_TO_ANSWER,
    ) -> None:
        self._settings = settings or parts.settings()
        self._forgotten = forgotten
        self._words = words
        self._seconds_to_answer = seconds_to_answer

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa, and in the address."""
        return "slack"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The route under `/webhooks/slack`; none where Slack is not set up, or delivers by Socket Mode alone."""
        blueprint = Blueprint("atlas_slack")
        if not self._settings.slack_bot_token:
            blueprint.listener("before_server_start")(self._note_that_it_is_off)
            return blueprint
        # Not before it is needed: slack_sdk takes half a second to import.
        from bot.channels.slack_bot import SlackBot
        from bot.channels.slack_webhook import add_webhook

        talking = Talking(self.name(), on_new_message, self._forgotten(), self._seconds_to_answer)
        bot = SlackBot(self.name(), self._settings, talking, self._words())
        blueprint.listener("before_server_start")(bot.start)
        blueprint.listener("before_server_stop")(bot.stop)
        if self._settings.slack_signing_secret:
            add_webhook(blueprint, self._settings.slack_signing_secret, bot)
        return blueprint

    async def _note_that_it_is_off(self, app: Sanic, _loop: AbstractEventLoop) -> None:
        states_of(app).set(self.name(), OFF)
