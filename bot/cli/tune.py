"""`atlas tune`: tune the sentence encoder to the training phrases, in this process (with TensorFlow).

For who changes many phrases; what it writes is part of Atlas and belongs into the commit.
"""

from __future__ import annotations

import argparse
import os

from bot.cli import engine, prepare
from bot.cli.output import say, show_percent, step
from bot.settings import Settings


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the subcommand."""
    parser = commands.add_parser("tune", help="tune the sentence encoder to the training phrases (for developers)")
    parser.set_defaults(do=_tune)


def _tune(_arguments: argparse.Namespace, settings: Settings) -> None:
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    from bot.encoder import delta
    from bot.encoder.tuning import tune

    prepare.facts(settings)
    start = engine.QuickStart()  # of Rasa only the reader of its files is needed, without its warnings
    texts, intents = phrases(settings)
    start.done()
    with step(f"Tuning the sentence encoder to {len(texts)} phrases (half an hour)"):
        tune(texts, intents, delta.PATH, progress=_show)
    say(f"Tuned: {delta.PATH}")


def phrases(settings: Settings) -> tuple[list[str], list[str]]:
    """The training phrases as the encoder sees them, and their intents. The facts must be in the database."""
    from rasa.shared.nlu.constants import INTENT, TEXT
    from rasa.shared.nlu.training_data.loading import load_data

    from bot.app import get_app
    from bot.nlu.sentence_encoder import as_encoded

    names = get_app().names
    examples = load_data(str(settings.data / "nlu.yml")).intent_examples
    return [as_encoded(each.get(TEXT), names) for each in examples], [each.get(INTENT) for each in examples]


def _show(done: int, total: int) -> None:
    if done * 100 // total != (done - 1) * 100 // total:
        show_percent(done * 100 // total)
