"""Answers on their way to Telegram: in parts, in order, and whatever goes wrong."""

from __future__ import annotations

import pytest

from tests.channels.telegram_server import CLOSE, Fault
from tests.channels.telegram_site import FACT, PERSON, saying


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
