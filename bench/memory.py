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
    read = _pss if KIND == "PSS" else _rss
    return sum(read(group)) / 1024


def _pss(group: int) -> Iterator[int]:
    for folder in _PROC.glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == group:
                found = _PSS.search((folder / "smaps_rollup").read_text(encoding="ascii"))
                yield int(found[1]) if found else 0
        except (ProcessLookupError, FileNotFoundError):  # ended since it was listed
            continue


def _rss(group: int) -> Iterator[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,rss="], capture_output=True, text=True, check=True).stdout
    for line in listed.splitlines():
        found, kilobytes = line.split()
        if int(found) == group:
            yield int(kilobytes)
