"""What may be logged of an exception: its kind and place. What it says may quote the user."""

from __future__ import annotations

import traceback
from pathlib import Path

_FRAMES = 3


def fields(error: BaseException) -> dict[str, str]:
    """The fields of a log event: `error`, the exception's class, and `at`, the last lines of code that it passed."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = (f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}" for frame in frames)
    return {"error": type(error).__name__, "at": " > ".join(places)}
