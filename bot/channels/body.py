"""Reading the body of a request, up to a limit."""

from __future__ import annotations

import asyncio

from sanic.http import Http
from sanic.request import Request

from bot.channels.refusals import BAD_REQUEST, TOO_LARGE, TOO_SLOW_BODY, RefusedError
from bot.channels.requests import MOST_BYTES

_MOST_TO_DRAIN = 16 * 1024 * 1024


async def read_body(request: Request, seconds: float, most_bytes: int = MOST_BYTES) -> bytes:
    """The body of a request to a streaming route, if it arrives within `seconds` and has at most `most_bytes`.

    Raises:
        RefusedError: the body is too large, or does not arrive.
    """
    try:
        return await asyncio.wait_for(_read(request, most_bytes), seconds)
    except asyncio.TimeoutError as error:
        _hang_up(request)
        raise RefusedError(TOO_SLOW_BODY) from error


async def _read(request: Request, most_bytes: int) -> bytes:
    """What is too much is read to its end, and dropped.

    Many clients look for the answer only when they have sent all; without an end they would see a broken connection.
    """
    kept, size = bytearray(), 0
    async for piece in _stream(request):
        size += len(piece)
        if size <= most_bytes:
            kept += piece
        elif size > _MOST_TO_DRAIN:
            _hang_up(request)
            break
    if size > most_bytes:
        raise RefusedError(TOO_LARGE)
    return bytes(kept)


def _hang_up(request: Request) -> None:
    """Do not wait for the rest of the body; close the connection after the answer."""
    stream = _stream(request)
    stream.request_body = None
    stream.keep_alive = False


def _stream(request: Request) -> Http:
    if request.stream is None:
        raise RefusedError(BAD_REQUEST)
    return request.stream
