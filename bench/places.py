"""Where things are, and the bounds of everything that the bench does."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "bench"
PHRASES = ROOT / "data" / "nlu.yml"
MESSAGES = ROOT / "bench" / "messages.txt"
RESULTS = VAR / "results.json"

LOOPBACK = "127.0.0.1"

# Bounds in seconds.
TRAINING = 4 * 3600  # DIET learns about 10,000 phrases for more than half an hour on two cores
MEASURING = 30 * 60  # all that follows the training
READY = 180  # one start
ANSWER = 30  # one message
END = 10  # how long a process may take to end when asked, before it is killed


class BenchError(Exception):
    """The bench cannot go on; the message says why, in one line or with the end of a log."""
