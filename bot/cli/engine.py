"""ADAPTER: Rasa in this process, started fast and told to be quiet, and the agent that answers."""

from __future__ import annotations

import gc
import logging
import os
import sys
import warnings
from asyncio import AbstractEventLoop
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bot.cli import light_rasa
from bot.errors import AtlasError
from bot.settings import ROOT

_CONFIGURATION = ("config.yml", "credentials.yml", "endpoints.yml")


class QuickStart:
    """Until `done`, imports are fast and silent, and Rasa leaves out what this configuration does not use."""

    def __init__(self) -> None:
        os.environ["RASA_TELEMETRY_ENABLED"] = "false"
        os.environ.setdefault("LOG_LEVEL", "WARNING")  # Rasa's own variable
        if str(ROOT) not in sys.path:
            sys.path.insert(0, str(ROOT))  # where Rasa looks for `bot` and `actions`
        self._until_done = ExitStack()
        self._until_done.enter_context(warnings.catch_warnings(record=True))
        self._until_done.enter_context(light_rasa.absent(_unused()))
        gc.disable()  # next to nothing of what a start makes is garbage: a tenth of the time

    def done(self) -> None:
        """Go on as usual. Can be called twice."""
        self._until_done.close()
        gc.freeze()
        gc.enable()
        warnings.simplefilter("ignore", DeprecationWarning)


def _unused() -> frozenset[str]:
    texts = ((ROOT / name).read_text(encoding="utf-8") for name in _CONFIGURATION if (ROOT / name).exists())
    return light_rasa.unused_modules("\n".join(texts))


def set_up_logs() -> None:
    """Rasa's own set-up, but on standard error, and nothing below a warning unless LOG_LEVEL says so."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s", level=os.environ["LOG_LEVEL"])
    configure_logging_and_warnings()
    configure_structlog()


async def load_agent(model: Path, loop: AbstractEventLoop | None = None) -> Any:
    """A `rasa.core.agent.Agent` with the stores and the action server of endpoints.yml.

    Rasa's own `load_agent` logs a failure with its stack trace and goes on without a model.

    Raises:
        AtlasError: the model or one of the endpoints cannot be used.
    """
    from rasa.core.agent import Agent
    from rasa.core.brokers.broker import EventBroker
    from rasa.core.lock_store import LockStore
    from rasa.core.tracker_store import TrackerStore

    try:
        endpoints = read_endpoints()
        broker = await EventBroker.create(endpoints.event_broker, loop=loop)
        agent = Agent(
            generator=endpoints.nlg,
            tracker_store=TrackerStore.create(endpoints.tracker_store, event_broker=broker),
            lock_store=LockStore.create(endpoints.lock_store),
            action_endpoint=endpoints.action,
        )
        agent.load_model(model)
    except AtlasError:
        raise
    except Exception as error:
        raise AtlasError(f"The model {model.name} cannot be loaded ({type(error).__name__}: {error}).") from error
    return agent


def read_endpoints() -> Any:
    """The content of endpoints.yml as Rasa's `AvailableEndpoints`."""
    from rasa.core.utils import AvailableEndpoints

    return AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
