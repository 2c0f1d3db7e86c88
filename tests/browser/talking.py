"""The chat as a person meets it: by role and name."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, Request, Route, expect

WEBHOOK = "**/webhooks/web/webhook"


class Chat:
    """The chat on a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.launcher = page.get_by_role("button", name="open the chat")
        self.dialog = page.get_by_role("dialog", name="Atlas")
        self.log = page.get_by_role("log")
        self.field = page.get_by_role("textbox", name="Your question")
        self.send = page.get_by_role("button", name="Send")
        self.asked = self.log.locator(".turn.you")
        self.answers = self.log.locator(".answer")
        self.suggestions = self.log.get_by_role("group", name="Questions you could ask").get_by_role("button")

    def open(self) -> Chat:
        """Press the launcher."""
        self.launcher.click()
        expect(self.field).to_be_visible()
        return self

    def type(self, text: str) -> None:
        """Send a message, and do not wait."""
        self.field.fill(text)
        self.field.press("Enter")

    def ask(self, text: str, answers: int = 1) -> Locator:
        """Send a message, and wait for its answers; gives the last one."""
        before = self.answers.count()
        self.type(text)
        expect(self.answers).to_have_count(before + answers)
        return self.answers.last

    def option(self, name: str) -> Locator:
        """Something behind the button "Options"; opens it where it is closed."""
        more = self.page.get_by_role("button", name="Options")
        if more.get_attribute("aria-expanded") == "false":
            more.click()
        return self.page.get_by_role("group", name="Options").get_by_text(name, exact=True)


class FakeServer:
    """Answers in place of Atlas: `reply` makes of what was posted a status, headers and a body, or None to hang up."""

    def __init__(self, page: Page, reply: Callable[[dict[str, Any]], tuple[int, dict[str, str], Any] | None]) -> None:
        self.posted: list[dict[str, Any]] = []
        self.reply = reply
        page.route(WEBHOOK, self._handle)

    def _handle(self, route: Route, request: Request) -> None:
        said = request.post_data_json
        self.posted.append(said)
        reply = self.reply(said)
        if reply is None:
            route.abort("connectionfailed")
            return
        status, headers, body = reply
        allowed = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
        route.fulfill(
            status=status, headers={"Content-Type": "application/json", **allowed, **headers}, body=json.dumps(body)
        )


def message(text: str = "An answer.", sender: str = "web-1.x", **metadata: Any) -> dict[str, Any]:
    """One message of the contract."""
    blocks = [{"type": "paragraph", "runs": [{"text": text}]}]
    return {
        "recipient_id": sender,
        "text": text,
        "metadata": {"facts": [], "sources": [], "blocks": blocks, **metadata},
    }


def answering(text: str = "An answer.") -> Callable[[dict[str, Any]], tuple[int, dict[str, str], Any]]:
    """A reply of one plain message."""
    return lambda said: (200, {}, [message(text, said.get("sender") or "web-1.x")])


def refusing(status: int, code: str, **headers: str) -> tuple[int, dict[str, str], Any]:
    """A reply that is an error of the contract."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return status, named, {"error": {"code": code, "message": "In words for people."}}
