"""Behind which answer a person is reminded to consult a doctor, and at how much length."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from bot.answers.reminder import reminder
from bot.topics import DANGER, INTRODUCTIONS, KNOWLEDGE, SAFETY, Topic

TEXTS = SimpleNamespace(reminder_short="short", reminder_medium="medium", reminder_long="long")
TREATMENTS = {Topic.TREATMENT, Topic.TREATMENT_OPTION}


@pytest.mark.parametrize("topic", sorted(KNOWLEDGE))
def test_the_reminder_is_longer_on_the_first_answer_and_on_treatments(topic):
    assert reminder(topic, TEXTS, first=True) == "medium"
    assert reminder(topic, TEXTS) == ("medium" if topic in TREATMENTS else "short")


@pytest.mark.parametrize("topic", sorted(INTRODUCTIONS | (SAFETY - DANGER)))
def test_who_is_told_what_atlas_is_or_sent_to_a_doctor_is_reminded_at_length(topic):
    assert reminder(topic, TEXTS) == "long"


@pytest.mark.parametrize("topic", sorted(DANGER))
def test_an_alarm_is_not_made_longer_by_its_reminder(topic):
    assert reminder(topic, TEXTS) == "short"


@pytest.mark.parametrize("topic", [Topic.THANKS, Topic.GOODBYE, Topic.FEEDBACK, Topic.OUT_OF_SCOPE])
def test_small_talk_and_what_is_turned_away_need_no_reminder(topic):
    assert reminder(topic, TEXTS, first=True) == ""
