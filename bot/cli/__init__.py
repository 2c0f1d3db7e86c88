"""The command `atlas`: run, train, ask, chat, facts, export-encoder, tune.

parser        the grammar; run, train, ask, chat, facts, encoder, tune: one subcommand each
prepare       what a start needs: facts in the database, the exported encoder, the trained model
fingerprint   when a model is out of date
child         work in a process of its own, which ends with ours
light_rasa    Rasa without the libraries that this configuration does not use (TensorFlow before all)
engine        ADAPTER: Rasa and its agent in this process
server        ADAPTER: Rasa's web server
training      ADAPTER: Rasa's training, run as a child
conversation  ADAPTER: messages to the agent without a server
terminal      how an answer looks in a terminal
env_file, output   reading `.env`; writing lines

Nothing heavy is imported before a subcommand needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from bot.errors import AtlasError

INTERRUPTED = 130  # the status by which shells know that Ctrl-C ended a command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit status; whatever the person can mend is told in one line."""
    try:
        _run(arguments)
    except KeyboardInterrupt:
        return 0 if "MAKELEVEL" in os.environ else INTERRUPTED  # make would call it an error, and ends by itself
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (AtlasError, OSError) as error:
        sys.stderr.write(f"atlas: {error}\n")
        return 1
    return 0


def _run(arguments: Sequence[str] | None) -> None:
    from bot.cli import env_file  # imported here, so that Ctrl-C is quiet from the first moment
    from bot.cli.parser import parser
    from bot.settings import ROOT, Settings

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that the terminal does not know stops nothing
    chosen = parser().parse_args(arguments)
    env_file.apply(ROOT / ".env", os.environ)
    chosen.do(chosen, Settings.from_env(os.environ))
