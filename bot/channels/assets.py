"""The files of the widget and of the page, read and compressed once."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "widget"

_CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Asset:
    """A file as it is sent, plain and by gzip. `digest` changes when its content does."""

    body: bytes
    compressed: bytes
    content_type: str
    digest: str


@dataclass(frozen=True)
class Assets:
    """The files by their address, and the name of this state of all of them."""

    files: dict[str, Asset]
    version: str

    @property
    def prefix(self) -> str:
        """What stands before the address of a file to name this version of it, and no other."""
        return f"/v{self.version}"


def load_assets(folder: Path = FOLDER) -> Assets:
    """The files of a folder: `page.html` on `/`, each other one on its path in the folder."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in _CONTENT_TYPES)
    files = {_address(path.relative_to(folder)): _asset(path) for path in paths}
    return Assets(files, _digest("".join(f"{address} {file.digest}\n" for address, file in files.items()).encode()))


def _address(path: Path) -> str:
    return "/" if path.as_posix() == "page.html" else f"/{path.as_posix()}"


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    return Asset(body, gzip.compress(body, 9, mtime=0), _CONTENT_TYPES[path.suffix], _digest(body))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
