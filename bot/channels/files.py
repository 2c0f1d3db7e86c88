"""How the files of the widget are sent: compressed, and again only when they have changed.

On its plain address a file is asked for again on each visit, and mostly answered by "not modified". Under the prefix of
a version (`/v0123456789abcdef/widget.js`) it never changes, so that a browser need not ask. The modules name each other
by relative addresses, and so stay within the version that they were loaded from. Ours are relative too: Atlas may be
reached below a path of another site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse, raw

from bot.channels.assets import Asset, Assets

BeforeRoute = Callable[[Request], Coroutine[Any, Any, HTTPResponse | None]]

_VERSIONED = re.compile(r"/v[0-9a-f]{16}(?=/)")
_ASK_AGAIN = "no-cache"
_FOR_A_YEAR = "public, max-age=31536000, immutable"
# Files are the same for everybody and hold nothing of anybody: any page may load them.
_FOR_EVERY_SITE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


def serving(assets: Assets) -> BeforeRoute:
    """The request middleware that answers with the files of the widget and of the page."""

    async def serve(request: Request) -> HTTPResponse | None:
        return respond(assets, request.path, request.headers) if request.method in ("GET", "HEAD") else None

    return serve


def respond(assets: Assets, path: str, headers: Mapping[str, str]) -> HTTPResponse | None:
    """The response to a GET, None where there is no file at this address."""
    prefix = found[0] if (found := _VERSIONED.match(path)) else ""
    address = path[len(prefix) :]
    asset = assets.files.get(address)
    if asset is None or (prefix and address == "/"):
        return None
    if prefix and prefix != assets.prefix:
        return _moved(address)
    about = {"Cache-Control": _FOR_A_YEAR if prefix else _ASK_AGAIN, **_FOR_EVERY_SITE}
    if not prefix and address != "/":
        about["Content-Location"] = _up(address.count("/") - 1) + assets.prefix[1:] + address
    return _file(asset, headers, about)


def _moved(address: str) -> HTTPResponse:
    """A version that this server does not have: pages that named it go on working, with the one that it has."""
    there = _up(address.count("/")) + address[1:]
    return HTTPResponse(status=307, headers={"Location": there, "Cache-Control": _ASK_AGAIN, **_FOR_EVERY_SITE})


def _up(folders: int) -> str:
    return "../" * folders


def _file(asset: Asset, asked: Mapping[str, str], about: dict[str, str]) -> HTTPResponse:
    compressed = _takes_gzip(asked.get("accept-encoding", ""))
    tag = f'"{asset.digest}-gzip"' if compressed else f'"{asset.digest}"'
    about = {**about, "ETag": tag, "Vary": "Accept-Encoding"}
    if _has(asked.get("if-none-match", ""), tag):
        return HTTPResponse(status=304, headers=about)
    if compressed:
        return raw(asset.compressed, content_type=asset.content_type, headers={**about, "Content-Encoding": "gzip"})
    return raw(asset.body, content_type=asset.content_type, headers=about)


def _takes_gzip(accepted: str) -> bool:
    """Whether "gzip" is named in an Accept-Encoding header, and not with a weight of 0."""
    for each in accepted.lower().split(","):
        name, _, weight = each.replace(" ", "").partition(";q=")
        if name == "gzip":
            return weight.strip("0.") != "" or not weight
    return False


def _has(tags: str, tag: str) -> bool:
    """Whether an If-None-Match header names the tag; a proxy may have weakened it."""
    return tags.strip() == "*" or tag in (each.strip().removeprefix("W/") for each in tags.split(","))
