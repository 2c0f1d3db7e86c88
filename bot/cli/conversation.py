"""ADAPTER: a conversation with the agent in this process, as a channel would lead it."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path
from typing import Any

from bot.cli import engine

Message = dict[str, Any]  # one message of the web contract


class Conversation:
    """Sends what a person types, and gives back the messages that answer it."""

    def __init__(self, model: Path) -> None:
        """Load the model, which takes seconds.

        Raises:
            AtlasError: the model or one of the endpoints cannot be used.
        """
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._agent = self._loop.run_until_complete(engine.load_agent(model, self._loop))
        engine.set_up_logs()
        self._sender = f"terminal-{secrets.token_hex(8)}"

    def send(self, typed: str) -> list[Message]:
        """The answers to one message, in the form of the web contract."""
        return self._loop.run_until_complete(self._send(typed))

    async def _send(self, typed: str) -> list[Message]:
        from rasa.core.channels.channel import UserMessage

        from bot.channels import commands, conversations, parts, replies

        read = commands.read(typed)
        if read.forget:
            await conversations.forget(self._agent.tracker_store, self._agent.lock_store, self._sender)
            return [replies.as_message(self._sender, parts.forgotten_message())]
        collected = replies.Replies()
        await self._agent.handle_message(UserMessage(read.text, collected, self._sender, input_channel="terminal"))
        return list(collected.messages)
