"""The action server of the stock project: copied there as `actions/actions.py`, in the style of Rasa's own tutorial."""

import sqlite3
from contextlib import closing
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


class ActionAnswer(Action):
    """Answers each intent with its fixed text, read from a table."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Called by Rasa for each turn that this action is predicted for."""
        intent = tracker.latest_message["intent"]["name"]
        with closing(sqlite3.connect("answers.db")) as database:
            row = database.execute("SELECT text FROM answers WHERE intent = ?", (intent,)).fetchone()
        dispatcher.utter_message(text=row[0])
        return []
