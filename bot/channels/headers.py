"""What every response tells the browser: what a page may do, who may frame it, and which other sites may ask."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from sanic.request import Request
from sanic.response import BaseHTTPResponse

AfterResponse = Callable[[Request, BaseHTTPResponse], Coroutine[Any, Any, None]]

# Trusted types turn every `innerHTML` into an error in the browser itself: there is no policy that could allow one.
_CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors "
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # The microphone is for voice input, which is off until a person turns it on.
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self), payment=(), usb=()",
}
_ASKED_BEFOREHAND = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "600",
}


def security_headers(allowed_origins: tuple[str, ...]) -> dict[str, str]:
    """The same for every response. Pages of the allowed origins, and nobody else, may show Atlas in a frame."""
    frames = " ".join(allowed_origins) or "'none'"
    older = {} if allowed_origins else {"X-Frame-Options": "DENY"}  # it knows no list of origins
    return {"Content-Security-Policy": _CONTENT_SECURITY_POLICY + frames, **older, **_ALWAYS}


def adding_headers(allowed_origins: tuple[str, ...]) -> AfterResponse:
    """The response middleware that adds the security headers, and lets pages of the allowed origins ask."""
    always = security_headers(allowed_origins)

    async def add(request: Request, response: BaseHTTPResponse) -> None:
        response.headers.update(always)
        if "Access-Control-Allow-Origin" in response.headers:  # a file, which is for every site
            return
        if allowed_origins:
            response.headers["Vary"] = "Origin"
        origin = request.headers.get("origin", "")
        if origin and (origin in allowed_origins or "*" in allowed_origins):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = "Retry-After"
            if request.method == "OPTIONS":
                response.headers.update(_ASKED_BEFOREHAND)

    return add
