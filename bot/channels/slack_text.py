"""Slack's own language for text, mrkdwn: runs -> mrkdwn, and what Slack sends -> plain text. Pure.

It is not Markdown: `*bold*`, `<url|label>`, and `&`, `<`, `>` are written as entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Run = Mapping[str, Any]  # a run of the web contract: text, and bold or url where it has one

# mrkdwn has no way to escape its markers, so a marker that is meant as such becomes a sign that looks like it.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ESCAPED = str.maketrans({**_ENTITIES, "*": "\u2217", "_": "\uff3f", "~": "\u223c", "`": "\u02cb"})
_SAFE_LINK = re.compile(r"(https?://|tel:|mailto:)[^\s<>|]+\Z", re.IGNORECASE)

_LONGEST_WORD = 500  # in characters before escaping, which makes at most five of one
_WORD = re.compile(rf"\s*\S{{1,{_LONGEST_WORD}}}\s?|\s+")

_CONTROL = re.compile(r"<([^<>]*)>")


def escape(text: str) -> str:
    """Text in which Slack finds nothing to format, to link or to mention."""
    return text.translate(_ESCAPED)


def link(label: str, url: str) -> str:
    """A link; the label alone where the address is none that may be linked."""
    if not _SAFE_LINK.match(url):
        return escape(label)
    return f"<{url.replace('&', '&amp;')}|{escape(label).replace('|', '/')}>"


def bold(text: str) -> str:
    """Bold text. Slack does not see the stars where there is space inside of them."""
    inner = text.strip()
    if not inner:
        return text
    before, _, after = text.partition(inner)
    return f"{before}*{escape(inner)}*{after}"


def mrkdwn(runs: Iterable[Run]) -> str:
    """The runs as one text."""
    return "".join(_run(run) for run in runs)


def split(runs: Iterable[Run], limit: int) -> list[str]:
    """The runs as texts of at most `limit` characters (at least 3,000), cut where a sentence or else a word ends."""
    texts, current = [], ""
    for piece in _pieces(runs, limit):
        if len(current) + len(piece) > limit:
            kept = _up_to_sentence(current)
            texts.append(kept.strip())
            current = current[len(kept) :]
        current += piece
    return [text for text in [*texts, current.strip()] if text]


def plain(text: str) -> str:
    """What a person typed, on one line: without mentions of people, with the labels of links, without entities."""
    text = _CONTROL.sub(lambda found: _label(found.group(1)), text)
    for sign, entity in reversed(_ENTITIES.items()):  # "&" last: it is in the others
        text = text.replace(entity, sign)
    return tidy(text)


def tidy(text: str) -> str:
    """A text on one line, without characters that nobody sees."""
    return " ".join("".join(each for each in text if each.isprintable() or each.isspace()).split())


def mentioned(text: str) -> set[str]:
    """The ids of the users whom a text mentions."""
    found = (each.partition("|")[0] for each in _CONTROL.findall(text))
    return {each[1:] for each in found if each.startswith("@")}


def _run(run: Run) -> str:
    if run.get("url"):
        return link(run["text"], run["url"])
    return bold(run["text"]) if run.get("bold") else escape(run["text"])


def _pieces(runs: Iterable[Run], limit: int) -> Iterator[str]:
    """What must not be cut: words, and links and bold text as a whole unless they are too long for that."""
    for run in runs:
        whole = _run(run)
        if len(whole) <= limit // 3 and (run.get("bold") or run.get("url")):
            yield whole
        else:
            yield from (escape(word) for word in _WORD.findall(run["text"]))


def _up_to_sentence(text: str) -> str:
    """The text up to the last end of a sentence in its second half; all of it where there is none."""
    ends = [found.end() for found in re.finditer(r"[.!?]['\")\u201d]?\s+", text)]
    return text[: ends[-1]] if ends and ends[-1] > len(text) // 2 else text


def _label(control: str) -> str:
    """What a person sees of `<...>`: nothing of a user, the name of a channel, the label or address of a link."""
    address, _, label = control.partition("|")
    if address.startswith("@"):
        return " "
    if address.startswith("!"):
        return label
    return label or address.removeprefix("mailto:").removeprefix("tel:")
