"""ADAPTER: Rasa in this process, started fast and told to be quiet, and the agent that answers."""

from __future__ import annotations

import gc
import logging
import os
import sys
import warnings
from asyncio import AbstractEventLoop
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.cli import light_rasa
from bot.errors import AtlasError
from bot.settings import ROOT

_CONFIGURATION = ("config.yml", "credentials.yml", "endpoints.yml")


@contextmanager
def importing_rasa() -> Iterator[None]:
    """Within it, the first import of Rasa is fast and silent."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("LOG_LEVEL", "WARNING")  # Rasa's own variable
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))  # where Rasa looks for `bot` and `actions`
    gc.disable()  # nothing that is imported is garbage: a tenth of the time
    with warnings.catch_warnings(record=True), light_rasa.absent(_unused()):
        yield
    gc.freeze()
    gc.enable()
    _be_quiet()


def _unused() -> frozenset[str]:
    texts = ((ROOT / name).read_text(encoding="utf-8") for name in _CONFIGURATION if (ROOT / name).exists())
    return light_rasa.unused_modules("\n".join(texts))


def _be_quiet() -> None:
    """Rasa's own set-up of its logs, which goes to standard error and holds back what is not a warning."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s", level=os.environ["LOG_LEVEL"])
    configure_logging_and_warnings()
    configure_structlog()
    warnings.simplefilter("ignore", DeprecationWarning)


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
