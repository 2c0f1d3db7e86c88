"""Questions on the conditions, and what follows them, through the SDK's own executor."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from actions.feedback import RATINGS
from tests.actions.conftest import bot_event

CD, FM = "cervical_dystonia", "fibromyalgia"
KEYS = {"topic", "conditions", "treatment", "facts", "sources", "reminder", "blocks"}


def test_the_executor_finds_every_action_and_no_other(executor):
    others = {name for name in executor.actions if name.startswith("test_")}  # of other tests in this process

    assert set(executor.actions) - others == {
        "action_answer",
        "action_tell_more",
        "action_repeat",
        "action_start_over",
        "action_told",
        "action_sources",
        "action_small_talk",
        "action_feedback",
        "action_alarm",
        "action_out_of_scope",
        "action_did_you_mean",
    }


def test_a_question_is_answered_with_facts_sources_reminder_and_next_questions(act):
    said = act("action_answer", "is there a cure for fibro?", "ask_cure")

    assert said.text.startswith("No. ")
    assert set(said.atlas) == KEYS
    assert (said.atlas["topic"], said.atlas["conditions"], said.atlas["reminder"]) == ("cure", [FM], True)
    assert "fm-cure-none" in said.atlas["facts"]
    assert {"id", "title", "url"} <= set(said.atlas["sources"][0])
    assert 2 <= len(said.buttons) <= 3
    assert said.context["topic"] == "cure"
    assert said.context["shown"] == said.atlas["facts"]


def test_both_conditions_are_told_of_together(act):
    said = act("action_answer", "can i have both", "ask_both")

    assert said.text.startswith("Yes. A person can have both")
    assert said.atlas["conditions"] == [CD, FM]


def test_without_a_condition_it_asks_which_one_is_meant_and_the_next_message_tells(act):
    asked = act("action_answer", "is there a cure?", "ask_cure")
    told = act("action_answer", "fibromyalgia", "same_question", context=asked.context)

    assert (asked.atlas["facts"], asked.buttons) == ([], ["Cervical dystonia", "Fibromyalgia", "Both"])
    assert (told.atlas["topic"], told.atlas["conditions"]) == ("cure", [FM])
    assert told.text.startswith("No. ")


def test_a_talk_goes_on_about_what_was_talked_about(act):
    first = act("action_answer", "what is wry neck", "ask_definition")
    second = act("action_answer", "can it be cured?", "ask_cure", context=first.context)
    third = act("action_answer", "what about fibro?", "same_question", context=second.context)

    assert (second.atlas["topic"], second.atlas["conditions"]) == ("cure", [CD])
    assert (third.atlas["topic"], third.atlas["conditions"]) == ("cure", [FM])
    assert third.context["answers"] == 3


def test_after_a_treatment_it_may_be_the_treatment(act):
    first = act("action_answer", "does botox help cervical dystonia?", "ask_treatment_option")
    second = act("action_answer", "how long does it last?", "ask_prognosis", context=first.context)

    assert first.atlas["treatment"] == "botox"
    assert (second.atlas["topic"], second.atlas["treatment"]) == ("treatment_option", "botox")
    assert second.atlas["facts"][0].startswith("cd-botox-")


def test_the_reminder_is_longer_on_the_first_answer(act, app):
    first = act("action_answer", "what is fibro", "ask_definition")
    second = act("action_answer", "who gets it", "ask_who_gets_it", context=first.context)

    assert first.text.endswith(app.rules.texts.reminder_medium)
    assert second.text.endswith(app.rules.texts.reminder_short)


def test_a_message_that_asks_two_things_gets_two_answers_each_with_its_own_metadata(act):
    parts = [
        {
            "text": "what is fibro",
            "intent": {"name": "ask_definition"},
            "entities": [{"entity": "condition", "value": FM}],
        },
        {"text": "can i have both", "intent": {"name": "ask_both"}, "entities": []},
    ]

    said = act("action_answer", "what is fibro and can i have both?", "ask_definition", questions=parts)

    first, second = said.responses
    assert (first["atlas"]["topic"], second["atlas"]["topic"]) == ("definition", "both")
    assert said.context["topic"] == "both"
    assert said.context["answers"] == 2


TWO_UNNAMED = [
    {"text": "is it going to spread", "intent": {"name": "ask_onset"}, "entities": []},
    {"text": "will i end up in a wheelchair", "intent": {"name": "ask_prognosis"}, "entities": []},
]


def test_two_questions_are_about_the_condition_that_is_named_beside_them(act):
    text = "i have wry neck. is it going to spread? will i end up in a wheelchair?"

    said = act("action_answer", text, "ask_onset", questions=TWO_UNNAMED)

    assert [each["atlas"]["topic"] for each in said.responses] == ["onset", "prognosis"]
    assert {tuple(each["atlas"]["conditions"]) for each in said.responses} == {(CD,)}


def test_of_two_questions_without_a_condition_it_asks_once_which_one_is_meant(act):
    said = act(
        "action_answer", "is it going to spread? will i end up in a wheelchair?", "ask_onset", questions=TWO_UNNAMED
    )

    assert [each["atlas"]["facts"] for each in said.responses] == [[]]
    assert said.context["topic"] == "onset"


def test_two_questions_keep_to_the_condition_that_the_first_one_names(act):
    parts = [
        {
            "text": "what is fibro",
            "intent": {"name": "ask_definition"},
            "entities": [{"entity": "condition", "value": FM}],
        },
        {"text": "is there a cure", "intent": {"name": "ask_cure"}, "entities": []},
    ]

    said = act("action_answer", "what is fibro and is there a cure", "ask_definition", questions=parts)

    assert [each["atlas"]["conditions"] for each in said.responses] == [[FM], [FM]]


def test_an_intent_that_asks_for_nothing_is_said_to_be_not_understood(act, app):
    said = act("action_answer", "blah", "nlu_fallback", context={"topic": "cure", "conditions": [FM], "shown": []})

    assert said.text == app.wording.headings.not_understood
    assert said.context["topic"] == "cure"


def test_tell_me_more_goes_on_never_repeats_and_comes_to_an_end(act, app):
    said = act("action_answer", "what are the symptoms of fibro", "ask_symptoms")
    told = [*said.atlas["facts"]]
    for _ in range(20):
        if app.wording.headings.more not in said.buttons:
            break
        said = act("action_tell_more", "tell me more", "more", context=said.context)
        assert not set(said.atlas["facts"]) & set(told)
        told += said.atlas["facts"]
    end = act("action_tell_more", "tell me more", "more", context=said.context)

    assert set(told) == {
        fact.id for fact in app.catalogue.facts if fact.topic.value == "symptoms" and FM in fact.conditions
    }
    assert end.text.startswith(app.wording.talk.more_none)


def test_with_nothing_told_yet_there_is_nothing_more(act, app):
    said = act("action_tell_more", "tell me more", "more")

    assert said.text == app.wording.talk.more_none
    assert said.buttons


def test_the_sources_of_the_last_answer_are_listed_as_links(act, app):
    first = act("action_answer", "is there a cure for fibro?", "ask_cure")
    said = act("action_sources", "where does that come from", "sources", context=first.context)

    assert said.text.startswith(app.wording.talk.sources)
    assert all(f"[{each['title']}, {each['publisher']}]({each['url']})" in said.text for each in first.atlas["sources"])
    assert said.context == first.context


def test_without_an_answer_the_sources_are_explained(act, app):
    assert act("action_sources", "says who", "sources").text == app.wording.talk.sources_none


def test_the_last_answer_is_repeated_word_for_word(act):
    first = act("action_answer", "can i have both", "ask_both")
    events = [{"event": "user", "text": "can i have both"}, bot_event(first), {"event": "user", "text": "again"}]

    said = act("action_repeat", "say that again", "repeat", events=events, context=first.context)

    assert (said.text, said.atlas, said.buttons) == (first.text, first.atlas, first.buttons)
    assert said.events == []


def test_the_last_of_several_answers_is_repeated_and_plain_messages_are_passed_over(act):
    first = act("action_answer", "what is fibro", "ask_definition")
    second = act("action_answer", "can i have both", "ask_both")
    plain = {"event": "bot", "text": "Hold on.", "data": {}, "metadata": {"utter_action": "utter_wait"}}

    said = act("action_repeat", "again", "repeat", events=[bot_event(first), bot_event(second), plain])

    assert said.text == second.text


def test_with_nothing_said_yet_there_is_nothing_to_repeat(act, app):
    assert act("action_repeat", "again", "repeat").text == app.wording.talk.repeat_none


@pytest.mark.parametrize("beginning", [{"event": "session_started"}, {"event": "restart"}])
def test_what_was_said_in_an_earlier_conversation_is_not_repeated(act, app, beginning):
    earlier = bot_event(act("action_answer", "can i have both", "ask_both"))

    said = act("action_repeat", "again", "repeat", events=[earlier, beginning])

    assert said.text == app.wording.talk.repeat_none


def test_feedback_leaves_a_trace_of_the_facts_and_none_of_the_words(act, app):
    first = act("action_answer", "can i have both", "ask_both")
    with capture_logs() as logs:
        said = act("action_feedback", "that was secretly useless", "feedback", context=first.context)

    assert said.text == app.wording.talk.feedback
    (record,) = [each for each in logs if each["event"] == "feedback.given"]
    assert (record["topic"], list(record["facts"])) == ("both", first.atlas["facts"])
    assert record["helpful"] is None
    assert "secretly" not in str(logs)


@pytest.mark.parametrize("helpful", [True, False])
def test_a_rating_by_a_button_leaves_a_trace_of_what_it_was(act, helpful):
    (text,) = [text for text, meant in RATINGS.items() if meant is helpful]
    with capture_logs() as logs:
        act("action_feedback", text, "feedback")

    assert [each["helpful"] for each in logs if each["event"] == "feedback.given"] == [helpful]


def test_the_buttons_of_the_widget_send_the_ratings_that_are_known():
    module = (Path(__file__).parents[2] / "bot/channels/widget/conversation.js").read_text(encoding="utf-8")
    (ratings,) = re.findall(r"RATINGS = \{(.+?)\};", module)
    assert re.findall(r'"([^"]+)"', ratings) == list(RATINGS)
