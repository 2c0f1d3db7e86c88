"""The answers that are not answers: what is wrong, in words for the person who typed and a code for the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Refusal:
    """Ends a request with this HTTP status. `code` is for programs, `message` for people."""

    status: int
    code: str
    message: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        """The form that every error of the web endpoint has."""
        return {"error": {"code": self.code, "message": self.message}}


class RefusedError(Exception):
    """Carries a refusal up to the place that answers. A new one each time: an exception keeps what it has seen."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


_EMERGENCY = "In an emergency, call your local emergency number."
_AWAY = f"Atlas cannot answer now. Please try again in a moment. {_EMERGENCY}"

NOT_JSON = Refusal(400, "not_json", "That could not be read. Please send JSON with a message.")
NO_MESSAGE = Refusal(400, "no_message", "Please type a message first.")
BAD_MESSAGE = Refusal(400, "bad_message", "That message holds characters that cannot be read. Please type it again.")
BAD_ID = Refusal(400, "bad_id", "The id of that message cannot be used. Please send it without one.")
BAD_REQUEST = Refusal(400, "bad_request", "That request could not be read.")
UNKNOWN_SENDER = Refusal(403, "unknown_sender", "This conversation is not known here. Please start a new one.")
FORBIDDEN = Refusal(403, "forbidden", "That request does not come from the service that it should come from.")
NOT_FOUND = Refusal(404, "not_found", "There is nothing at this address.")
WRONG_METHOD = Refusal(405, "wrong_method", "This address cannot be used in this way.")
TOO_SLOW_BODY = Refusal(408, "too_slow", "The message did not arrive in time. Please send it again.")
TOO_LONG = Refusal(
    413, "message_too_long", f"That message is too long. Please use at most 1,000 characters. {_EMERGENCY}"
)
TOO_LARGE = Refusal(413, "body_too_large", "That is too much at once. Please send a shorter message.")
WRONG_TYPE = Refusal(415, "wrong_content_type", "Please send the message as application/json.")
FAILED = Refusal(500, "failed", _AWAY)
NOT_READY = Refusal(503, "not_ready", _AWAY)
TOO_SLOW = Refusal(503, "no_answer_in_time", _AWAY)

_BY_STATUS = {each.status: each for each in (BAD_REQUEST, NOT_FOUND, WRONG_METHOD, TOO_SLOW_BODY, TOO_LARGE, NOT_READY)}


def too_many(seconds: int) -> Refusal:
    """What is said to someone who sends too many messages; `seconds` until the next may be sent."""
    message = f"That was a lot of messages. Please wait {seconds} seconds and try again. {_EMERGENCY}"
    return Refusal(429, "too_many_messages", message, {"Retry-After": str(seconds)})


def for_status(status: int) -> Refusal:
    """The refusal for an HTTP status that the server itself came to."""
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    return FAILED if status >= 500 else Refusal(status, "refused", BAD_REQUEST.message)
