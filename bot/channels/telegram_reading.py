"""An update of the Telegram Bot API -> what was said to us, where, and by whom. Pure: no Rasa, no server, no client.

Only what is used is read, field by field: an update that is odd, or of a kind that does not exist yet, is nothing to
answer and never an exception.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.channels.requests import is_visible
from bot.channels.telegram_keyboard import said_by

PREFIX = "telegram-"  # the sender ids of all channels share one name space in Rasa
KINDS = ("message", "callback_query")  # of updates; edited messages are not asked for, and ignored

_MOST_CHARACTERS = 4096
_GROUPS = frozenset({"group", "supergroup"})
# What a message can hold in place of text. Whatever else has no text is a notice of Telegram: a join, a pinned message.
_NOT_TEXT = frozenset(
    {
        "animation",
        "audio",
        "checklist",
        "contact",
        "dice",
        "document",
        "game",
        "location",
        "paid_media",
        "photo",
        "poll",
    }
    | {"sticker", "story", "venue", "video", "video_note", "voice"}
)
_COMMAND = re.compile(r"(/\w+)(?:@(\w+))?(\s.*)?", re.DOTALL)
_ASK = "/ask"
_OURS = frozenset({"/start", "/help", "/sources", "/forget", "/restart"})


@dataclass(frozen=True)
class Place:
    """Where an answer goes. `reply_to` is the message that it answers, where it would not be clear otherwise."""

    chat: int
    thread: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True)
class Heard:
    """A message to us, or a button of ours that was pressed (`callback` is to be acknowledged then).

    `text` is None for a photo, a voice message and the like. `ours` is None in a group as long as only the text can
    tell whether we are spoken to: see `spoken_to_us`.
    """

    event_id: str
    conversation: str
    place: Place
    text: str | None
    ours: bool | None = True
    callback: str | None = None


def read(update: Any, bot_id: int | None = None) -> Heard | None:
    """What an update says to us; None when that is nothing. `bot_id` is our own."""
    update_id = _whole(update, "update_id")
    if update_id is None:
        return None
    if "callback_query" in update:
        return _pressed(_part(update, "callback_query"), f"{bot_id}:{update_id}")
    return _said(_part(update, "message"), f"{bot_id}:{update_id}", bot_id)


def spoken_to_us(heard: Heard, username: str) -> Heard | None:
    """The message without our name, where it names us; None when a message in a group is for others."""
    if heard.text is None or heard.callback:
        return heard if heard.ours else None
    command = _COMMAND.fullmatch(heard.text)
    if command and command[2]:
        to_us = command[2].lower() == username.lower() if username else heard.ours
        return replace(heard, text=_known_command(command[1] + (command[3] or ""))) if to_us else None
    text, count = _name(username).subn(" ", heard.text) if username else (heard.text, 0)
    if not (heard.ours or count):
        return None
    return replace(heard, text=_known_command(" ".join(text.split()) if count else heard.text) or "/start")


def _known_command(text: str) -> str:
    """A command of ours, without what is written behind it, such as the word in a link to /start.

    "/ask" is what a group needs: unless its owner changes that, a bot hears nothing there but commands and replies.
    """
    command = _COMMAND.fullmatch(text)
    name = command[1].lower() if command else ""
    if command and name == _ASK:
        return (command[3] or "").strip() or "/help"
    return name if name in _OURS else text


def _name(username: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@])@{re.escape(username)}(?!\w)[,:]?", re.IGNORECASE)


def _said(message: Mapping[str, Any], event_id: str, bot_id: int | None) -> Heard | None:
    chat, user = _part(message, "chat"), _speaker(message)
    chat_id, number = _whole(chat, "id"), _whole(message, "message_id")
    text = _text(message)
    if chat_id is None or user is None or (text is None and not _NOT_TEXT & message.keys()):
        return None
    if text is None and isinstance(message.get("media_group_id"), str):
        event_id = f"{bot_id}:album:{message['media_group_id']}"  # an album comes as a message for each picture
    if chat.get("type") == "private":
        return Heard(event_id, f"{PREFIX}{chat_id}", Place(chat_id, _thread(message)), text)
    if chat.get("type") not in _GROUPS:
        return None
    place = Place(chat_id, _thread(message), number)
    return Heard(event_id, f"{PREFIX}{chat_id}-{user}", place, text, ours=_is_ours(message, text, bot_id))


def _is_ours(message: Mapping[str, Any], text: str | None, bot_id: int | None) -> bool | None:
    """Whether a message in a group answers one of ours, or names us without a username."""
    entities = message.get("entities") or message.get("caption_entities")
    users = [_part(each, "user") for each in entities if isinstance(each, dict)] if isinstance(entities, list) else []
    users.append(_part(_part(message, "reply_to_message"), "from"))
    if bot_id is not None and bot_id in [_whole(user, "id") for user in users]:
        return True
    return False if text is None else None


def _pressed(query: Mapping[str, Any], event_id: str) -> Heard | None:
    """A press of a button under a message of ours; in a group everybody can press it, and talks for himself."""
    callback, data = query.get("id"), query.get("data")
    message = _part(query, "message")
    chat, user = _part(message, "chat"), _whole(_part(query, "from"), "id")
    chat_id = _whole(chat, "id")
    if not isinstance(callback, str) or not callback:
        return None
    if chat_id is None or user is None or not isinstance(data, str):
        return Heard(event_id, f"{PREFIX}pressed", Place(0), None, ours=False, callback=callback)
    in_group = chat.get("type") in _GROUPS
    conversation = f"{PREFIX}{chat_id}-{user}" if in_group else f"{PREFIX}{chat_id}"
    place = Place(chat_id, _thread(message), _whole(message, "message_id") if in_group else None)
    return Heard(event_id, conversation, place, _button_text(message, data), callback=callback)


def _button_text(message: Mapping[str, Any], data: str) -> str:
    """What a pressed button says: see `telegram_keyboard`."""
    rows = _part(message, "reply_markup").get("inline_keyboard")
    buttons = [each for row in rows if isinstance(row, list) for each in row] if isinstance(rows, list) else []
    return said_by(data, [str(each.get("text", "")) for each in buttons if isinstance(each, dict)])


def _speaker(message: Mapping[str, Any]) -> int | None:
    """Who speaks: a person, or a chat in whose name somebody writes; None for other bots and for Telegram itself."""
    chat = _whole(_part(message, "sender_chat"), "id")
    user = _part(message, "from")
    if chat is not None:
        return chat
    return None if user.get("is_bot") else _whole(user, "id") or _whole(_part(message, "chat"), "id")


def _text(message: Mapping[str, Any]) -> str | None:
    """The text, or the caption of a picture, in its composed Unicode form; None where there is nothing to read."""
    text = message.get("text", message.get("caption"))
    if not isinstance(text, str):
        return None
    text = "".join(each for each in text if each != "\0" and not "\ud800" <= each <= "\udfff")
    text = unicodedata.normalize("NFC", text).strip()[:_MOST_CHARACTERS]
    return text if is_visible(text) else None


def _thread(message: Mapping[str, Any]) -> int | None:
    return _whole(message, "message_thread_id") if message.get("is_topic_message") else None


def _part(whole: Any, key: str) -> Mapping[str, Any]:
    part = whole.get(key) if isinstance(whole, dict) else None
    return part if isinstance(part, dict) else {}


def _whole(whole: Any, key: str) -> int | None:
    """A whole number (JSON's true is none)."""
    number = whole.get(key) if isinstance(whole, Mapping) else None
    return number if isinstance(number, int) and not isinstance(number, bool) else None
