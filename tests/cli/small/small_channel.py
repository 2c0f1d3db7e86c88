"""The channel of the small project: `GET /health`, and what TensorFlow-like libraries its process has imported."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels.replies import Replies


class SmallChannel(InputChannel):
    """Three routes, without anything of the web channel."""

    @classmethod
    def name(cls) -> str:
        """The name in Rasa."""
        return "small"

    def url_prefix(self) -> str:
        """Nothing: Rasa puts this behind `/webhooks/`."""
        return "/../../"

    def blueprint(self, handle: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes."""
        blueprint = Blueprint("small")

        @blueprint.get("/health")
        async def health(_request: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @blueprint.get("/imported")
        async def imported(_request: Request) -> HTTPResponse:
            return json(sorted({name.partition(".")[0] for name in sys.modules}))

        @blueprint.post("/say")
        async def say(request: Request) -> HTTPResponse:
            replies = Replies()
            await handle(UserMessage(request.json["message"], replies, "small-1"))
            return json(replies.messages)

        return blueprint
