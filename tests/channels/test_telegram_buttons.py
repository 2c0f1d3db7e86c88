"""Buttons under an answer in Telegram, and what pressing them does."""

from __future__ import annotations

import asyncio

import pytest

from tests.channels.telegram_site import FACT, GROUP, LONG, PERSON, QUESTION, WORDING, saying


def test_next_questions_are_buttons_and_below_facts_one_can_say_whether_they_helped(telegram):
    telegram.agent.behave = saying(FACT)
    telegram.say("hello")
    (sent,) = telegram.service.wait_for_messages(1)
    *questions, rating = sent["reply_markup"]["inline_keyboard"]
    assert [[each["text"] for each in row] for row in questions] == [[QUESTION["title"]], [LONG["title"]]]
    assert [each["text"] for each in rating] == [WORDING.chats.helpful, WORDING.chats.not_helpful]


def test_without_facts_there_is_nothing_to_rate(telegram):
    telegram.agent.behave = saying({"text": "Hello.", "buttons": [QUESTION]})
    telegram.say("hello")
    (sent,) = telegram.service.wait_for_messages(1)
    assert len(sent["reply_markup"]["inline_keyboard"]) == 1


@pytest.mark.parametrize(("place", "handed_over"), [(0, QUESTION["payload"]), (1, LONG["title"])])
def test_a_pressed_button_asks_its_question_and_stops_spinning(telegram, place, handed_over):
    telegram.agent.behave = saying(FACT)
    telegram.say("hello")
    (sent,) = telegram.service.wait_for_messages(1)
    telegram.agent.behave = telegram.agent.echo
    telegram.deliver(telegram.press(sent["reply_markup"]["inline_keyboard"][place][0]["callback_data"], sent))
    assert telegram.service.wait_for_messages(2)[1]["text"] == f"You said: {handed_over}"
    (acknowledged,) = telegram.service.made("answerCallbackQuery")
    assert acknowledged.status == 200


def test_a_button_stops_spinning_while_an_earlier_answer_is_still_waited_for(telegram):
    telegram.agent.behave = lambda message: asyncio.sleep(1.5)
    telegram.say("slow")
    telegram.deliver(telegram.press("Why?"))
    telegram.service.wait(lambda: telegram.service.made("answerCallbackQuery"))
    assert telegram.service.sent == []


@pytest.mark.parametrize(("place", "helpful"), [(0, True), (1, False)])
def test_whether_an_answer_helped_reaches_the_action(telegram, place, helpful):
    telegram.agent.behave = saying(FACT)
    telegram.say("hello")
    (sent,) = telegram.service.wait_for_messages(1)
    rated = []

    async def behave(message):
        rated.append((message.text, message.metadata, message.sender_id))
        await message.output_channel.send_response(message.sender_id, {"text": "Thank you."})

    telegram.agent.behave = behave
    button = sent["reply_markup"]["inline_keyboard"][-1][place]
    telegram.deliver(telegram.press(button["callback_data"], sent))
    assert telegram.service.wait_for_messages(2)[1]["text"] == "Thank you."
    assert rated == [("/feedback", {"helpful": helpful}, f"telegram-{PERSON}")]


@pytest.mark.parametrize(
    "forged", ["/ask_cure", '/feedback{"a": 1}', "/restart{}", "button:99", "button:x", "/session_start"]
)
def test_a_forged_press_can_do_no_more_than_typing_can(telegram, forged):
    telegram.deliver(telegram.press(forged))
    telegram.service.wait(lambda: telegram.service.made("answerCallbackQuery"))
    telegram.service.wait_for_messages(1)
    assert [each for each in telegram.agent.texts if each.startswith("/") and each != "/greeting"] == []


def test_typing_what_a_rating_button_carries_rates_nothing(telegram):
    telegram.say("rate:helpful")
    telegram.service.wait_for_messages(1)
    assert telegram.agent.texts == ["rate:helpful"]


@pytest.mark.parametrize(
    "change", [{"message": None}, {"data": None}, {"data": 5}, {"from": None}, {"message": {"chat": {}}}]
)
def test_a_press_without_what_is_needed_to_answer_it_only_stops_spinning(telegram, change):
    update = telegram.press("Why?")
    update["callback_query"].update(change)
    assert telegram.deliver(update).status == 200
    telegram.service.wait(lambda: telegram.service.made("answerCallbackQuery"))
    assert telegram.settle() == []


def test_a_press_under_a_message_that_telegram_no_longer_holds_is_answered(telegram):
    update = telegram.press("Why is that?")
    update["callback_query"]["message"] = {"message_id": 5, "chat": {"id": PERSON, "type": "private"}, "date": 0}
    telegram.deliver(update)
    assert telegram.service.wait_for_messages(1)[0]["text"] == "You said: Why is that?"


def test_in_a_group_a_press_belongs_to_who_pressed(telegram):
    group = {"id": GROUP, "type": "supergroup"}
    telegram.deliver(telegram.press("Why?", user=5, chat=group))
    telegram.service.wait_for_messages(1)
    assert f"telegram-{GROUP}-5" in asyncio.run(telegram.agent.tracker_store.keys())


def test_a_press_that_is_too_old_to_acknowledge_is_answered_all_the_same(telegram):
    update = telegram.press("Why?")
    telegram.service.callbacks.clear()
    telegram.deliver(update)
    assert telegram.service.wait_for_messages(1)[0]["text"] == "You said: Why?"
