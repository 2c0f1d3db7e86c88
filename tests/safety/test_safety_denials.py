"""A "no" in a message: what is denied is no sign, and a denial hides nothing else."""

from __future__ import annotations

import pytest

from bot.safety import Level, Screen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no chest pain but i can't breathe", Level.EMERGENCY),
        ("i have no trouble breathing but my face is drooping", Level.EMERGENCY),
        ("no fever, no rash, but i want to die", Level.CRISIS),
        ("it's not my neck today, i can't move my legs", Level.EMERGENCY),
        ("don't tell me to call 911, my chest is crushing", Level.EMERGENCY),
    ],
)
def test_a_denial_hides_only_what_it_denies(screen: Screen, text: str, expected: Level) -> None:
    finding = screen(text)
    assert finding is not None
    assert finding.level is expected


@pytest.mark.parametrize("text", ["im fine no chest pain no fever", "i can swallow fine since botox"])
def test_what_is_denied_is_no_sign(screen: Screen, text: str) -> None:
    assert screen(text) is None


@pytest.mark.parametrize("text", ["im not suicidal", "i am not going to kill myself"])
def test_a_plain_denial_of_thoughts_of_suicide_raises_no_alarm(screen: Screen, text: str) -> None:
    assert screen(text) is None


@pytest.mark.parametrize(
    "text", ["not suicidal anymore but i want to die", "im not suicidal, i just dont want to wake up"]
)
def test_a_wish_to_die_beside_a_denial_is_heard(screen: Screen, text: str) -> None:
    finding = screen(text)
    assert finding is not None
    assert finding.level is Level.CRISIS


@pytest.mark.parametrize(
    "text", ["she isn't breathing", "he is not responding", "i cannot swallow", "my dad won't wake up"]
)
def test_a_no_that_is_the_sign_itself_is_heard(screen: Screen, text: str) -> None:
    finding = screen(text)
    assert finding is not None
    assert finding.level is Level.EMERGENCY
