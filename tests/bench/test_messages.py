"""The messages are real work for both, and nothing that either has learnt."""

from __future__ import annotations

import re
from pathlib import Path

from bench import messages
from bench.places import PHRASES, ROOT


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _learnt_or_tested() -> set[str]:
    questions: list[Path] = sorted((ROOT / "tests" / "questions").glob("*.yml"))
    lines = [line for path in (PHRASES, *questions) for line in path.read_text(encoding="utf-8").splitlines()]
    quoted = (text for line in lines for text in re.findall(r'"((?:[^"\\]|\\.)+)"', line))
    return {_plain(line.strip().removeprefix("- ")) for line in lines} | set(map(_plain, quoted))


def test_there_are_300_messages_and_each_is_different():
    plain = [_plain(message) for message in messages.load()]
    assert len(plain) == len(set(plain)) == 300


def test_no_message_is_a_training_phrase_or_a_test_question():
    known = _learnt_or_tested()
    assert [message for message in messages.load() if _plain(message) in known] == []


def test_conversations_hold_each_message_once_and_are_the_same_each_time():
    loaded = messages.load()
    talks = messages.conversations(loaded, 300)
    assert sorted(message for talk in talks for message in talk) == sorted(loaded)
    assert talks == messages.conversations(loaded, 300)


def test_a_short_run_takes_messages_from_all_over_the_file():
    loaded = messages.load()
    places = sorted(loaded.index(message) for talk in messages.conversations(loaded, 30) for message in talk)
    assert len(places) == 30
    assert places[0] < 50
    assert places[-1] > 250
