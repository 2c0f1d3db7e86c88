"""What Telegram delivers besides a text in a private chat: groups, captions, pictures, edits, and what nobody sent."""

from __future__ import annotations

import asyncio

import pytest

from tests.channels.telegram_site import GROUP, PERSON, WORDING


def test_each_person_in_a_group_has_a_conversation_of_their_own(telegram):
    for user in (1, 2):
        telegram.deliver(telegram.in_group("@atlas_test_bot hello", user))
    telegram.service.wait_for_messages(2)
    assert {f"telegram-{GROUP}-1", f"telegram-{GROUP}-2"} <= set(asyncio.run(telegram.agent.tracker_store.keys()))


@pytest.mark.parametrize(
    ("fields", "handed_over"),
    [
        ({"text": "@atlas_test_bot what is dystonia?"}, "what is dystonia?"),
        ({"text": "What is dystonia, @Atlas_Test_Bot?"}, "What is dystonia, ?"),
        ({"text": "@atlas_test_bot"}, "/greeting"),
        ({"text": "/help@atlas_test_bot"}, "/capabilities"),
        ({"text": "/ask@atlas_test_bot what is dystonia?"}, "what is dystonia?"),
        ({"text": "and a cure?", "reply_to_message": {"message_id": 1, "from": {"id": 123456}}}, "and a cure?"),
        ({"text": "Atlas, why?", "entities": [{"type": "text_mention", "user": {"id": 123456}}]}, "Atlas, why?"),
        ({"photo": [{}], "caption": "@atlas_test_bot is this it?"}, "is this it?"),
    ],
)
def test_in_a_group_it_answers_when_it_is_mentioned_or_replied_to(telegram, fields, handed_over):
    update = telegram.in_group(**fields)
    telegram.deliver(update)
    (sent,) = telegram.service.wait_for_messages(1)
    assert telegram.agent.texts == [handed_over]
    assert sent["reply_parameters"]["message_id"] == update["message"]["message_id"]
    assert sent["reply_parameters"]["allow_sending_without_reply"] is True


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "What is dystonia?"},
        {"text": "/help"},
        {"text": "/ask what is dystonia?"},
        {"text": "/help@another_bot"},
        {"text": "@atlas_test_bot_2 hello"},
        {"text": "me@atlas_test_bot"},
        {"text": "hello", "reply_to_message": {"message_id": 1, "from": {"id": 99}}},
        {"photo": [{}]},
        {"photo": [{}], "caption": "look"},
        {"sticker": {}},
        {"new_chat_members": [{"id": 123456}]},
    ],
)
def test_in_a_group_it_keeps_silent_otherwise(telegram, fields):
    assert telegram.deliver(telegram.in_group(**fields)).status == 200
    assert telegram.settle() == []
    assert not any(each.parameters.get("chat_id") == str(GROUP) for each in telegram.service.made("sendChatAction"))


def test_in_a_topic_of_a_forum_it_answers_in_the_topic(telegram):
    telegram.deliver(telegram.in_group("@atlas_test_bot hello", message_thread_id=9, is_topic_message=True))
    (sent,) = telegram.service.wait_for_messages(1)
    assert sent["message_thread_id"] == "9"


@pytest.mark.parametrize(
    "kind", ["photo", "voice", "sticker", "location", "video", "video_note", "document", "audio", "contact", "poll"]
)
def test_what_is_not_text_gets_one_friendly_line(telegram, kind):
    telegram.say(**{kind: [{}] if kind == "photo" else {}})
    (sent,) = telegram.service.wait_for_messages(1)
    assert sent["text"] == WORDING.chats.only_text
    assert telegram.agent.texts == []


def test_an_album_gets_one_line_and_not_one_for_each_picture(telegram):
    for _ in range(4):
        telegram.say(photo=[{}], media_group_id="album-1")
    assert [each["text"] for each in telegram.settle()] == [WORDING.chats.only_text]


def test_a_caption_is_text(telegram):
    telegram.say(photo=[{}], caption="Is this dystonia?")
    telegram.service.wait_for_messages(1)
    assert telegram.agent.texts == ["Is this dystonia?"]


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200b", "\0"])
def test_a_text_of_nothing_that_can_be_seen_is_nothing_to_answer(telegram, text):
    assert telegram.say(text).status == 200
    assert telegram.settle() == []


def test_a_long_text_is_read_whole(telegram):
    text = "my neck hurts " * 280
    telegram.say(text)
    telegram.service.wait_for_messages(1)
    assert telegram.agent.texts == [text.strip()]


def test_an_edited_message_is_not_answered_again(telegram):
    update = telegram.message("hello")
    telegram.deliver(update)
    edited = {"update_id": next(telegram.numbers), "edited_message": {**update["message"], "text": "hello!"}}
    assert telegram.deliver(edited).status == 200
    assert [each["text"] for each in telegram.settle()] == ["You said: hello"]


_KINDS = [
    *(
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_message",
        "inline_query",
        "poll",
        "poll_answer",
    ),
    *("chosen_inline_result", "shipping_query", "pre_checkout_query", "my_chat_member", "chat_member"),
    *("chat_join_request", "message_reaction", "not_yet_invented"),
]


@pytest.mark.parametrize("kind", _KINDS)
def test_kinds_of_updates_that_are_not_for_us_are_acknowledged_and_ignored(telegram, kind):
    content = {
        "id": "1",
        "message_id": 1,
        "chat": {"id": PERSON, "type": "private"},
        "from": {"id": 1},
        "text": "hello",
    }
    assert telegram.deliver({"update_id": next(telegram.numbers), kind: content}).status == 200
    assert telegram.settle() == []


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"update_id": "1", "message": {}},
        {"update_id": True, "message": {"chat": {"id": 1, "type": "private"}, "text": "hello"}},
        {"message": {"chat": {"id": PERSON, "type": "private"}, "text": "hello"}},
        {"update_id": 1, "message": None},
        {"update_id": 1, "message": []},
        {"update_id": 1, "message": {"text": "hello"}},
        {"update_id": 1, "message": {"chat": 5, "text": "hello"}},
        {"update_id": 1, "message": {"chat": {"id": "5", "type": "private"}, "text": "hello"}},
        {"update_id": 1, "message": {"chat": {"id": 5, "type": "channel"}, "text": "hello"}},
        {"update_id": 1, "message": {"chat": {"id": 5, "type": "private"}, "text": {"a": 1}}},
        {"update_id": 1, "message": {"chat": {"id": 5, "type": "private"}, "text": ["hello"], "entities": 7}},
        {
            "update_id": 1,
            "message": {"chat": {"id": 5, "type": "private"}, "from": {"id": 9, "is_bot": True}, "text": "x"},
        },
        {"update_id": 1, "message": {"chat": {"id": 5, "type": "group"}, "text": "hello", "entities": [None, 5, {}]}},
        {"update_id": 1, "message": {"chat": {"id": 5, "type": "private"}, "new_chat_title": "x"}},
        {"update_id": 1, "callback_query": {}},
        {"update_id": 1, "callback_query": {"id": 5, "data": "x"}},
        {"update_id": 1, "callback_query": []},
    ],
)
def test_an_update_that_is_odd_is_acknowledged_and_ignored(telegram, update):
    assert telegram.deliver(update).status == 200
    assert telegram.settle() == []
