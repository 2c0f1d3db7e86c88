"""What Linux tells about the processes of a group."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def texts(group: int, file: str) -> Iterator[str]:
    """The content of /proc/<id>/`file` of each process of the group; nothing where there is no /proc."""
    found = (_text(folder, group, file) for folder in PROC.glob("[0-9]*"))
    return (text for text in found if text)


def _text(folder: Path, group: int, file: str) -> str:
    """Empty where the process is not of the group, or has just ended."""
    try:
        return (folder / file).read_text("ascii", "replace") if os.getpgid(int(folder.name)) == group else ""
    except (ProcessLookupError, FileNotFoundError):
        return ""
