"""Memory of a process group. Linux tells each process its share of what several use (PSS); elsewhere it is the RSS."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

from bench import groups

_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)

KIND = "PSS" if (groups.PROC / "self" / "smaps_rollup").exists() else "RSS"


def megabytes(group: int) -> float:
    """What all processes of the group use together, in MB (2**20 bytes)."""
    return sum(map(_pss, groups.texts(group, "smaps_rollup")) if KIND == "PSS" else _rss(group)) / 1024


def _pss(rollup: str) -> int:
    found = _PSS.search(rollup)
    return int(found[1]) if found else 0


def _rss(group: int) -> Iterator[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,rss="], capture_output=True, text=True, check=True).stdout
    for line in listed.splitlines():
        found, kilobytes = line.split()
        if int(found) == group:
            yield int(kilobytes)
