"""`POST /webhooks/slack/webhook`: events, buttons and commands alike."""

from __future__ import annotations

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json
from slack_sdk.signature import SignatureVerifier

from bot.channels.body import read_body
from bot.channels.refusals import NOT_READY, RefusedError
from bot.channels.slack_bot import SlackBot
from bot.channels.slack_request import MOST_BYTES, check, read

_SECONDS_TO_READ = 10.0


def add_webhook(blueprint: Blueprint, signing_secret: str, bot: SlackBot) -> None:
    """Let the bot take on what Slack has signed. Nothing waits for an answer: the acknowledgement comes at once."""
    verifier = SignatureVerifier(signing_secret)

    @blueprint.post("/webhook", stream=True)
    async def receive(request: Request) -> HTTPResponse:
        body = await read_body(request, _SECONDS_TO_READ, MOST_BYTES)
        check(verifier, body, request.headers)
        delivered = read(body, request.headers.get("content-type", ""), bot.own_user)
        if isinstance(delivered, str):
            return json({"challenge": delivered})
        if delivered is not None and not bot.take(delivered):
            raise RefusedError(NOT_READY)  # Slack delivers it again
        return empty(200)
