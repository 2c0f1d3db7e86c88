"""How the gate judges a message: levels, neighbours, questions of fact, and how people type."""

from __future__ import annotations

import cProfile

import pytest

from bot.safety import Level, Screen

LONG_STORY = (
    "Good morning. I am fifty-two and a teacher, and my neck has been pulling to the left for three years now. The "
    "injections helped for a while, then less. My husband drives me to work and my daughter does the shopping. {} "
    "I also wanted to ask whether heat or massage is better, and which kind of doctor looks into this."
)


def level(screen: Screen, text: str) -> Level | None:
    """The level that the gate finds in `text`."""
    finding = screen(text)
    return finding.level if finding else None


def test_a_crisis_beats_an_emergency(screen: Screen) -> None:
    assert level(screen, "i took all my pills because i want to die") is Level.CRISIS


def test_an_emergency_beats_what_is_urgent(screen: Screen) -> None:
    assert level(screen, "i ran out of my tablets and my chest hurts") is Level.EMERGENCY


def test_of_two_signs_of_a_level_the_first_in_the_file_is_reported(screen: Screen) -> None:
    finding = screen("i can't breathe since my botox shot")
    assert finding is not None
    assert finding.sign == "toxin-spread"


def test_the_context_may_stand_in_another_sentence(screen: Screen) -> None:
    finding = screen("Had my botox on Monday. Work was fine. Today I can hardly swallow.")
    assert finding is not None
    assert finding.sign == "toxin-spread"


def test_signs_in_short_sentences_are_read_together(screen: Screen) -> None:
    assert level(screen, "After the fall. My neck. Pain.") is Level.EMERGENCY


def test_words_far_apart_are_no_sign(screen: Screen) -> None:
    assert level(screen, "My chest is fine. The doctor listened to it last week. Now my feet are in pain.") is None


@pytest.mark.parametrize(
    "alarm", ["Last night I could hardly breathe.", "I do not want to live any more.", "My face is drooping."]
)
def test_an_alarm_in_passing_is_heard(screen: Screen, alarm: str) -> None:
    assert level(screen, LONG_STORY.format("")) is None
    assert level(screen, LONG_STORY.format(alarm)) in {Level.EMERGENCY, Level.CRISIS}


@pytest.mark.parametrize(
    "text",
    [
        "i cant breathe",
        "I CAN'T BREATHE",
        "I can\u2019t breathe",
        "i can't breathe\U0001f622\U0001f622",
        "i cant breatheeee",
        "i cant braethe",
        "i can't breath",
        "pls help i carnt breathe",
        "He can't breathe!!!",
        "i can't... breathe",
        "i can't\nbreathe",
    ],
)
def test_it_does_not_matter_how_it_is_typed(screen: Screen, text: str) -> None:
    assert level(screen, text) is Level.EMERGENCY


@pytest.mark.parametrize("text", ["sucidal", "suisidal", "su*cidal", "suicidal!!", "SUICIDAL", "ssssuicidal"])
def test_a_misspelt_word_is_understood(screen: Screen, text: str) -> None:
    assert level(screen, f"i feel {text}") is Level.CRISIS


def test_short_forms_are_understood(screen: Screen) -> None:
    assert level(screen, "dont want 2 live") is Level.CRISIS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can fibromyalgia cause chest pain?", Level.NOTICE),
        ("i have had fibro for years. can it cause chest pain?", Level.NOTICE),
        ("can fibromyalgia cause chest pain? mine is crushing", Level.EMERGENCY),
        ("my chest hurts, can fibromyalgia cause chest pain?", Level.EMERGENCY),
        ("can fibromyalgia cause the chest pain i have now?", Level.EMERGENCY),
        ("is my chest pain from the fibromyalgia", Level.EMERGENCY),
        ("trouble swallowing after botox, how long does it last", Level.EMERGENCY),
    ],
)
def test_a_question_is_one_of_fact_only_if_it_is_about_nobody(screen: Screen, text: str, expected: Level) -> None:
    assert level(screen, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("does fibro give you chest pain, i read it in a leaflet", Level.NOTICE),
        ("does fibro give you chest pain, i have it now", Level.EMERGENCY),
        ("can dystonia cause trouble breathing, it is for my nursing essay", Level.NOTICE),
        ("can dystonia cause trouble breathing, i am struggling", Level.EMERGENCY),
    ],
)
def test_why_somebody_asks_is_nothing_about_themself(screen: Screen, text: str, expected: Level) -> None:
    assert level(screen, text) is expected


def test_a_notice_leaves_the_topic_open_and_has_a_line_to_say(screen: Screen) -> None:
    finding = screen("can fibromyalgia cause chest pain?")
    assert finding is not None
    assert finding.topic is None
    assert finding.extra == "New or strong chest pain always needs emergency help."


def test_asking_for_a_way_to_die_is_never_a_question_of_fact(screen: Screen) -> None:
    assert level(screen, "is it painful to die from pills") is Level.CRISIS


def test_a_figure_of_speech_hides_only_its_own_words(screen: Screen) -> None:
    assert level(screen, "breathing exercises") is None
    assert level(screen, "i did my breathing exercises and now i can't breathe") is Level.EMERGENCY


def test_a_figure_of_speech_does_not_reach_beyond_a_comma(screen: Screen) -> None:
    assert level(screen, "i can't go on holiday") is None
    assert level(screen, "i can't go on, holiday or no holiday") is Level.CRISIS


def test_a_longer_phrase_wins_over_a_figure_of_speech_inside_it(screen: Screen) -> None:
    assert level(screen, "jump to conclusions") is None
    assert level(screen, "he wants to jump to his death") is Level.CRISIS


def test_what_was_years_ago_is_no_alarm(screen: Screen) -> None:
    assert level(screen, "i fainted once, years ago") is None


def test_an_old_stroke_does_not_hide_a_new_one(screen: Screen) -> None:
    assert level(screen, "had a stroke years ago and now my face is drooping") is Level.EMERGENCY


def test_an_excuse_ends_at_a_turn(screen: Screen) -> None:
    assert level(screen, "my chest hurt years ago") is None
    assert level(screen, "i had chest pain years ago but today my chest hurts") is Level.EMERGENCY


def test_a_denial_is_no_alarm(screen: Screen) -> None:
    assert level(screen, "i'm not suicidal, i only want to know how it affects mood") is None
    assert level(screen, "not an overdose, can i take two naproxen instead of one") is None


def test_a_denial_does_not_hide_what_follows(screen: Screen) -> None:
    assert level(screen, "i'm not suicidal but i think about how i'd do it most days") is Level.CRISIS


def test_a_crisis_in_few_words_is_no_question_of_fact(screen: Screen) -> None:
    assert level(screen, "suicide rates in fibromyalgia") is Level.NOTICE
    assert level(screen, "suicidal because of fibromyalgia") is Level.CRISIS


def test_two_signs_of_a_pair_are_needed(screen: Screen) -> None:
    assert level(screen, "i take sertraline and i am drenched and shaking") is Level.EMERGENCY
    assert level(screen, "i take sertraline and i am drenched") is None


@pytest.mark.parametrize(
    "text",
    ["who sang Stayin Alive", "hey are you alive in there", "career suicide"],
)
def test_a_thing_or_a_song_is_in_no_danger(screen: Screen, text: str) -> None:
    assert level(screen, text) is None


def test_a_crisis_with_an_antidepressant_gets_its_line(screen: Screen) -> None:
    finding = screen("since i take duloxetine i want to die")
    assert finding is not None
    assert finding.extra == "Tell them which medicines you take."


def test_an_emergency_carries_the_line_of_its_sign(screen: Screen) -> None:
    finding = screen("my face is drooping")
    assert finding is not None
    assert finding.extra == "Note the time when it began."


@pytest.mark.parametrize("text", ["", " ", "\x00", "????", "\U0001f600" * 50, "<script>", "'; DROP TABLE facts; --"])
def test_what_says_nothing_raises_nothing(screen: Screen, text: str) -> None:
    assert screen(text) is None


def test_work_grows_no_faster_than_the_message(screen: Screen) -> None:
    short, long = ("i can't breathe and my chest hurts " * times for times in (25, 100))

    assert _calls(screen, long) < 5 * _calls(screen, short)


def _calls(screen: Screen, text: str) -> int:
    """How many functions are called to screen a text."""
    profile = cProfile.Profile()
    profile.runcall(screen, text)
    return sum(entry.callcount for entry in profile.getstats())
