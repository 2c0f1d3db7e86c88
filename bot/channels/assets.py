"""The files of the page, read once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "page"

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
    """The files by the address on which they are served: `index.html` on `/`, each other one on `/page/<name>`."""
    files = [path for path in folder.iterdir() if path.suffix in _CONTENT_TYPES]
    return {"/" if path.name == "index.html" else f"/page/{path.name}": _asset(path) for path in files}


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    return Asset(body, _CONTENT_TYPES[path.suffix], f'"{hashlib.sha256(body).hexdigest()[:16]}"')
