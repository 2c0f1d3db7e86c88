"""Rasa without the libraries that a configuration does not use."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.cli.light_rasa import unused_modules

HEAVY = ("tensorflow", "keras", "matplotlib", "boto3", "pymongo", "aiogram", "slack_sdk", "prompt_toolkit")


def test_tensorflow_is_kept_when_a_component_needs_it() -> None:
    assert "rasa.utils.tensorflow.callback" in unused_modules("pipeline:\n  - name: WhitespaceTokenizer\n")
    assert "rasa.utils.tensorflow.callback" not in unused_modules("pipeline:\n  - name: DIETClassifier\n")


@pytest.mark.parametrize("asked_for", ["slack:\n  token: x\n", "rasa.core.channels.slack.SlackInput:\n"])
def test_a_channel_of_rasa_is_kept_when_it_is_named(asked_for: str) -> None:
    assert "rasa.core.channels.slack" not in unused_modules(asked_for)
    assert "rasa.core.channels.telegram" in unused_modules(asked_for)


def test_our_own_channel_of_the_same_name_does_not_ask_for_rasas() -> None:
    assert "rasa.core.channels.slack" in unused_modules("bot.channels.slack_channel.SlackChannel:\n")


@pytest.mark.parametrize(
    ("store", "module"), [("mongod", "pymongo.collection"), ("dynamo", "boto3.dynamodb.conditions")]
)
def test_the_library_of_a_tracker_store_is_kept_when_it_is_named(store: str, module: str) -> None:
    assert module in unused_modules("tracker_store: {type: sql}")
    assert module not in unused_modules(f"tracker_store: {{type: {store}}}")


def in_new_process(code: str) -> str:
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


LIGHT = """
import sys
from bot.cli import light_rasa
with light_rasa.absent(light_rasa.unused_modules("")):
    import rasa.core.run, rasa.model_training
    import rasa.engine.recipes.default_components as components
"""


def test_rasa_can_be_imported_without_what_is_heavy() -> None:
    found = in_new_process(LIGHT + f"print([name for name in {HEAVY!r} if name in sys.modules])")
    assert found == "[]"


def test_other_libraries_are_the_real_ones_afterwards() -> None:
    assert in_new_process(LIGHT + "import pymongo; print(pymongo.MongoClient.__module__)") == "pymongo.mongo_client"


def test_what_is_left_out_says_so_when_it_is_used() -> None:
    use = "try: components.DIETClassifier()\nexcept Exception as error: print(type(error).__name__, error)"
    assert in_new_process(LIGHT + use).startswith("AtlasError rasa.nlu.classifiers.diet_classifier.DIETClassifier was")
