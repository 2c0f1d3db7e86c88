"""What an error of a call to Slack means: try again, or give up and say why. Pure."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from aiohttp import ClientConnectionError, ClientPayloadError
from slack_sdk.errors import SlackApiError

from bot.channels.retrying import Again

TOKEN_REFUSED = "token_refused"  # noqa: S105 - a reason
UNREACHABLE = "unreachable"
REFUSED = "refused"

# Connections that fail, and calls that end without an answer. One of these may have been carried out nevertheless; an
# answer given twice is better than none.
_CONNECTION = (ClientConnectionError, ClientPayloadError, asyncio.TimeoutError)
_TRANSIENT = frozenset({"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"})
_TOKEN = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope"}
)
_WORD = re.compile(r"[a-z_]{0,60}")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class RespondError(Exception):
    """A `response_url` did not take a post."""

    def __init__(self, status: int, headers: Mapping[str, Any]) -> None:
        super().__init__(status)
        self.status = status
        self.headers = headers


def judge(error: BaseException) -> Again | None:
    """Whether, and after how many seconds, to make the call again; None where Slack refused it."""
    if isinstance(error, _CONNECTION):
        return Again()
    if not isinstance(error, SlackApiError | RespondError):
        return None
    status, headers, word = _answer(error)
    if status == 429:
        return Again(_seconds(headers))
    return Again() if status >= 500 or word in _TRANSIENT else None


def reason_of(error: BaseException) -> str:
    """A constant word for why a call failed."""
    if judge(error) is not None:
        return UNREACHABLE
    return TOKEN_REFUSED if isinstance(error, SlackApiError) and _answer(error)[2] in _TOKEN else REFUSED


def answered(error: BaseException) -> dict[str, Any]:
    """What may be logged of Slack's answer: its status, and its own word for the error."""
    if not isinstance(error, SlackApiError | RespondError):
        return {}
    status, _, word = _answer(error)
    return {"status": status, "word": word if _WORD.fullmatch(word) else ""}


def proxy_for(url: str) -> str | None:
    """The proxy that the environment names for this address; none for this machine, and where NO_PROXY says so."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in _LOOPBACK or proxy_bypass(host):
        return None
    return getproxies().get(parts.scheme)


def _answer(error: SlackApiError | RespondError) -> tuple[int, Mapping[str, Any], str]:
    """Status, headers and the word for the error. Where the body was no JSON, the SDK gives aiohttp's own response."""
    if isinstance(error, RespondError):
        return error.status, error.headers, ""
    answer = error.response
    data = getattr(answer, "data", None)
    word = data.get("error") if isinstance(data, dict) else None
    status: int = getattr(answer, "status_code", 0) or getattr(answer, "status", 0)
    return status, getattr(answer, "headers", {}), str(word or "")


def _seconds(headers: Mapping[str, Any]) -> float | None:
    """`Retry-After`, where it can be read."""
    found = next((str(value) for name, value in headers.items() if name.lower() == "retry-after"), "")
    return float(found) if found.replace(".", "", 1).isdecimal() and found.isascii() else None
