"""Processor time of a process group. It tells more than the clock where something else is running as well."""

from __future__ import annotations

import os

from bench import groups

KNOWN = groups.PROC.exists()  # elsewhere there is no figure that is fine enough
_TICKS = os.sysconf("SC_CLK_TCK")


def seconds(group: int) -> float:
    """What all processes of the group have used so far; 0 where the system does not tell."""
    return sum(map(_ticks, groups.texts(group, "stat"))) / _TICKS


def _ticks(stat: str) -> int:
    """Fields 14 and 15 of proc(5): in the program and in the kernel. The name before them may contain anything."""
    after_name = stat.rpartition(")")[2].split()
    return int(after_name[11]) + int(after_name[12])
