"""Conditions, treatments and aspects as Rasa entities: `value` is the id of what is named."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot.names import Name, Names
from bot.nlu.safety_gate import is_settled
from bot.nlu.with_app import WithApp


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class NameExtractor(WithApp, GraphComponent):
    """Finds the names of the catalogue. The catalogue is read live: new content needs no new training."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the names in the messages to their entities, in place."""
        for message in messages:
            if is_settled(message):
                continue  # an alarm needs no names, and must not fail with the database that holds them
            names = self._app.names.find(message.get(TEXT) or "")
            entities = [*message.get(ENTITIES, []), *entities_of(names)]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages


def entities_of(names: Names) -> list[dict[str, Any]]:
    """The names as Rasa entities."""
    return [_entity(name) for name in names.mentions]


def _entity(name: Name) -> dict[str, Any]:
    return {
        ENTITY_ATTRIBUTE_TYPE: name.kind,
        ENTITY_ATTRIBUTE_VALUE: name.id,
        ENTITY_ATTRIBUTE_START: name.start,
        ENTITY_ATTRIBUTE_END: name.end,
        EXTRACTOR: "NameExtractor",
    }
