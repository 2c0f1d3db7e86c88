"""What is offered next, small talk, and what is said when a message was not understood."""

from __future__ import annotations

import pytest

from bot.answers.answer import List
from bot.answers.fallback import did_you_mean, not_understood, out_of_scope
from bot.answers.suggest import next_questions, question_on, suggest, which_condition
from bot.answers.talk import forgotten, nothing_more, nothing_said, small_talk, sources_of, told
from bot.topics import CONVERSATION, KNOWLEDGE, Topic
from tests.answers.reading import buttons_of, text_of
from tests.builders import REMINDER, SNEEZING, ask, make_catalogue, make_fact, make_wording

WORDING = make_wording()
TWO = ("hiccups", "yawning")
CATALOGUE = make_catalogue(
    make_fact("what", topic=Topic.DEFINITION),
    make_fact("why", topic=Topic.CAUSES, sources=("leaflet", "book")),
    make_fact("why-y", topic=Topic.CAUSES, conditions=("yawning",)),
    make_fact("both", topic=Topic.BOTH, conditions=TWO),
)


def _titles(suggestions) -> list[str]:
    return [each.title for each in suggestions]


def test_the_next_questions_are_those_that_have_facts_on_the_condition():
    assert _titles(next_questions("symptoms", ("hiccups",), CATALOGUE, WORDING)) == [
        "definition of hiccups?",
        "causes of hiccups?",
        "both of hiccups?",
    ]
    assert _titles(next_questions("symptoms", ("yawning",), CATALOGUE, WORDING)) == [
        "causes of yawning?",
        "both of yawning?",
    ]


def test_without_a_condition_only_comparisons_are_offered():
    assert _titles(next_questions("symptoms", (), CATALOGUE, WORDING)) == ["both of ?"]


def test_nothing_is_offered_on_a_condition_without_facts():
    catalogue = make_catalogue(*CATALOGUE.facts, conditions=(*CATALOGUE.conditions, SNEEZING))

    assert next_questions("symptoms", ("sneezing",), catalogue, WORDING) == ()


def test_a_question_on_one_treatment_is_never_a_button():
    catalogue = make_catalogue(make_fact("water", topic=Topic.TREATMENT_OPTION, treatment="water"))

    assert question_on(Topic.TREATMENT_OPTION, ("hiccups",), catalogue, WORDING) is None


def test_there_are_at_most_three_buttons_and_more_leads():
    buttons = suggest(ask(Topic.SYMPTOMS, "hiccups"), CATALOGUE, WORDING, more=True)

    assert _titles(buttons) == ["heading:more", "definition of hiccups?", "causes of hiccups?"]
    assert all(each.title == each.says for each in buttons)


@pytest.mark.parametrize(("both", "last"), [(True, "heading:both"), (False, "Yawning")])
def test_which_condition_is_asked_with_a_button_for_each_and_one_for_both(both, last):
    assert _titles(which_condition(CATALOGUE, WORDING, both=both))[-1] == last


@pytest.mark.parametrize("topic", ["greeting", "goodbye", "thanks", "capabilities", "identity", "feedback", "handoff"])
def test_small_talk_says_its_text_and_the_reminder_it_is_given(topic):
    answer = small_talk(Topic(topic), REMINDER, CATALOGUE, WORDING)

    assert (answer.topic, text_of(answer), answer.reminder, answer.facts) == (
        Topic(topic),
        f"talk:{topic}",
        REMINDER,
        (),
    )


def test_who_has_just_come_is_shown_what_can_be_asked():
    offered = {topic for topic in CONVERSATION if topic.value in ("greeting", "goodbye", "capabilities", "thanks")}

    shown = {topic for topic in offered if small_talk(topic, "", CATALOGUE, WORDING).suggestions}
    assert shown == {Topic.GREETING, Topic.CAPABILITIES}


def test_the_greeting_names_the_bot_and_the_conditions():
    talk = WORDING.talk.copy(update={"greeting": "I am {name}, on {conditions}."})

    answer = small_talk(Topic.GREETING, "", CATALOGUE, make_wording(talk=talk))

    assert text_of(answer) == "I am Testbot, on hiccups and yawning."


def test_the_sources_of_the_last_answer_are_listed_as_links_each_once():
    answer = sources_of(["why", "what", "gone since"], CATALOGUE, WORDING)

    _, listed = answer.blocks
    assert isinstance(listed, List)
    assert [(run.text, run.url) for (run,) in listed.items] == [
        ("The leaflet, The clinic", None),
        ("The book, The publisher", "https://example.org/book"),
    ]
    assert [fact.id for fact in answer.facts] == ["why", "what"]


@pytest.mark.parametrize("shown", [(), ("gone since",)])
def test_without_an_answer_before_it_tells_where_facts_come_from_at_all(shown):
    assert text_of(sources_of(shown, CATALOGUE, WORDING)) == "talk:sources_none"


def test_nothing_more_nothing_said_and_forgotten_say_so():
    assert text_of(nothing_more(CATALOGUE, WORDING)) == "talk:more_none"
    assert text_of(nothing_said(CATALOGUE, WORDING)) == "talk:repeat_none"
    assert text_of(forgotten(WORDING)) == "talk:forgotten"
    assert buttons_of(nothing_said(CATALOGUE, WORDING)) == ["both of ?"]


def test_what_is_out_of_scope_is_turned_away_with_the_fixed_text_and_with_questions():
    answer = out_of_scope(("Not my field.", "Ask me this:"), (), CATALOGUE, WORDING)

    assert (answer.topic, text_of(answer)) == (Topic.OUT_OF_SCOPE, "Not my field.\nAsk me this:")
    assert answer.suggestions


def test_what_is_turned_away_offers_questions_on_what_is_talked_about():
    answer = out_of_scope(("Not my field.",), ("hiccups",), CATALOGUE, WORDING)

    assert buttons_of(answer) == buttons_of(told(("hiccups",), CATALOGUE, WORDING))
    assert buttons_of(answer) != buttons_of(out_of_scope(("Not my field.",), (), CATALOGUE, WORDING))


CAUSES, DEFINITION, BOTH = "causes of hiccups?", "definition of hiccups?", "both of hiccups?"
GUESSES = {
    "two": ({"ask_causes": 0.4, "ask_definition": 0.3}, [CAUSES, DEFINITION]),
    "one too unlikely": ({"ask_causes": 0.4, "ask_definition": 0.05}, [CAUSES]),
    "small talk is no question": ({"greeting": 0.4, "ask_definition": 0.3, "ask_causes": 0.2}, [DEFINITION, CAUSES]),
    "one without facts": ({"ask_cure": 0.4, "ask_causes": 0.3}, [CAUSES]),
    "the same again": ({"same_question": 0.4, "ask_causes": 0.3, "ask_both": 0.2}, [CAUSES, BOTH]),
    "at most two": ({"ask_causes": 0.3, "ask_both": 0.2, "ask_definition": 0.2}, [CAUSES, BOTH]),
}


@pytest.mark.parametrize(("guesses", "buttons"), GUESSES.values(), ids=GUESSES)
def test_what_may_have_been_meant_is_offered(guesses, buttons):
    answer = did_you_mean([*guesses.items()], ("hiccups",), CATALOGUE, WORDING)

    assert (text_of(answer), buttons_of(answer)) == ("heading:did_you_mean", buttons)


@pytest.mark.parametrize("guesses", [[], [("ask_causes", 0.01)], [("greeting", 0.9)], [("nlu_fallback", 0.7)]])
def test_without_a_likely_guess_it_says_that_it_did_not_understand(guesses):
    answer = did_you_mean(guesses, ("hiccups",), CATALOGUE, WORDING)

    assert text_of(answer) == "heading:not_understood"
    assert answer == not_understood(("hiccups",), CATALOGUE, WORDING)


def test_the_real_wording_has_a_text_for_every_occasion_of_small_talk(app):
    said = {
        topic: text_of(small_talk(topic, "", app.catalogue, app.wording))
        for topic in CONVERSATION - {Topic.MORE, Topic.REPEAT}
    }

    assert all(text and "{" not in text for text in said.values())
    assert set(said) & KNOWLEDGE == set()


def test_where_no_condition_is_known_the_question_is_offered_on_each():
    answer = did_you_mean([("ask_causes", 0.4), ("ask_cure", 0.38)], (), CATALOGUE, WORDING)

    assert text_of(answer) == "heading:did_you_mean"
    assert {button.partition(" ")[0] for button in buttons_of(answer)} == {CAUSES.partition(" ")[0]}
    assert len(buttons_of(answer)) == len({*buttons_of(answer)}) > 1
