"""What the web channel gives the whole server: the page, /health, headers, errors in one form, limits.

Rasa makes the server and registers each channel as a blueprint under its own prefix; what lies outside that prefix is
attached to the server when the blueprint is registered.
"""

from __future__ import annotations

import asyncio
import logging
from asyncio import AbstractEventLoop
from typing import Any

import structlog
from sanic import Blueprint, Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels.assets import load_assets
from bot.channels.channel_state import OK, states_of
from bot.channels.failures import fields
from bot.channels.files import serving
from bot.channels.handling import warm_up
from bot.channels.headers import adding_headers
from bot.channels.refusals import BAD_REQUEST, FAILED, NOT_READY, Refusal, RefusedError, for_status

# Beyond this the server itself refuses a body, on every address. Sanic's own limit is 100 MB, held in memory.
_MOST_BYTES = 2 * 1024 * 1024

_log = structlog.get_logger(__name__)


class SiteBlueprint(Blueprint):
    """A blueprint that also attaches the site to the server on which it is registered."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """See `sanic.Blueprint.register`."""
        super().register(app, options)  # type: ignore[no-untyped-call]
        attach(app, self.ctx.allowed_origins)


def attach(app: Sanic, allowed_origins: tuple[str, ...]) -> None:
    """Give the server its page, its health check, its headers and its errors."""
    app.config.REQUEST_MAX_SIZE = _MOST_BYTES
    app.exception(Exception)(answer_exception)  # type: ignore[no-untyped-call]
    app.add_route(health, "/health", methods=["GET", "HEAD"], name="atlas_health")
    app.register_listener(start_warm_up, "after_server_start")
    app.register_listener(stop_warm_up, "before_server_stop")
    # Rasa already has a route for "/", which cannot be replaced; what answers before the routes can.
    app.register_middleware(serving(load_assets()), "request")
    app.register_middleware(adding_headers(allowed_origins), "response")
    logging.getLogger("sanic.access").addFilter(_without_query)


async def start_warm_up(app: Sanic, loop: AbstractEventLoop) -> None:
    """Rasa has loaded its model by now. In the background, so that a signal still ends the server."""
    app.ctx.atlas_warm_up = loop.create_task(_warm_up(app))


async def stop_warm_up(app: Sanic, _loop: AbstractEventLoop) -> None:
    """A server that is ended early leaves nothing behind."""
    app.ctx.atlas_warm_up.cancel()


async def _warm_up(app: Sanic) -> bool:
    agent = getattr(app.ctx, "agent", None)
    return agent is not None and bool(agent.is_ready()) and await warm_up(agent)


async def health(request: Request) -> HTTPResponse:
    """200 once a message can be answered, 503 before. How the other channels are doing does not change the status."""
    if not is_ready(request.app):
        return refuse(NOT_READY)
    states = states_of(request.app)
    states.set("web", OK)
    return json({"status": "ok", **states.report()})


def is_ready(app: Sanic) -> bool:
    """Whether Rasa has a model to answer with, and has answered once."""
    agent = getattr(app.ctx, "agent", None)
    warming: asyncio.Task[bool] | None = getattr(app.ctx, "atlas_warm_up", None)
    warm = warming is not None and warming.done() and not warming.cancelled() and warming.result()
    return agent is not None and bool(agent.is_ready()) and warm


def refuse(refusal: Refusal) -> HTTPResponse:
    """The response that tells a refusal."""
    return json(refusal.body(), status=refusal.status, headers={"Cache-Control": "no-store", **refusal.headers})


def answer_exception(request: Request, exception: Exception) -> HTTPResponse:
    """Every error of the server, in the one form. What went wrong is logged, without what was asked."""
    if isinstance(exception, RefusedError):
        return refuse(exception.refusal)
    if isinstance(exception, SanicException):
        response = refuse(for_status(exception.status_code or 500))
        response.headers.update(getattr(exception, "headers", {}))  # such as "Allow"
        return response
    if request.method == "NONE":  # Sanic's stand-in for a request whose head it could not read
        return refuse(BAD_REQUEST)
    _log.error("web.failed", **fields(exception))
    return refuse(FAILED)


def _without_query(record: logging.LogRecord) -> bool:
    """Keeps words that somebody put into an address out of the access log."""
    record.request = str(getattr(record, "request", "")).partition("?")[0]
    return True
