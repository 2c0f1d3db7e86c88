"""The texts as written in the file -> as shown: each number stands once in the file and is filled in here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.safety.findings import Level
from bot.safety.schema import CONTACT, NumberEntry, SafetyFile
from bot.safety.texts import HelpLine, SafetyText, SafetyTexts
from bot.topics import Topic

_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_LINES = "{lines}"
_NUMBERS = "emergency_numbers"
_NUMBERS_BY_PLACE = "emergency_numbers_by_place"

_FIXED = (Topic.EMERGENCY, Topic.CRISIS, Topic.PERSONAL_DIAGNOSIS, Topic.MEDICATION_ADVICE, Topic.OUT_OF_SCOPE)


def unknown_placeholders(text: str) -> Iterator[tuple[str, str]]:
    """Each placeholder that cannot be filled in, with those that can."""
    allowed = f"{{{_NUMBERS}}}, {{{_NUMBERS_BY_PLACE}}}, or {_LINES} as a paragraph"
    without_lines = "\n".join("" if each == _LINES else each for each in _paragraphs(text))
    for found in _PLACEHOLDER.finditer(without_lines):
        if found[1] not in {_NUMBERS, _NUMBERS_BY_PLACE}:
            yield found[0], allowed


def build_texts(file: SafetyFile) -> SafetyTexts:
    """All texts of the file with their numbers."""
    numbers = _numbers(file.emergency_numbers)
    lines = tuple(HelpLine(each.place, each.says.replace(CONTACT, each.contact), each.contact) for each in file.lines)
    said = {key: _safety_text(_filled_in(text, numbers), lines) for key, text in file.texts}
    return SafetyTexts(
        fixed_texts={topic: said[topic.value] for topic in _FIXED},
        urgent=said["urgent"],
        lines=lines,
        with_lines=frozenset(sign.id for sign in file.signs if sign.level is Level.CRISIS),
        after_alarm=said["after_alarm"],
        reminder_short=" ".join(said["reminder_short"].paragraphs),
        reminder_medium=" ".join(said["reminder_medium"].paragraphs),
        reminder_long=" ".join(said["reminder_long"].paragraphs),
        numbers=tuple(each.number for each in file.emergency_numbers),
    )


def _filled_in(text: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def _numbers(entries: Sequence[NumberEntry]) -> dict[str, str]:
    return {
        _NUMBERS: _listed([each.number for each in entries], "or"),
        _NUMBERS_BY_PLACE: ", ".join(f"{each.number} {each.where}" for each in entries),
    }


def _listed(words: Sequence[str], last: str) -> str:
    return f" {last} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n", text.strip()) if part.strip()]


def _safety_text(text: str, lines: tuple[HelpLine, ...]) -> SafetyText:
    paragraphs = _paragraphs(text)
    if _LINES not in paragraphs:
        return SafetyText(tuple(paragraphs))
    at = paragraphs.index(_LINES)
    return SafetyText(tuple(paragraphs[:at]), lines, tuple(paragraphs[at + 1 :]))
