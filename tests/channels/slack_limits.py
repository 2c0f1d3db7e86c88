"""What Slack refuses, as its reference for Block Kit and chat.postMessage says."""

from __future__ import annotations

from typing import Any


class Refused(Exception):  # noqa: N818 - said as Slack says it
    """Slack's word for what is wrong."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def check_text(body: dict[str, Any]) -> None:
    """The text beside, or in place of, the blocks."""
    if not body.get("text") and not body.get("blocks"):
        raise Refused("no_text")
    if len(body.get("text", "")) > 4000:
        raise Refused("msg_too_long")


def check_blocks(blocks: Any, most: int) -> None:
    """The blocks of a message (at most 50) or of a view (at most 100)."""
    if blocks is None:
        return
    _demand(isinstance(blocks, list) and len(blocks) <= most)
    for block in blocks:
        _CHECKS.get(block.get("type"), _unknown)(block)
    ids = [element["action_id"] for block in blocks if block["type"] == "actions" for element in block["elements"]]
    _demand(len(ids) == len(set(ids)))


def _section(block: dict[str, Any]) -> None:
    _demand(set(block) == {"type", "text"})
    _text(block["text"], ("mrkdwn", "plain_text"), 3000)


def _context(block: dict[str, Any]) -> None:
    _demand(1 <= len(block["elements"]) <= 10)
    for element in block["elements"]:
        _text(element, ("mrkdwn", "plain_text"), 3000)


def _header(block: dict[str, Any]) -> None:
    _text(block["text"], ("plain_text",), 150)


def _actions(block: dict[str, Any]) -> None:
    _demand(1 <= len(block["elements"]) <= 25)
    for element in block["elements"]:
        _demand(element["type"] == "button" and 1 <= len(element["action_id"]) <= 255)
        _demand(len(element.get("value", "")) <= 2000)
        _text(element["text"], ("plain_text",), 75)


def _divider(block: dict[str, Any]) -> None:
    _demand(set(block) == {"type"})


def _unknown(_block: dict[str, Any]) -> None:
    raise Refused("invalid_blocks")


def _text(text: dict[str, Any], kinds: tuple[str, ...], longest: int) -> None:
    _demand(text.get("type") in kinds and 1 <= len(text["text"]) <= longest and bool(text["text"].strip()))


def _demand(holds: bool) -> None:
    if not holds:
        raise Refused("invalid_blocks")


_CHECKS = {"section": _section, "context": _context, "header": _header, "actions": _actions, "divider": _divider}
