"""How each channel is doing, for `GET /health`."""

from __future__ import annotations

from typing import Any

from sanic import Sanic

OFF = "off"  # not configured
STARTING = "starting"  # the service was not reached yet
OK = "ok"
FAILING = "failing"


class ChannelStates:
    """The last known state of each channel, and the reason of a failure as a constant word."""

    def __init__(self) -> None:
        self._states: dict[str, str] = {}
        self._reasons: dict[str, str] = {}

    def set(self, channel: str, state: str, reason: str = "") -> None:
        """Note a state; `reason` (a constant such as `token_refused`) belongs to a failure."""
        self._states[channel] = state
        self._reasons.pop(channel, None)
        if reason:
            self._reasons[channel] = reason

    def report(self) -> dict[str, Any]:
        """`{"channels": {name: state}}`, and `"reasons": {name: reason}` where something fails."""
        reasons = {"reasons": dict(self._reasons)} if self._reasons else {}
        return {"channels": dict(self._states), **reasons}


def states_of(app: Sanic) -> ChannelStates:
    """The states of the channels of one server."""
    if not hasattr(app.ctx, "atlas_channels"):
        app.ctx.atlas_channels = ChannelStates()
    states: ChannelStates = app.ctx.atlas_channels
    return states
