"""A real action server's executor, and trackers as the JSON that Rasa sends."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from rasa_sdk.executor import ActionExecutor

from bot.names import NameFinder
from bot.safety.wire import KEY, to_json


@dataclass(frozen=True)
class Said:
    """What an action said, and the context that it left behind."""

    responses: list[dict[str, Any]]
    events: list[dict[str, Any]]

    @property
    def response(self) -> dict[str, Any]:
        """The only answer."""
        (response,) = self.responses
        return response

    @property
    def text(self) -> str:
        """Its text."""
        return self.response["text"]

    @property
    def atlas(self) -> dict[str, Any]:
        """Its metadata, as in the contract of the web endpoint."""
        return self.response["atlas"]

    @property
    def buttons(self) -> list[str]:
        """What stands on its buttons."""
        return [each["title"] for each in self.response["buttons"]]

    @property
    def context(self) -> dict[str, Any]:
        """The value of the slot."""
        (event,) = self.events
        assert (event["event"], event["name"]) == ("slot", "context")
        return event["value"]


@pytest.fixture(scope="session")
def executor() -> ActionExecutor:
    """The SDK's own executor, with all actions of the package."""
    made = ActionExecutor()
    made.register_package("actions")
    return made


@pytest.fixture
def act(app: Any, executor: ActionExecutor) -> Callable[..., Said]:
    """Runs an action on a message: `act("action_answer", "what is fibro", "ask_definition")`."""

    def run(action: str, text: str, intent: str, **more: Any) -> Said:
        call = {"next_action": action, "sender_id": "web-1", "version": "3.6", "domain": {}}
        call["tracker"] = tracker(text, intent, app.names, **more)
        finding = app.screen(text)
        if finding:
            call["tracker"]["latest_message"][KEY] = to_json(finding)
        result = asyncio.run(executor.run(json.loads(json.dumps(call))))
        return Said(json.loads(json.dumps(result["responses"])), json.loads(json.dumps(result["events"])))

    return run


def tracker(
    text: str,
    intent: str,
    names: NameFinder,
    *,
    context: Any = None,
    events: list[dict[str, Any]] | None = None,
    **latest: Any,
) -> dict[str, Any]:
    """A tracker as JSON. `latest` are more keys of the latest message."""
    mentions = names.find(text).mentions
    message = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9},
        "entities": [
            {"entity": each.kind, "value": each.id, "start": each.start, "end": each.end} for each in mentions
        ],
        "intent_ranking": [{"name": intent, "confidence": 0.9}],
        **latest,
    }
    return {
        "sender_id": "web-1",
        "slots": {"context": context},
        "latest_message": message,
        "latest_event_time": 1.0,
        "followup_action": None,
        "paused": False,
        "events": events or [],
        "latest_input_channel": "web",
        "active_loop": {},
        "latest_action": {"action_name": "action_listen"},
        "latest_action_name": "action_listen",
    }


def bot_event(said: Said) -> dict[str, Any]:
    """The event by which Rasa remembers what an action said."""
    response = said.response
    data = {key: response.get(key) or None for key in ("elements", "quick_replies", "buttons", "attachment", "image")}
    return {
        "event": "bot",
        "timestamp": 1.0,
        "text": response["text"],
        "data": {**data, "custom": None},
        "metadata": {"atlas": response["atlas"]},
    }
