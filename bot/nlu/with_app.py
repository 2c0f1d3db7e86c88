"""What the components share that need the app and nothing that was trained."""

from __future__ import annotations

from typing import Any, TypeVar

from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from bot.app import App, get_app

_Kind = TypeVar("_Kind", bound="WithApp")


class WithApp:
    """Built by Rasa from the app of the process, for training as for serving. Stands before GraphComponent."""

    def __init__(self, app: App) -> None:
        self._app = app

    @classmethod
    def create(
        cls: type[_Kind],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> _Kind:
        """Called by Rasa when it builds the graph."""
        return cls(get_app())
