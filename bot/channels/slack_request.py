"""A request from Slack -> whether it is Slack's, and what it delivers. Pure: no Rasa, no server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from slack_sdk.signature import SignatureVerifier

from bot.channels.refusals import BAD_REQUEST, WRONG_TYPE, Refusal, RefusedError
from bot.channels.slack_events import Event, read_command, read_event, read_interaction

MOST_BYTES = 1024 * 1024  # a message with its blocks is far smaller

_NOT_SLACK = Refusal(401, "bad_signature", "This address only takes what Slack has signed.")
_MOST_FIELDS = 100
_LONGEST_NUMBER = 12


def check(verifier: SignatureVerifier, body: bytes, headers: Mapping[str, str]) -> None:
    """Make sure that Slack has signed the body, in the last five minutes. A signature is compared in constant time.

    Raises:
        RefusedError: it has not.
    """
    stamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
    # What is no number, no ASCII or no UTF-8 would end in an exception of the verifier.
    is_number = stamp.isascii() and stamp.isdecimal() and len(stamp) <= _LONGEST_NUMBER
    if not is_number or not signature.isascii() or not _is_utf8(body) or not verifier.is_valid(body, stamp, signature):
        raise RefusedError(_NOT_SLACK)


def read(body: bytes, content_type: str, own_user: str) -> Event | str | None:
    """What a signed body delivers: an event, the challenge that Slack wants to have back, or nothing for us.

    Raises:
        RefusedError: it is not of the form in which Slack delivers.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in ("application/json", "application/x-www-form-urlencoded"):
        raise RefusedError(WRONG_TYPE)
    try:
        return _read_json(body, own_user) if kind == "application/json" else _read_form(body)
    except (ValueError, RecursionError) as error:
        raise RefusedError(BAD_REQUEST) from error


def _read_json(body: bytes, own_user: str) -> Event | str | None:
    payload = _object(body)
    if payload.get("type") == "url_verification":
        return _challenge(payload)
    return read_event(payload, own_user) if payload.get("type") == "event_callback" else None


def _read_form(body: bytes) -> Event | None:
    fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    form = {name: values[0] for name, values in fields.items()}
    if "payload" in form:
        return read_interaction(_object(form["payload"]))
    return read_command(form) if "command" in form else None


def _challenge(payload: Mapping[str, Any]) -> str:
    challenge = payload.get("challenge")
    if not isinstance(challenge, str):
        raise ValueError("no challenge")  # noqa: TRY004 - as all that cannot be read
    return challenge


def _object(text: str | bytes) -> dict[str, Any]:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("no object")  # noqa: TRY004
    return value


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
