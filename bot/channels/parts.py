"""What the channels need of the rest of Atlas."""

from __future__ import annotations

from typing import Any

from bot.answers.payload import to_message
from bot.answers.talk import forgotten
from bot.answers.wording import Wording
from bot.app import get_app
from bot.channels.slack_words import SlackWords
from bot.channels.slack_words import slack_words as words_of_slack
from bot.settings import Settings


def settings() -> Settings:
    """The settings of this process."""
    return get_app().settings


def forgotten_message() -> dict[str, Any]:
    """What is said when a conversation has been forgotten on request, as an action would say it."""
    app = get_app()
    return to_message(forgotten(app.wording), {}, app.wording)


def wording() -> Wording:
    """The words around the facts."""
    return get_app().wording


def slack_words() -> SlackWords:
    """What the Slack channel says beside the answers."""
    app = get_app()
    conditions = " and ".join(each.name for each in app.catalogue.conditions)
    return words_of_slack(app.wording, conditions, app.rules.texts.reminder_long)
