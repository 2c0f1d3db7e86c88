"""What Slack delivers -> what is to be done: answer, show the home tab, nothing. Pure: no Rasa, no server, no client.

The same payloads arrive over HTTP and in Socket Mode. They are signed, or come from Slack's own socket; nevertheless
nothing is taken for granted that would end in an exception.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.commands import Command
from bot.channels.slack_blocks import HELPFUL, NOT_HELPFUL
from bot.channels.slack_text import mentioned, plain, tidy

Payload = Mapping[str, Any]

_LONGEST_ID = 100
_TYPED = (None, "", "thread_broadcast")  # all other subtypes are joins, edits, files, other apps ...
_COMMANDS = {each.value.removeprefix("/"): each.value for each in Command}  # Slack lets nobody type "/help"


@dataclass(frozen=True)
class Place:
    """Where an answer goes: to a channel, in a thread of it, or (`private`) to one person, by `response_url` if any."""

    channel: str
    user: str
    thread: str = ""
    private: bool = False
    response_url: str = ""


@dataclass(frozen=True)
class Asked:
    """Somebody said something to us. `pressed`: by a button or a command, so that it stands nowhere to be read.
    `helpful` is set where it rates the last answer."""

    id: str
    conversation: str
    text: str
    place: Place
    pressed: bool = False
    helpful: bool | None = None


@dataclass(frozen=True)
class HomeOpened:
    """Somebody looks at the home tab."""

    id: str
    user: str


Event = Asked | HomeOpened


def read_event(envelope: Payload, own_user: str = "") -> Event | None:
    """A delivery of the Events API. `own_user` is our user id, where it is known already."""
    event = _mapping(envelope, "event")
    kind = _id(event, "type")
    if kind == "app_home_opened" and event.get("tab") == "home" and _id(event, "user"):
        return HomeOpened(_id(envelope, "event_id") or _digest(envelope), _id(event, "user"))
    if kind in ("message", "app_mention"):
        return _message(envelope, event, _own_users(envelope) | ({own_user} - {""}))
    return None


def read_interaction(payload: Payload) -> Event | None:
    """A pressed button. Other interactions (views, shortcuts, menus) are not ours."""
    actions = payload.get("actions")
    action = actions[0] if isinstance(actions, list) and actions else None
    if payload.get("type") != "block_actions" or not isinstance(action, dict) or action.get("type") != "button":
        return None
    text, place = tidy(_string(action, "value")), _place_of(payload)  # our own words, and no mrkdwn
    if not text or not place.channel or not place.user:
        return None
    helpful = {HELPFUL: True, NOT_HELPFUL: False}.get(_id(action, "action_id"))
    return Asked(_digest(payload), _conversation(_team(payload), place), text, place, pressed=True, helpful=helpful)


def read_command(form: Payload) -> Event | None:
    """A slash command. Nobody but the person who typed it sees the answer."""
    place = Place(
        _id(form, "channel_id"), _id(form, "user_id"), private=True, response_url=_string(form, "response_url")
    )
    if not place.channel or not place.user:
        return None
    typed = plain(_string(form, "text"))
    text = _COMMANDS.get(typed.lower(), typed) or Command.HELP.value
    return Asked(_digest(form), _conversation(_id(form, "team_id"), place), text, place, pressed=True)


def _message(envelope: Payload, event: Payload, own_users: frozenset[str]) -> Asked | None:
    user, channel, stamp = (_id(event, key) for key in ("user", "channel", "ts"))
    if not user or not channel or not stamp or _is_not_typed(envelope, event) or user in own_users:
        return None
    direct, mentions = _is_direct(event, channel), _mentions(event, own_users)
    text = plain(_string(event, "text")) or (Command.HELP.value if mentions else "")
    if not text or not (direct or mentions):
        return None
    place = Place(channel, user, _id(event, "thread_ts") or (stamp if mentions else ""))
    conversation = _conversation(_id(envelope, "team_id"), place)
    # A mention in a group message arrives as two events with ids of their own, so there the message itself is the id.
    event_id = "" if mentions else _id(envelope, "event_id")
    return Asked(event_id or _digest([channel, stamp, user, text]), conversation, text, place)


def _is_not_typed(envelope: Payload, event: Payload) -> bool:
    """Whether it is a join, an edit, a file, or the message of a program, ourselves among them."""
    ours = _id(event, "app_id") != "" and _id(event, "app_id") == _id(envelope, "api_app_id")
    odd = event.get("subtype") not in _TYPED or event.get("hidden") or event.get("files")
    return bool(odd or ours or event.get("bot_id") or event.get("bot_profile"))


def _is_direct(event: Payload, channel: str) -> bool:
    """Whether it was written to us, alone or in a group, without need to mention us."""
    kind = _id(event, "channel_type") or ("im" if channel.startswith("D") else "")
    return event.get("type") == "message" and kind in ("im", "mpim")


def _mentions(event: Payload, own_users: frozenset[str]) -> bool:
    """Whether the answer belongs into a thread."""
    if event.get("type") == "app_mention":
        return True
    return _id(event, "channel_type") == "mpim" and not own_users.isdisjoint(mentioned(_string(event, "text")))


def _own_users(envelope: Payload) -> frozenset[str]:
    """Our user in the workspace of the event, as the event itself says."""
    authorizations = envelope.get("authorizations")
    listed = authorizations if isinstance(authorizations, list) else []
    bots = [each for each in listed if isinstance(each, dict) and each.get("is_bot")]
    return frozenset(_id(each, "user_id") for each in bots) - {""}


def _place_of(payload: Payload) -> Place:
    """Where a button was pressed: below the message that has it. Only one person sees an ephemeral message."""
    container, message = _mapping(payload, "container"), _mapping(payload, "message")
    private = container.get("is_ephemeral") is True or message.get("is_ephemeral") is True
    return Place(
        channel=_id(_mapping(payload, "channel"), "id") or _id(container, "channel_id"),
        user=_id(_mapping(payload, "user"), "id"),
        thread=_id(message, "thread_ts") or _id(container, "thread_ts"),
        private=private,
        response_url=_string(payload, "response_url") if private else "",
    )


def _team(payload: Payload) -> str:
    return _id(_mapping(payload, "team"), "id") or _id(_mapping(payload, "user"), "team_id")


def _conversation(team: str, place: Place) -> str:
    """The sender id in Rasa. What only one person sees is a conversation of its own, unless it is with us alone."""
    alone = place.private and not place.channel.startswith("D")
    return "-".join(part for part in ("slack", team, place.channel, place.user if alone else place.thread) if part)


def _mapping(payload: Payload, key: str) -> Payload:
    value = payload.get(key)
    return value if isinstance(value, dict) else {}


def _string(payload: Payload, key: str) -> str:
    value = payload.get(key)
    return value if isinstance(value, str) else ""


def _id(payload: Payload, key: str) -> str:
    """An id, empty where there is none of the form that Slack gives them."""
    value = _string(payload, key)
    return value if value.isascii() and value.isprintable() and len(value) <= _LONGEST_ID else ""


def _digest(value: Any) -> str:
    """An id for what Slack gives none: the same delivery, the same id."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("ascii")).hexdigest()
