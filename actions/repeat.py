"""The last answer again, word for word."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.atlas_action import AtlasAction, Turn
from bot.answers.answer import Answer
from bot.answers.question import Context
from bot.answers.talk import nothing_said
from bot.app import App

_BEGINNINGS = frozenset({"session_started", "restart"})


class ActionRepeat(AtlasAction):
    """Says the last answer again."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_repeat"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[dict[str, Any]]:
        """Called by Rasa; an answer that was given before is taken from the conversation itself."""
        last = _last_answer(tracker)
        if last is None:
            return super().run(dispatcher, tracker, domain)
        dispatcher.utter_message(last["text"], buttons=last["data"].get("buttons"), atlas=last["metadata"]["atlas"])
        return []

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """Nothing was said yet."""
        return nothing_said(app.catalogue, app.wording), turn.context


def _last_answer(tracker: Tracker) -> dict[str, Any] | None:
    """The last answer of this conversation; what was said before its beginning is not looked at."""
    since = takewhile(lambda each: each["event"] not in _BEGINNINGS, reversed(tracker.events))
    said = (each for each in since if each["event"] == "bot")
    return next((each for each in said if each.get("metadata", {}).get("atlas")), None)
