"""What Atlas asks of Slack's Web API: to post an answer, to show the home tab, to say who we are.

The client is `slack_sdk`'s, without its retry handlers: they pass over 502 and 504, fail on a fraction in
`Retry-After`, and for a `response_url` look at 429 alone. `retrying` does this, for all channels.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiohttp import ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.channels.failures import fields
from bot.channels.retrying import Patience, persistently
from bot.channels.slack_blocks import Block, Post
from bot.channels.slack_events import Place
from bot.channels.slack_failures import RespondError, answered, judge, proxy_for, reason_of

_SECONDS = 20  # for one call
# A channel takes about one message a second and several conversations may run in it, so 429 is nothing unusual.
_PATIENCE = Patience(attempts=20)
_PATIENCE_TO_RESPOND = Patience(attempts=4)  # there is another way

Call = Callable[[Post, Place], Awaitable[Any]]

_log = structlog.get_logger(__name__)


class SlackApi:
    """The calls to one workspace, made on one event loop. `report` is told how a call ended: "" or why it failed."""

    def __init__(
        self, token: str, base_url: str, report: Callable[[str], None], patience: Patience = _PATIENCE
    ) -> None:
        self._session = ClientSession(timeout=ClientTimeout(total=_SECONDS))
        quiet = logging.Logger("slack", logging.CRITICAL + 1)  # what the SDK logs may quote what is sent
        self.client = AsyncWebClient(token, base_url, session=self._session, logger=quiet, retry_handlers=[])
        self.client.proxy = proxy_for(base_url)  # of itself it takes the one of the environment, whatever NO_PROXY says
        self._report = report
        self._patience = patience

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()

    async def own_user(self) -> str:
        """The id of the user that we are.

        Raises:
            Exception: Slack refuses the token, or cannot be reached; `reason_of` tells which.
        """
        try:
            user = str((await self.client.auth_test())["user_id"])
        except Exception as error:
            self._report(reason_of(error))
            raise
        self._report("")
        return user

    async def post(self, post: Post, place: Place) -> bool:
        """Post, without the blocks where Slack refuses them. False, and one logged event, when it could not be done."""
        if place.response_url and await self._deliver(self._respond, post, place, _PATIENCE_TO_RESPOND) is None:
            return True
        call = self._to_person if place.private else self._to_channel
        return self._is_done(await self._deliver(call, post, place, self._patience))

    async def show_home(self, user: str, blocks: list[Block]) -> bool:
        """Show the home tab to one person. False, and one logged event, when it could not be done."""
        view = {"type": "home", "blocks": blocks}
        return self._is_done(
            await self._try(lambda: self.client.views_publish(user_id=user, view=view), self._patience)
        )

    async def show_typing(self, place: Place, status: str) -> None:
        """Show, in a thread, that an answer is on its way; Slack takes it away with the answer. Is not insisted on."""
        if not place.thread or place.private:
            return  # Slack has no such thing outside of threads
        try:
            await self.client.assistant_threads_setStatus(
                channel_id=place.channel, thread_ts=place.thread, status=status
            )
        except Exception as error:
            _log.info("slack.no_status", **answered(error))

    async def _deliver(self, call: Call, post: Post, place: Place, patience: Patience) -> Exception | None:
        """How it failed in the end, after it was tried as plain text as well where Slack refused it."""
        failure = await self._try(lambda: call(post, place), patience)
        if failure is None or judge(failure) is not None or not post.blocks:
            return failure
        _log.warning("slack.blocks_refused", **answered(failure))
        return await self._try(lambda: call(Post(post.text), place), patience)

    async def _try(self, call: Callable[[], Awaitable[Any]], patience: Patience) -> Exception | None:
        try:
            await persistently(call, judge, patience)
        except Exception as error:
            self._report(reason_of(error))
            return error
        self._report("")
        return None

    @staticmethod
    def _is_done(failure: Exception | None) -> bool:
        if failure is not None:
            _log.error("slack.send_failed", **answered(failure), **fields(failure))
        return failure is None

    async def _to_channel(self, post: Post, place: Place) -> None:
        await self._send(post, place.channel, place.thread or None)

    async def _to_person(self, post: Post, place: Place) -> None:
        """To the direct messages with this person, who alone may see it."""
        await self._send(post, place.user, None)

    async def _send(self, post: Post, channel: str, thread: str | None) -> None:
        await self.client.chat_postMessage(
            channel=channel,
            text=post.text,
            blocks=post.blocks or None,
            thread_ts=thread,
            unfurl_links=False,
            unfurl_media=False,
        )

    async def _respond(self, post: Post, place: Place) -> None:
        client = AsyncWebhookClient(
            place.response_url, session=self._session, logger=self.client.logger, retry_handlers=[]
        )
        client.proxy = proxy_for(place.response_url)
        answer = await client.send(
            text=post.text, blocks=post.blocks or None, response_type="ephemeral", replace_original=False
        )
        if answer.status_code != 200:
            raise RespondError(answer.status_code, answer.headers)
