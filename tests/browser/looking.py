"""Looking at a page: what it asked for, what it complained of, what axe-core says."""

from __future__ import annotations

from functools import cache
from typing import Any

from playwright.sync_api import ConsoleMessage, Page

from tests.browser.serving import ROOT

_COMPLAINTS = ("content security policy", "refused to", "trusted")


class Watch:
    """Notes what a page asks for, and what goes wrong on it."""

    def __init__(self, page: Page, own: tuple[str, ...]) -> None:
        self.page = page
        self._own = tuple(f"{origin}/" for origin in own)
        self.asked: list[str] = []
        self.errors: list[str] = []
        page.context.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and any(word in message.text.lower() for word in _COMPLAINTS):
            self.errors.append(message.text)

    @property
    def outside(self) -> list[str]:
        """What was asked of any other host."""
        return [url for url in self.asked if not url.startswith((*self._own, "data:", "blob:", "about:"))]

    def check(self) -> None:
        """Fails if the page did what it must not."""
        assert not self.outside, f"asked other hosts: {self.outside}"
        assert not self.errors, f"complained: {self.errors}"


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page, shadow roots included; the context must bypass the page's policy."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@cache
def _axe() -> str:
    path = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    assert path.exists(), "axe-core is missing: `make node_modules`"
    return path.read_text(encoding="utf-8")
