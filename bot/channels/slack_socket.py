"""Socket Mode: Slack delivers over a WebSocket that we open, so that no public address is needed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.channels.slack_api import SlackApi
from bot.channels.slack_events import Event, read_command, read_event, read_interaction

_SECONDS_TO_CONNECT = 30.0

_log = structlog.get_logger(__name__)


class SlackSocket:
    """The connection. `take(event)` says whether the event was taken on; only then it is acknowledged."""

    def __init__(
        self, app_token: str, api: SlackApi, own_user: Callable[[], str], take: Callable[[Event], bool]
    ) -> None:
        self._own_user = own_user
        self._take = take
        self._client = SocketModeClient(app_token, logger=api.client.logger, web_client=api.client)
        self._client.proxy = api.client.proxy
        self._client.socket_mode_request_listeners.append(self._receive)

    async def connect(self) -> None:
        """Connect; from then on the client connects again by itself.

        Raises:
            Exception: the app token is refused, or Slack cannot be reached.
        """
        self._client.wss_uri = await self._client.issue_new_wss_url()
        # The client would go on with this address for ever, which is good for one connection and a few seconds only.
        await asyncio.wait_for(self._client.connect(), _SECONDS_TO_CONNECT)  # type: ignore[no-untyped-call]

    async def close(self) -> None:
        """End the connection."""
        await self._client.close()  # type: ignore[no-untyped-call]

    async def _receive(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """What is not acknowledged is delivered again."""
        event = self._read(request)
        if event is None or self._take(event):
            await client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))

    def _read(self, request: SocketModeRequest) -> Event | None:
        if request.type == "events_api":
            return read_event(request.payload, self._own_user())
        if request.type == "interactive":
            return read_interaction(request.payload)
        return read_command(request.payload) if request.type == "slash_commands" else None
