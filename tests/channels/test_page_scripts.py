"""The scripts of the pages: words of an answer never become markup or code."""

from __future__ import annotations

import re
from pathlib import Path

import bot.channels

FOLDER = Path(bot.channels.__file__).parent
AS_MARKUP = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|srcdoc|document\.write(ln)?)\b"
    r"|\beval\(|\bnew Function\b|\bjavascript:",
)
HANDLER = re.compile(r"<[^>]+\son\w+\s*=", re.IGNORECASE)


def _files(ending: str) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in FOLDER.rglob(f"*{ending}")}


def test_no_script_turns_words_into_markup_or_code():
    scripts = _files(".js")

    assert scripts
    assert {name: found[0] for name, text in scripts.items() if (found := AS_MARKUP.search(text))} == {}


def test_no_page_holds_code_within_its_markup():
    pages = _files(".html")

    assert pages
    assert [name for name, text in pages.items() if HANDLER.search(text)] == []
    assert [name for name, text in pages.items() if re.search(r"<script(?![^>]*\bsrc=)[^>]*>", text)] == []


def test_it_would_be_noticed():
    assert AS_MARKUP.search("node.innerHTML = text")
    assert AS_MARKUP.search("document.write(text)")
    assert HANDLER.search('<img src="x" onerror="run()">')
