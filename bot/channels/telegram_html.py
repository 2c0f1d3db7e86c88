"""An answer -> messages in Telegram's HTML, each with the same in plain text. Pure.

A message may have 4,096 characters once Telegram has read the HTML. Here the HTML itself stays below that, counted as
Telegram counts (UTF-16): simpler, and safe also for the limit on what links and bold words may take. Long answers are
cut between paragraphs; only a paragraph that is too long alone is cut at a line, a sentence, a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from bot.answers.answer import Run
from bot.topics import Topic

MOST_CHARACTERS = 4096

_LONGEST_URL = 1000
_MOST_LINES = 3
_URGENT = frozenset({"emergency", "crisis", "urgent"})
_WEB = ("https://", "http://")  # all that Telegram makes a link of; telephone numbers it finds itself

Line = tuple[Run, ...]
Paragraph = tuple[Line, ...]


@dataclass(frozen=True)
class Piece:
    """One message, in both forms."""

    html: str
    plain: str


def render(message: Mapping[str, Any], sources: str) -> list[Piece]:
    """A message of the web contract as messages for Telegram; `sources` is the heading of the sources.

    What cannot be read as blocks is shown as its text: an answer is never lost for its form.
    """
    try:
        paragraphs = _paragraphs(message.get("metadata") or {}, sources) or _of_text(message["text"])
    except (KeyError, TypeError, AttributeError):
        paragraphs = _of_text(message["text"])
    return [Piece(_write(each, _html), _write(each, _plain)) for each in pack(paragraphs)]


def pack(paragraphs: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs in as few messages as they fit in, in their order."""
    messages: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        for part in _parts(paragraph):
            if messages and _fits([*messages[-1], part]):
                messages[-1].append(part)
            else:
                messages.append([part])
    return messages


def _paragraphs(metadata: Mapping[str, Any], sources: str) -> list[Paragraph]:
    """The answer's own paragraphs, its sources, and the reminder behind them."""
    blocks = metadata.get("blocks") or []
    reminders = [block for block in blocks if block.get("role") == "reminder"]
    answer = [part for block in blocks if block not in reminders for part in _block(block)]
    found = [] if metadata.get("topic") == Topic.SOURCES.value else metadata.get("sources") or []
    listed = [_sources(sources, found)] if found else []
    return [*answer, *listed, *(part for block in reminders for part in _block(block))]


def _block(block: Mapping[str, Any]) -> list[Paragraph]:
    kind = block["type"]
    if kind == "paragraph":
        return [(_line(block["runs"]),)]
    if kind == "list":
        return [tuple((Run("• "), *_line(item)) for item in block["items"])]
    if kind == "table":
        return [_row(block["head"], row) for row in block["rows"]]
    if kind == "alert":
        parts = [part for each in block["blocks"] for part in _block(each)]
        return [_all_bold(parts[0]), *parts[1:]] if block["level"] in _URGENT else parts
    raise KeyError(kind)


def _row(head: Sequence[Any], row: Sequence[Any]) -> Paragraph:
    """A row of a table as a short paragraph: tables are unreadable on a phone and in a screen reader."""
    cells = zip(head[1:], row[1:], strict=True)
    return (_bold(_words(row[0])), *((Run(f"{_words(name)}: "), *_line(cell)) for name, cell in cells))


def _sources(heading: str, sources: Sequence[Mapping[str, Any]]) -> Paragraph:
    """A few sources one below the other, with their publishers; more of them as one line of links."""
    links = [Run(source["title"], url=source.get("url")) for source in sources]
    if len(links) > _MOST_LINES:
        apart = [run for link in links for run in (Run("; "), link)]
        return ((*_bold(f"{heading}:"), Run(" "), *apart[1:]),)
    publishers = [f", {source['publisher']}" if source.get("publisher") else "" for source in sources]
    lines = ((Run("• "), link, Run(publisher)) for link, publisher in zip(links, publishers, strict=True))
    return (_bold(f"{heading}:"), *lines)


def _line(runs: Iterable[Mapping[str, Any]]) -> Line:
    return tuple(Run(run["text"], bool(run.get("bold")), run.get("url")) for run in runs)


def _words(runs: Iterable[Mapping[str, Any]]) -> str:
    return "".join(run["text"] for run in runs)


def _bold(text: str) -> Line:
    return (Run(text, bold=True),)


def _all_bold(paragraph: Paragraph) -> Paragraph:
    return tuple(tuple(replace(run, bold=True) for run in line) for line in paragraph)


def _of_text(text: str) -> list[Paragraph]:
    return [tuple((Run(line),) for line in part.splitlines()) for part in re.split(r"\n{2,}", text) if part.strip()]


def _write(paragraphs: Iterable[Paragraph], run: Callable[[Run], str]) -> str:
    return "\n\n".join("\n".join("".join(map(run, line)) for line in paragraph) for paragraph in paragraphs)


def _html(run: Run) -> str:
    text = escape(run.text, quote=False)
    text = f"<b>{text}</b>" if run.bold else text
    return f'<a href="{escape(run.url or "")}">{text}</a>' if _is_link(run) else text


def _plain(run: Run) -> str:
    """The text, with the address of a link where the text is not the address itself."""
    is_address = str(run.url).partition("://")[2].rstrip("/") == run.text
    return f"{run.text} ({run.url})" if _is_link(run) and not is_address else run.text


def _is_link(run: Run) -> bool:
    return bool(run.url) and str(run.url).startswith(_WEB) and len(str(run.url)) <= _LONGEST_URL


def _fits(paragraphs: Sequence[Paragraph]) -> bool:
    return all(_length(_write(paragraphs, form)) <= MOST_CHARACTERS for form in (_html, _plain))


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _parts(paragraph: Paragraph) -> list[Paragraph]:
    """The paragraph, or as many as are needed so that each fits."""
    if _fits([paragraph]):
        return [paragraph]
    parts: list[Paragraph] = []
    for piece in (piece for line in paragraph for piece in _halves(line)):
        if parts and _fits([(*parts[-1], piece)]):
            parts[-1] = (*parts[-1], piece)
        else:
            parts.append((piece,))
    return parts


def _halves(line: Line) -> list[Line]:
    """The line, cut in the middle as often as is needed so that each part fits."""
    text = "".join(run.text for run in line)
    if _fits([(line,)]) or len(text) < 2:
        return [line]
    place = _middle(text)
    return [*_halves(_cut(line, 0, place)), *_halves(_cut(line, place, len(text)))]


def _middle(text: str) -> int:
    """Where to cut: at the sentence end nearest to the middle, or a space, or just there."""
    middle = len(text) // 2
    for pattern in (r"(?<=[.!?])\s+", r"\s+"):
        places = [found.end() for found in re.finditer(pattern, text) if len(text) // 4 < found.end() < len(text)]
        if places:
            return min(places, key=lambda place: abs(place - middle))
    return middle


def _cut(line: Line, start: int, end: int) -> Line:
    """The characters of a line from `start` to `end`, bold and linked as they were."""
    cut, place = [], 0
    for run in line:
        text = run.text[max(0, start - place) : max(0, end - place)]
        place += len(run.text)
        if text:
            cut.append(replace(run, text=text))
    return tuple(cut)
