"""The one way in which a channel has a text answered by Rasa."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from bot.channels import commands, conversations
from bot.channels.handling import outcome
from bot.channels.refusals import FAILED, NOT_READY, Refusal, RefusedError
from bot.channels.replies import Replies, as_message
from bot.channels.site import is_ready
from bot.topics import Topic

Handler = Callable[[UserMessage], Awaitable[Any]]

SECONDS_TO_ANSWER = 30.0

_log = structlog.get_logger(__name__)


class Talking:
    """Hands texts of one channel to Rasa and collects the answers.

    Sending is left to the channel, after Rasa is done: Rasa then saves the turn whatever becomes of the sending.
    """

    def __init__(
        self, channel: str, handle: Handler, forgotten: dict[str, Any], seconds_to_answer: float = SECONDS_TO_ANSWER
    ) -> None:
        self._channel = channel
        self._handle = handle
        self._forgotten = forgotten
        self._seconds_to_answer = seconds_to_answer
        self._running: set[asyncio.Task[Refusal | None]] = set()  # the loop itself holds tasks only weakly

    async def answer(self, typed: str, sender: str, app: Sanic) -> list[dict[str, Any]]:
        """The messages of the contract that answer what was typed.

        Raises:
            RefusedError: nothing can be answered now, or something went wrong.
        """
        if not is_ready(app):
            raise RefusedError(NOT_READY)
        meant = commands.read(typed)
        if meant.forget:
            agent = app.ctx.agent
            await conversations.forget(agent.tracker_store, agent.lock_store, sender)
            return [as_message(sender, self._forgotten)]
        return await self._say(meant.text, sender)

    async def answer_or_excuse(self, typed: str, sender: str, app: Sanic) -> list[dict[str, Any]]:
        """The same, for services that show every outcome in the conversation: a refusal is a message too."""
        return await _or_excuse(self.answer(typed, sender, app), sender)

    async def rate(self, sender: str, *, helpful: bool) -> list[dict[str, Any]]:
        """Take down that the last answer was helpful, or not, and give thanks."""
        return await _or_excuse(self._say(f"/{Topic.FEEDBACK.intent}", sender, {"helpful": helpful}), sender)

    async def _say(self, text: str, sender: str, metadata: dict[str, Any] | None = None) -> list[dict[str, Any]]:
        replies = Replies()
        await self._hand_over(UserMessage(text, replies, sender, input_channel=self._channel, metadata=metadata))
        if not replies.messages:
            _log.error("talking.no_answer", channel=self._channel)
            raise RefusedError(FAILED)
        return replies.messages

    async def _hand_over(self, message: UserMessage) -> None:
        """Let Rasa answer. When a visitor leaves in the middle, the turn is still completed and saved."""
        task = asyncio.create_task(outcome(self._handle(message), self._seconds_to_answer))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        refusal = await asyncio.shield(task)
        if refusal is not None:
            raise RefusedError(refusal)


async def _or_excuse(answering: Awaitable[list[dict[str, Any]]], sender: str) -> list[dict[str, Any]]:
    try:
        return await answering
    except RefusedError as error:
        return [as_message(sender, {"text": error.refusal.message})]
