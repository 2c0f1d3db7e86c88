"""Telegram, from an update that is delivered to the message that a person sees."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.channels.telegram_connection import PATH
from tests.channels.telegram_server import CLOSE, Fault
from tests.channels.telegram_site import PERSON, SECRET, WEBHOOK, WORDING

GROUP = -100123


def saying(*messages):
    """An agent that says these messages."""

    async def behave(message):
        for each in messages:
            await message.output_channel.send_response(message.sender_id, each)

    return behave


def test_a_message_is_answered_in_its_chat(telegram):
    assert telegram.say("What is dystonia?").status == 200
    (sent,) = telegram.service.wait_for_messages(1)
    assert (int(sent["chat_id"]), sent["text"], sent["parse_mode"]) == (PERSON, "You said: What is dystonia?", "HTML")
    assert "reply_parameters" not in sent
    assert telegram.agent.texts == ["What is dystonia?"]


def test_an_update_is_acknowledged_before_it_is_answered(telegram):
    released = threading.Event()

    async def slow(message):
        while not released.is_set():
            await asyncio.sleep(0.01)
        await telegram.agent.echo(message)

    telegram.agent.behave = slow
    assert telegram.say("slow").status == 200  # nothing can have been answered: the agent still waits
    assert telegram.service.sent == []
    released.set()
    telegram.service.wait_for_messages(1)


def test_the_person_sees_that_atlas_is_typing_before_the_answer_comes(telegram):
    telegram.say("hello")
    telegram.service.wait_for_messages(1)
    methods = [each.method for each in telegram.service.calls if each.method in ("sendChatAction", "sendMessage")]
    assert methods == ["sendChatAction", "sendMessage"]


def test_the_typing_indication_is_not_worth_an_answer(telegram):
    telegram.service.fault = lambda method, _: CLOSE if method == "sendChatAction" else None
    telegram.say("hello")
    assert telegram.service.wait_for_messages(1)


def test_an_update_delivered_twice_is_answered_once(telegram):
    update = telegram.message("hello")
    assert [telegram.deliver(update).status for _ in range(3)] == [200, 200, 200]
    assert len(telegram.settle()) == 1
    assert telegram.agent.texts[0] == "hello"
    assert telegram.agent.texts.count("hello") == 1


def test_an_update_delivered_to_two_servers_is_answered_by_one(connect):
    one, other = connect(), connect()
    for site in (one, other):
        site.wait_for_state("ok")
    update = one.message("hello")
    assert (one.deliver(update).status, other.deliver(update).status) == (200, 200)
    one.settle()
    assert [each["text"] for each in other.settle()] == ["You said: hello"]


def test_messages_of_one_chat_are_answered_in_their_order_and_slow_ones_delay_no_other_chat(telegram):
    async def behave(message):
        await asyncio.sleep(0.3 if "slow" in message.text else 0)
        await telegram.agent.echo(message)

    telegram.agent.behave = behave
    for text, chat in (("slow 1", 5), ("2", 5), ("3", 5), ("quick", 6)):
        telegram.say(text, chat=chat)
    sent = telegram.service.wait_for_messages(4)
    assert [each["text"] for each in sent if each["chat_id"] == "5"] == [
        f"You said: {each}" for each in ("slow 1", "2", "3")
    ]
    assert sent[0]["chat_id"] == "6"


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET.lower(), "ü"])
def test_what_does_not_come_from_telegram_is_refused_and_never_answered(telegram, secret):
    reply = telegram.deliver(telegram.message("hello"), secret)
    assert (reply.status, reply.code) == (403, "forbidden")
    assert telegram.settle() == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe\x00", b"[]", b'"text"', b"7", b"null", b"[" * 100_000, b"\0" * 1000]
)
def test_a_body_that_is_no_update_is_a_bad_request(telegram, body):
    reply = telegram.deliver(body)
    assert (reply.status, reply.code) == (400, "bad_request")
    assert telegram.settle() == []


def test_a_huge_body_is_refused(telegram):
    assert telegram.deliver(telegram.message("x" * 1_500_000)).status == 413
    assert telegram.settle() == []


def test_the_webhook_takes_nothing_but_posts(telegram):
    assert telegram.request("GET", WEBHOOK).status == 405


def test_before_rasa_is_ready_telegram_is_asked_to_deliver_again(telegram):
    telegram.agent.ready = False
    update = telegram.message("hello")
    assert telegram.deliver(update).status == 503
    telegram.agent.ready = True
    assert telegram.deliver(update).status == 200
    assert [each["text"] for each in telegram.settle()] == ["You said: hello"]


@pytest.mark.parametrize(
    ("typed", "handed_over"),
    [
        ("/start", "/greeting"),
        ("/start from_a_link", "/greeting"),
        ("/help", "/capabilities"),
        ("/Help@Atlas_Test_Bot", "/capabilities"),
        ("/sources", "/sources"),
        ("/botox", "botox"),
        ("/ask_cure", "ask_cure"),
        ('/restart{"a": 1}', 'restart{"a": 1}'),
        ("//emergency", "emergency"),
        ("/botox@atlas_test_bot does it help?", "botox does it help?"),
        ("/ask does botox help?", "does botox help?"),
        ("/ask@atlas_test_bot\ndoes botox help?", "does botox help?"),
        ("/ask /ask_cure", "ask_cure"),
        ("/ask", "/capabilities"),
    ],
)
def test_commands_are_understood_and_nothing_else_that_begins_with_a_slash(telegram, typed, handed_over):
    telegram.say(typed)
    telegram.service.wait_for_messages(1)
    assert telegram.agent.texts == [handed_over]


@pytest.mark.parametrize("typed", ["/forget", "/restart", "/forget@atlas_test_bot"])
def test_a_conversation_is_forgotten_on_request(telegram, typed):
    telegram.say("hello")
    telegram.service.wait_for_messages(1)
    assert asyncio.run(telegram.agent.tracker_store.keys()) == [f"telegram-{PERSON}"]
    telegram.say(typed)
    assert telegram.service.wait_for_messages(2)[1]["text"] == "It is forgotten."
    assert asyncio.run(telegram.agent.tracker_store.keys()) == []


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


QUESTION = {"title": "Why is that?", "payload": "Why is that?"}
LONG = {"title": "What is known about " + "very " * 20 + "long questions?", "payload": "What is " + "ü" * 40}
FACT = {"text": "Yes.", "buttons": [QUESTION, LONG], "atlas": {"topic": "both", "facts": ["a"], "reminder": True}}


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


def test_a_long_answer_comes_in_parts_and_the_buttons_under_the_last(telegram):
    paragraphs = [{"type": "paragraph", "runs": [{"text": f"{number} " + "word " * 300}]} for number in range(6)]
    telegram.agent.behave = saying({**FACT, "atlas": {"topic": "both", "facts": ["a"], "blocks": paragraphs}})
    telegram.say("hello")
    sent = telegram.service.wait_for_messages(3)
    assert [each["text"].split()[0] for each in sent] == ["0", "2", "4"]
    assert ["reply_markup" in each for each in sent] == [False, False, True]


def test_two_answers_are_two_messages_in_their_order(telegram):
    telegram.agent.behave = saying({"text": "One."}, {"text": "Two."})
    telegram.say("hello")
    assert [each["text"] for each in telegram.service.wait_for_messages(2)] == ["One.", "Two."]


def test_a_failure_inside_is_told_to_the_person_and_points_to_the_emergency_number(telegram):
    async def behave(message):
        raise RuntimeError

    telegram.agent.behave = behave
    telegram.say("hello")
    (sent,) = telegram.service.wait_for_messages(1)
    assert "emergency number" in sent["text"]


def test_rasa_has_saved_the_turn_when_sending_fails(telegram):
    telegram.service.blocked.add(PERSON)
    telegram.say("hello")
    telegram.service.wait(lambda: telegram.service.made("sendMessage"))
    assert telegram.agent.finished == ["hello"]
    assert telegram.settle() == []


ALARM = {
    "text": "Call now.\n\nNow.",
    "atlas": {
        "topic": "emergency",
        "reminder": True,
        "blocks": [
            {
                "type": "alert",
                "level": "emergency",
                "blocks": [
                    {"type": "paragraph", "runs": [{"text": "Call now."}]},
                    {"type": "list", "items": [[{"text": "US: "}, {"text": "911", "bold": True, "url": "tel:911"}]]},
                ],
            }
        ],
    },
}


def test_an_emergency_text_arrives_as_plain_text_when_telegram_refuses_its_form(telegram):
    refused = Fault(400, {"ok": False, "error_code": 400, "description": "Bad Request: can't parse entities"})
    telegram.service.fault = lambda method, asked: refused if "parse_mode" in asked else None
    telegram.agent.behave = saying(ALARM)
    telegram.say("help")
    (sent,) = telegram.service.wait_for_messages(1)
    assert sent["text"] == "Call now.\n\n• US: 911"
    assert "parse_mode" not in sent


@pytest.mark.parametrize("blocks", [[{"type": "hologram"}], [{"type": "paragraph"}], [5], "text"])
def test_blocks_that_cannot_be_read_do_not_cost_the_answer(telegram, blocks):
    telegram.agent.behave = saying({"text": "Call now.", "atlas": {"topic": "emergency", "blocks": blocks}})
    telegram.say("help")
    assert telegram.service.wait_for_messages(1)[0]["text"] == "Call now."


@pytest.mark.parametrize(
    "fault",
    [
        Fault.wait(1),
        Fault(500, {"ok": False, "error_code": 500, "description": "Internal Server Error"}),
        Fault(502, raw=b"<html>Bad Gateway</html>"),
        Fault(503, raw=b""),
        CLOSE,
    ],
)
def test_a_message_that_telegram_could_not_take_is_sent_again(telegram, fault):
    faults = [fault, fault]
    telegram.service.fault = lambda method, _: faults.pop() if method == "sendMessage" and faults else None
    telegram.say("hello")
    telegram.say("and then?")
    sent = telegram.service.wait_for_messages(2)
    assert [each["text"] for each in sent] == ["You said: hello", "You said: and then?"]
    assert faults == []


def test_the_time_that_telegram_asks_to_wait_is_waited(telegram):
    faults = [Fault.wait(2)]
    telegram.service.fault = lambda method, _: faults.pop() if method == "sendMessage" and faults else None
    telegram.say("hello")
    telegram.service.wait_for_messages(1)
    first, second = telegram.service.made("sendMessage")
    assert second.at - first.at >= 2


def test_a_group_that_became_a_supergroup_gets_its_answer_there(telegram):
    telegram.service.moved[5] = -1005
    telegram.say("hello", chat=5)
    assert telegram.service.wait_for_messages(1)[0]["chat_id"] == "-1005"


def test_the_webhook_is_registered_with_its_secret_and_for_what_is_handled(telegram):
    assert telegram.service.webhook["url"] == f"https://atlas.example.org{PATH}"
    assert telegram.service.webhook["secret_token"] == SECRET
    assert telegram.service.webhook["allowed_updates"] == ["message", "callback_query"]


def test_the_menu_of_telegram_shows_the_commands(telegram):
    telegram.service.wait(lambda: telegram.service.commands)
    assert [each["command"] for each in telegram.service.commands] == ["ask", "help", "sources", "forget"]


def test_the_start_does_not_depend_on_telegram(connect, service):
    service.fault = lambda method, _: CLOSE
    site = connect()
    site.wait_for_state("failing")
    assert site.request("GET", "/health").json["reasons"] == {"telegram": "unreachable"}
    assert site.post(b'{"message": "hello"}').status == 200
    service.fault = lambda method, _: None
    site.wait_for_state("ok")
    assert service.webhook
    assert "reasons" not in site.request("GET", "/health").json


def test_a_token_that_telegram_does_not_know_is_told_in_health(connect, service):
    site = connect(telegram_bot_token="123456:other")
    site.wait_for_state("failing")
    assert site.request("GET", "/health").json["reasons"] == {"telegram": "token_refused"}
    service.token = "123456:other"
    site.wait_for_state("ok")


def test_without_a_token_the_channel_is_off(connect, service):
    site = connect(telegram_bot_token="")
    assert site.telegram_state() == "off"
    assert site.deliver(site.message("hello")).status == 404
    assert service.calls == []


def test_a_message_to_a_group_is_kept_until_our_own_name_is_known(connect, service):
    service.fault = lambda method, _: CLOSE if method == "getMe" else None
    site = connect()
    site.deliver(site.in_group("@atlas_test_bot hello"))
    service.wait(lambda: service.made("getMe"))
    assert service.sent == []
    service.fault = lambda method, _: None
    service.wait_for_messages(1)


def test_long_polling_needs_no_public_address(connect, service):
    service.webhook = {"url": "https://left.over"}
    site = connect(telegram_polling=True, telegram_webhook_secret="", telegram_webhook_url="")
    assert site.deliver(site.message("x"), "").status == 404
    service.queue(site.message("one"), site.message("two"))
    assert [each["text"] for each in service.wait_for_messages(2)] == ["You said: one", "You said: two"]
    service.queue(site.message("three"))
    assert service.wait_for_messages(3)[2]["text"] == "You said: three"
    assert site.telegram_state() == "ok"


def test_long_polling_goes_on_after_faults_and_answers_once(connect, service):
    faults = iter([CLOSE, Fault(502, raw=b"x"), Fault.wait(1)])
    service.fault = lambda method, _: next(faults, None) if method == "getUpdates" else None
    site = connect(telegram_polling=True)
    update = site.message("hello")
    service.queue(update, update)
    service.wait_for_messages(1)
    service.queue(site.message("again"))
    assert [each["text"] for each in service.wait_for_messages(2)] == ["You said: hello", "You said: again"]


def test_an_update_that_nobody_can_read_does_not_stop_long_polling(connect, service):
    site = connect(telegram_polling=True)
    odd = {"update_id": next(site.numbers), "message": {"chat": {"id": 5}, "from": {}, "entities": [{}], "date": "x"}}
    service.queue(odd, {"update_id": next(site.numbers), "poll": {}}, site.message("hello"))
    assert [each["text"] for each in service.wait_for_messages(1)] == ["You said: hello"]
    service.wait(lambda: not service.pending)
