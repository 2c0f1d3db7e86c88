"""The files of the widget and of the page, read once."""

from __future__ import annotations

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
    """A file as it is sent. `etag` changes when its content does."""

    body: bytes
    content_type: str
    etag: str


def load_assets(folder: Path = FOLDER) -> dict[str, Asset]:
    """The files by their address: `page.html` on `/`, each other one on its path in the folder."""
    files = [path for path in folder.rglob("*") if path.suffix in _CONTENT_TYPES]
    return {_address(path.relative_to(folder)): _asset(path) for path in files}


def _address(path: Path) -> str:
    return "/" if path.name == "page.html" else f"/{path.as_posix()}"


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    return Asset(body, _CONTENT_TYPES[path.suffix], f'"{hashlib.sha256(body).hexdigest()[:16]}"')
