"""What actions say -> the messages of the web contract."""

from __future__ import annotations

from typing import Any

import structlog
from rasa.core.channels.channel import OutputChannel

from bot.channels.failures import fields

METADATA_KEY = "atlas"  # what actions pass to `dispatcher.utter_message` beside text and buttons

_NO_METADATA: dict[str, Any] = {
    "topic": None,
    "conditions": [],
    "treatment": None,
    "facts": [],
    "sources": [],
    "reminder": False,
}

_log = structlog.get_logger(__name__)


def as_message(recipient: str, said: dict[str, Any]) -> dict[str, Any]:
    """One message of the contract: all its metadata keys are there, whatever an action left out."""
    message: dict[str, Any] = {"recipient_id": recipient, "text": said["text"]}
    if said.get("buttons"):
        message["buttons"] = [{"title": each["title"], "payload": each["payload"]} for each in said["buttons"]]
    message["metadata"] = {**_NO_METADATA, **(said.get(METADATA_KEY) or {})}
    return message


class Replies(OutputChannel):
    """Collects the answers to one message."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The name under which responses can be written for this channel alone."""
        return "web"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take one answer. Never raises: Rasa would not save the turn."""
        try:
            self.messages.append(as_message(recipient_id, message))
        except (KeyError, TypeError) as error:
            _log.error("web.answer_lost", **fields(error))
