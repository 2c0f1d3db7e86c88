"""What Slack delivers to an app: events, pressed buttons, commands; signed."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tests.channels.slack_server import BOT_TOKEN, BOT_USER, TEAM, SlackServer

if TYPE_CHECKING:  # the bench delivers without a Rasa of its own
    from tests.channels.serving import Reply, Site

WEBHOOK = "/webhooks/slack/webhook"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"

_numbers = itertools.count(1)


def signature(stamp: str, body: bytes, secret: str = SECRET) -> str:
    """As https://docs.slack.dev/authentication/verifying-requests-from-slack says."""
    return "v0=" + hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()


def message(text: str, channel: str = "D1", kind: str = "im", user: str = "U1", **more: Any) -> dict[str, Any]:
    """A message event, in the envelope of the Events API."""
    event = {"type": "message", "text": text, "user": user, "channel": channel, "channel_type": kind, **more}
    return envelope({"ts": f"1700000000.{next(_numbers):06}", **event})


def mention(text: str, channel: str = "C1", **more: Any) -> dict[str, Any]:
    """A message in a channel that mentions the bot."""
    event = {"type": "app_mention", "text": f"<@{BOT_USER}> {text}", "user": "U1", "channel": channel, **more}
    return envelope({"ts": f"1700000000.{next(_numbers):06}", **event})


def envelope(event: dict[str, Any]) -> dict[str, Any]:
    """The envelope of an event."""
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": "A1",
        "event_id": f"Ev{next(_numbers)}",
        "event": event,
        "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
    }


def press(button: dict[str, Any], channel: str = "D1", **message_fields: Any) -> dict[str, Any]:
    """A press of a button below a message of the bot."""
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": "U1"},
        "channel": {"id": channel},
        "container": {"type": "message", "channel_id": channel},
        "message": {"user": BOT_USER, "ts": "1700000000.000001", **message_fields},
        "trigger_id": f"trigger{next(_numbers)}",
        "actions": [{**button, "action_ts": f"{next(_numbers)}.0"}],
    }


def command(text: str, response_url: str = "", channel: str = "C1", user: str = "U1") -> dict[str, str]:
    """A slash command."""
    return {
        "team_id": TEAM,
        "channel_id": channel,
        "user_id": user,
        "command": "/atlas",
        "text": text,
        "response_url": response_url,
        "trigger_id": f"trigger{next(_numbers)}",
    }


@dataclass
class SlackSite:
    """A running server of ours, as Slack sees it. `end` ends it as SIGTERM does."""

    site: Site
    end: Callable[[], None]

    def send(self, body: bytes | str, content_type: str = JSON, **changes: str) -> Reply:
        """Send a signed body; keyword arguments replace headers, with "_" for "-"."""
        raw = body.encode() if isinstance(body, str) else body
        stamp = changes.pop("stamp", str(int(time.time())))
        headers = {"content-type": content_type, "x-slack-request-timestamp": stamp}
        headers["x-slack-signature"] = signature(stamp, raw)
        headers.update({name.replace("_", "-"): value for name, value in changes.items()})
        return self.site.request("POST", WEBHOOK, raw, headers)

    def deliver(self, event: dict[str, Any], **changes: str) -> Reply:
        """Deliver an event."""
        return self.send(json.dumps(event), **changes)

    def interact(self, payload: dict[str, Any]) -> Reply:
        """Deliver an interaction."""
        return self.send(urlencode({"payload": json.dumps(payload)}), FORM)

    def type_command(self, form: dict[str, str]) -> Reply:
        """Deliver a slash command."""
        return self.send(urlencode(form), FORM)


def environment(slack: SlackServer) -> dict[str, str]:
    """The settings that switch a real server on, behind this stand-in; by webhook alone."""
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_APP_TOKEN": "",
        "SLACK_API_BASE_URL": slack.base_url,
    }
