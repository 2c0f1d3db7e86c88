"""The tables of phrases: what must raise an alarm, and what must not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from bot.safety import Level, SafetyRules, Screen
from tests.safety.phrases import CRISIS, EMERGENCY, HARMLESS, NOTICE, URGENT


def _rows(table: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for sign, phrases in table.items():
        for phrase in phrases:
            yield phrase, sign


def _found(screen: Screen, phrase: str) -> tuple[str, Level] | None:
    finding = screen(phrase)
    return (finding.sign, finding.level) if finding else None


@pytest.mark.parametrize(("phrase", "sign"), _rows(CRISIS))
def test_a_crisis_is_recognised(screen: Screen, phrase: str, sign: str) -> None:
    assert _found(screen, phrase) == (sign, Level.CRISIS)


@pytest.mark.parametrize(("phrase", "sign"), _rows(EMERGENCY))
def test_an_emergency_is_recognised(screen: Screen, phrase: str, sign: str) -> None:
    assert _found(screen, phrase) == (sign, Level.EMERGENCY)


@pytest.mark.parametrize(("phrase", "sign"), _rows(URGENT))
def test_what_a_doctor_must_see_soon_is_recognised(screen: Screen, phrase: str, sign: str) -> None:
    assert _found(screen, phrase) == (sign, Level.URGENT)


@pytest.mark.parametrize(("phrase", "sign"), _rows(NOTICE))
def test_a_question_of_fact_about_a_sign_only_gets_a_line_more(screen: Screen, phrase: str, sign: str) -> None:
    assert _found(screen, phrase) == (sign, Level.NOTICE)


@pytest.mark.parametrize("phrase", HARMLESS)
def test_a_harmless_phrase_raises_nothing(screen: Screen, phrase: str) -> None:
    assert screen(phrase) is None


def test_every_sign_has_two_phrases_that_raise_it(rules: SafetyRules) -> None:
    raised = Counter({sign: len(phrases) for table in (CRISIS, EMERGENCY, URGENT) for sign, phrases in table.items()})
    assert [sign.id for sign in rules.signs if raised[sign.id] < 2] == []


def test_no_phrase_stands_in_two_tables() -> None:
    rows = [phrase for table in (CRISIS, EMERGENCY, URGENT, NOTICE) for phrase, _ in _rows(table)]
    assert [phrase for phrase, times in Counter(rows + HARMLESS).items() if times > 1] == []
