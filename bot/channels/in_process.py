"""Actions inside the Rasa process: no second server, and an answer costs 3 ms instead of 24.

`endpoints.yml` says `action_endpoint: {url: in-process}`; any other URL means a stock action server. Rasa has no place
where one could say so: it reads that file itself, in each of its commands, and always makes an `EndpointConfig` of it.
So `install` changes two methods of Rasa, and our tracker store calls it: `rasa run`, `rasa shell` and our own launcher
all make one (`rasa shell` reads no `credentials.yml`; `rasa test` calls no actions).

- `EndpointConfig.request` runs the action on a thread when the url is `in-process`. What goes in and out passes through
  JSON, so that an action can no more change Rasa's own objects than over HTTP.
- `RemoteAction._validate_action_result` checks its own schema anew for each action, 17 ms long (RasaHQ/rasa#11717).
  Now the check is built once.
"""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Lock
from typing import Any

import structlog
from jsonschema.exceptions import best_match  # type: ignore[import-untyped]
from jsonschema.protocols import Validator  # type: ignore[import-untyped]
from jsonschema.validators import validator_for  # type: ignore[import-untyped]
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from bot.channels.failures import fields

URL = "in-process"

_PACKAGE = "actions"
_THREADS = 16

_log = structlog.get_logger(__name__)


class ActionRunner:
    """Does what the stock action server does, on the threads of this process."""

    def __init__(self, package: str = _PACKAGE, threads: int = _THREADS) -> None:
        self._package = package
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="action")
        self._loading = Lock()
        self._executor: ActionExecutor | None = None

    async def run(self, call: dict[str, Any]) -> Any:
        """What the action server's webhook answers to this call.

        Raises:
            ClientResponseError: the action rejected the call, is unknown, or failed; the status is the server's.
        """
        result = await asyncio.get_running_loop().run_in_executor(self._pool, self._run, call)
        if isinstance(result, ClientResponseError):
            raise result
        return result

    def _run(self, call: dict[str, Any]) -> Any:
        """The result, or the failure as a value: an exception would keep the conversation in its traceback."""
        try:
            result = asyncio.run(self._loaded().run(json.loads(json.dumps(call))))
            return json.loads(json.dumps(result))
        except ActionExecutionRejection as error:
            return _failure(400, {"action_name": error.action_name, "error": error.message})
        except ActionNotFoundException as error:
            _log.error("action.unknown", action=error.action_name)
            return _failure(404, {})
        except (Exception, SystemExit) as error:  # the SDK ends the process when the package cannot be imported
            _log.error("action.failed", action=call.get("next_action"), **fields(error))
            return _failure(500, {})

    def _loaded(self) -> ActionExecutor:
        with self._loading:
            if self._executor is None:
                executor = ActionExecutor()
                executor.register_package(self._package)
                self._executor = executor
            return self._executor


def install() -> None:
    """Make Rasa run actions in this process where `endpoints.yml` says so. Can be called any number of times."""
    if EndpointConfig.request is not _request:
        EndpointConfig.request = _request
        RemoteAction._validate_action_result = staticmethod(_validate)  # noqa: SLF001 - see above


_http_request = EndpointConfig.request


async def _request(self: EndpointConfig, *args: Any, **kwargs: Any) -> Any:
    if self.url == URL:
        return await _runner().run(kwargs["json"])
    return await _http_request(self, *args, **kwargs)


@cache
def _runner() -> ActionRunner:
    return ActionRunner()


def _validate(result: Any) -> bool:
    error = best_match(_validator().iter_errors(result))
    if error is not None:
        raise error
    return True


@cache
def _validator() -> Validator:
    schema = RemoteAction.action_response_format_spec()
    return validator_for(schema)(schema)


def _failure(status: int, body: dict[str, Any]) -> ClientResponseError:
    return ClientResponseError(status, "action failed", json.dumps(body))
