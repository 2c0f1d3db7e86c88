"""The file `.env`: settings of this machine, one NAME=VALUE a line. What is set outside of it wins."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from pathlib import Path

from bot.errors import AtlasError

_LINE = re.compile(r"^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$")


def apply(path: Path, environ: MutableMapping[str, str]) -> None:
    """Add the file's settings to `environ`, if there is such a file.

    Raises:
        AtlasError: a line is not of the allowed form.
    """
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            name, value = _parse(line.strip(), f"{path}:{number}")
            environ.setdefault(name, value)


def _parse(line: str, where: str) -> tuple[str, str]:
    match = _LINE.match(line)
    if match is None:
        raise AtlasError(f"{where}: found {line.split('=')[0]!r}; allowed: NAME=VALUE, or a comment after #.")
    name, value = match.groups()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return name, value[1:-1] if quoted else value
