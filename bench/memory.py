"""Memory of a process group. Linux tells each process its share of what several use (PSS); elsewhere it is the RSS."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)

KIND = "PSS" if (_PROC / "self" / "smaps_rollup").exists() else "RSS"


def megabytes(group: int) -> float:
    """What all processes of the group use together, in MB (2**20 bytes)."""
    return sum(_pss(group) if KIND == "PSS" else _rss(group)) / 1024


def _pss(group: int) -> Iterator[int]:
    return (_share(folder, group) for folder in _PROC.glob("[0-9]*"))


def _share(folder: Path, group: int) -> int:
    """The kilobytes of one process; none where it is not of the group or has just ended."""
    try:
        found = _PSS.search((folder / "smaps_rollup").read_text("ascii")) if _is_of(folder, group) else None
    except (ProcessLookupError, FileNotFoundError):
        return 0
    return int(found[1]) if found else 0


def _is_of(folder: Path, group: int) -> bool:
    return os.getpgid(int(folder.name)) == group


def _rss(group: int) -> Iterator[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,rss="], capture_output=True, text=True, check=True).stdout
    for line in listed.splitlines():
        found, kilobytes = line.split()
        if int(found) == group:
            yield int(kilobytes)
