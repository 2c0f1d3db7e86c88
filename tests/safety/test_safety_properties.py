"""What holds for every message: the gate never raises, and nothing harmless switches an alarm off."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.safety import Screen
from tests.safety.phrases import CRISIS, EMERGENCY, HARMLESS, URGENT

ALARMS = [phrase for table in (CRISIS, EMERGENCY, URGENT) for phrases in table.values() for phrase in phrases]

alarms = st.sampled_from(ALARMS)
harmless = st.sampled_from(HARMLESS)
often = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def rank(screen: Screen, text: str) -> int:
    """How serious the gate takes `text`: -1 for not at all."""
    finding = screen(text)
    return finding.level.rank if finding else -1


@often
@given(text=st.text(max_size=1000))
def test_any_text_can_be_screened(screen: Screen, text: str) -> None:
    screen(text)


@often
@given(words=st.lists(st.sampled_from(" ".join(ALARMS).split()), max_size=150))
def test_any_heap_of_alarming_words_can_be_screened(screen: Screen, words: list[str]) -> None:
    screen(" ".join(words))


@often
@given(alarm=alarms, way=st.sampled_from([str.upper, str.lower, str.title]))
def test_capitals_do_not_switch_an_alarm_off(screen: Screen, alarm: str, way) -> None:
    assert rank(screen, way(alarm)) >= rank(screen, alarm)


@often
@given(alarm=alarms, quote=st.sampled_from(["\u2019", "\u2018", "\u02bc", "`", ""]))
def test_no_kind_of_apostrophe_switches_an_alarm_off(screen: Screen, alarm: str, quote: str) -> None:
    assert rank(screen, alarm.replace("'", quote)) >= rank(screen, alarm)


@often
@given(alarm=alarms, other=harmless)
def test_a_harmless_sentence_before_it_does_not_switch_an_alarm_off(screen: Screen, alarm: str, other: str) -> None:
    assert rank(screen, f"{other}. {alarm}") >= rank(screen, alarm)


@often
@given(alarm=alarms, other=harmless)
def test_a_harmless_sentence_behind_it_does_not_switch_an_alarm_off(screen: Screen, alarm: str, other: str) -> None:
    assert rank(screen, f"{alarm}. {other}") >= rank(screen, alarm)


@often
@given(alarm=alarms, mark=st.sampled_from([" \U0001f622", "!!!", "...", "\n", " ???", " \U0001f64f please"]))
def test_emoji_and_marks_do_not_switch_an_alarm_off(screen: Screen, alarm: str, mark: str) -> None:
    assert rank(screen, alarm + mark) >= rank(screen, alarm)
