"""Rasa without the libraries that this configuration does not use: less than half of the time to start, less memory.

Rasa imports all its components and channels, with all their libraries, whether they are used or not: TensorFlow, for
one, takes half of a start. The modules listed here are answered by stand-ins as long as config.yml, credentials.yml
and endpoints.yml do not name what they are for. Whatever is named is imported as ever; `rasa run` always does so.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import NoReturn

from bot.errors import AtlasError

# What needs TensorFlow, and the modules in which Rasa imports TensorFlow, or scikit-learn for its sake.
_NEURAL = "DIETClassifier|TEDPolicy|UnexpecTEDIntentPolicy|ResponseSelector|ConveRTFeaturizer|LanguageModelFeaturizer"
_NEURAL_MODULES = (
    "rasa.nlu.classifiers.diet_classifier",
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer",
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer",
    "rasa.nlu.selectors.response_selector",
    "rasa.core.policies.ted_policy",
    "rasa.core.policies.unexpected_intent_policy",
    "rasa.utils.tensorflow.callback",
    "rasa.utils.tensorflow.data_generator",
    "rasa.utils.tensorflow.model_data",
)
# Module of a channel -> its name in credentials.yml.
_CHANNELS = {
    "botframework": "botframework",
    "callback": "callback",
    "console": "cmdline",
    "facebook": "facebook",
    "hangouts": "hangouts",
    "mattermost": "mattermost",
    "rasa_chat": "rasa",
    "rocketchat": "rocketchat",
    "slack": "slack",
    "socketio": "socketio",
    "telegram": "telegram",
    "twilio": "twilio",
    "twilio_voice": "twilio_voice",
    "webexteams": "webexteams",
}
# Module -> the words, as a pattern, by which a configuration asks for the real one.
_ASKED_FOR_BY = {
    **dict.fromkeys(_NEURAL_MODULES, _NEURAL),
    **{
        f"rasa.core.channels.{module}": rf"^{name}\s*:|(?<!bot\.channels\.)\b{module}\b\."
        for module, name in _CHANNELS.items()
    },
    "rasa.utils.plotting": "(?!)",  # matplotlib: `rasa test` draws, a server does not
    **dict.fromkeys(
        ("boto3", "boto3.dynamodb", "boto3.dynamodb.conditions", "botocore", "botocore.exceptions"), "dynamo"
    ),
    **dict.fromkeys(("pymongo", "pymongo.collection", "pymongo.errors"), "mongo"),
    **dict.fromkeys(("spacy.cli", "spacy.cli.info"), "(?!)"),  # what `python -m spacy` does
}


def unused_modules(configuration: str) -> frozenset[str]:
    """The modules that a configuration (the text of Rasa's configuration files) has no use for."""
    return frozenset(
        module for module, words in _ASKED_FOR_BY.items() if not re.search(words, configuration, re.IGNORECASE | re.M)
    )


@contextmanager
def absent(modules: Collection[str]) -> Iterator[None]:
    """Let stand-ins answer for `modules`: Rasa's own from now on, those of other libraries only within.

    Other libraries are there again afterwards, because the bot's own code may use them.
    """
    finder = _Finder(modules)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        finder.keep_only("rasa")


class _Finder(MetaPathFinder, Loader):
    """Answers for modules that were not imported before."""

    def __init__(self, modules: Collection[str]) -> None:
        self._names = set(modules)

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in self._names:
            return None
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing: a stand-in makes its attributes when they are asked for."""

    def keep_only(self, package: str) -> None:
        """Answer no more for what is outside of `package`."""
        outside = {name for name in self._names if name.partition(".")[0] != package}
        self._names -= outside
        for name in outside & set(sys.modules):
            if isinstance(sys.modules[name], _StandIn):
                del sys.modules[name]


class _StandIn(ModuleType):
    """A module that has every class and function, all of them absent."""

    def __getattr__(self, name: str) -> type[_Absent]:
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (_Absent,), {"__module__": self.__name__})
        setattr(self, name, made)
        return made


class _Absent(Exception):  # noqa: N818 - an exception, because some are named in an `except`
    """Stands for a class or a function: can be referred to and derived from, not used."""

    def __new__(cls, *_args: object, **_options: object) -> NoReturn:
        raise AtlasError(f"{cls.__module__}.{cls.__name__} was left out of this process: start it with `rasa run`.")

    @classmethod
    def name(cls) -> str:
        """What Rasa asks of each channel class to list them."""
        return cls.__module__.rpartition(".")[2]
