"""A message of the web contract -> what is posted to Slack: Block Kit blocks, and the same as mrkdwn text. Pure.

Screen readers and notifications read the text of a post and not its blocks, so it says everything too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.channels.slack_text import Run, escape, split

Block = dict[str, Any]
Said = Mapping[str, Any]  # a message of the web contract: text, buttons, metadata

MOST_IN_TEXT = 3000  # characters in one text of a section or of a context
MOST_IN_POST = 3900  # characters; Slack asks for 4,000 at most
MOST_BLOCKS = 50
MOST_BUTTONS = 25  # in one block of actions
MOST_ON_BUTTON = 75
MOST_IN_VALUE = 2000

_DIVIDER = {"type": "divider"}  # between an alarm and what follows it

HELPFUL, NOT_HELPFUL = "helpful", "not_helpful"  # action ids; those of other buttons are "ask-0", "ask-1" ...


@dataclass(frozen=True)
class Words:
    """What the channel adds to an answer: the heading of its sources, and two buttons below what rests on facts."""

    sources: str
    helpful: str
    not_helpful: str


@dataclass(frozen=True)
class Post:
    """One message to Slack. `text` is complete by itself."""

    text: str
    blocks: list[Block] = field(default_factory=list)


def posts(said: Said, words: Words, asked: str = "") -> list[Post]:
    """The posts that say this message, in their order; the buttons are on the last.

    `asked` is quoted in front: what a person did not type, but pressed, stands nowhere else. Nothing comes before an
    alarm.
    """
    metadata = said.get("metadata") or {}
    blocks = _blocks(said)
    quote = [section(f"> {text}") for text in split([{"text": asked}], MOST_IN_TEXT - 2)]
    texts = [*_texts(blocks), *_sources(metadata.get("sources") or (), words)]
    texts = texts[:-1] if texts[-1:] == [_DIVIDER] else texts
    texts = texts if blocks[0]["type"] == "alert" else quote + texts
    return _paged(texts, [*_suggestions(said.get("buttons", ())), *(_feedback(words) if metadata.get("facts") else ())])


def section(text: str) -> Block:
    """A block of running text."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def context(text: str) -> Block:
    """A block of small print."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}


def _blocks(said: Said) -> Sequence[Mapping[str, Any]]:
    """The blocks of the answer; what has none is said in paragraphs."""
    blocks: Sequence[Mapping[str, Any]] | None = (said.get("metadata") or {}).get("blocks")
    return blocks or [{"type": "paragraph", "runs": [{"text": part}]} for part in said["text"].split("\n\n")]


def _texts(blocks: Iterable[Mapping[str, Any]]) -> Iterator[Block]:
    for block in blocks:
        if block["type"] == "alert":
            yield from (*_texts(block["blocks"]), _DIVIDER)
        else:
            block_of = context if block.get("role") == "reminder" else section
            yield from (block_of(text) for text in _lines(block))


def _lines(block: Mapping[str, Any]) -> list[str]:
    if block["type"] == "paragraph":
        return split(block["runs"], MOST_IN_TEXT)
    if block["type"] == "list":
        return _packed(_bullets(block["items"]))
    return _packed(_bullets(_row(block["head"], row) for row in block["rows"]))


def _row(head: Sequence[Sequence[Run]], row: Sequence[Sequence[Run]]) -> list[Run]:
    """A row as one line: a table of characters is unreadable on a phone and in a screen reader."""
    line: list[Run] = [{**run, "bold": True} for run in row[0]]
    for place, (column, cell) in enumerate(zip(head[1:], row[1:], strict=True)):
        line += [{"text": "; " if place else ": "}, *column, {"text": ": "}, *cell]
    return line


def _bullets(items: Iterable[Sequence[Run]]) -> list[str]:
    return [line for item in items for line in split([{"text": "• "}, *item], MOST_IN_TEXT)]


def _packed(lines: Iterable[str]) -> list[str]:
    """The lines in as few texts as hold them."""
    texts: list[str] = []
    for line in lines:
        joined = f"{texts[-1]}\n{line}" if texts else line
        texts[-1:] = [joined] if len(joined) <= MOST_IN_TEXT else [*texts[-1:], line]
    return texts


def _sources(sources: Sequence[Mapping[str, Any]], words: Words) -> list[Block]:
    if not sources:
        return []
    items = [[{"text": each["title"], "url": each["url"]}, {"text": f", {each['publisher']}"}] for each in sources]
    return [context(text) for text in _packed([f"{escape(words.sources)}:", *_bullets(items)])]


def _suggestions(buttons: Iterable[Mapping[str, str]]) -> list[Block]:
    """What such a button says when pressed is its value. One that Slack cannot hold is left out."""
    held = [each for each in buttons if len(each["payload"]) <= MOST_IN_VALUE]
    elements = [_button(f"ask-{place}", each["title"], each["payload"]) for place, each in enumerate(held)]
    rows = (elements[start : start + MOST_BUTTONS] for start in range(0, len(elements), MOST_BUTTONS))
    return [{"type": "actions", "elements": row} for row in rows]


def _feedback(words: Words) -> list[Block]:
    texts = {HELPFUL: words.helpful, NOT_HELPFUL: words.not_helpful}
    return [{"type": "actions", "elements": [_button(action, text, text) for action, text in texts.items()]}]


def _button(action: str, title: str, value: str) -> Block:
    short = title if len(title) <= MOST_ON_BUTTON else f"{title[: MOST_ON_BUTTON - 1]}…"
    return {"type": "button", "action_id": action, "text": {"type": "plain_text", "text": short}, "value": value}


def _paged(blocks: list[Block], buttons: list[Block]) -> list[Post]:
    """As few posts as the limits of Slack allow."""
    pages: list[list[Block]] = [[]]
    for block in blocks:
        longer = [*pages[-1], block]
        if pages[-1] and (len(longer) > MOST_BLOCKS - len(buttons) or len(_text_of(longer)) > MOST_IN_POST):
            pages.append([])
        pages[-1].append(block)
    return [Post(_text_of(page), page + (buttons if page is pages[-1] else [])) for page in pages if page]


def _text_of(blocks: Iterable[Block]) -> str:
    texts = (each["text"] for block in blocks for each in (block.get("elements") or [block.get("text")]) if each)
    return "\n\n".join(texts)
