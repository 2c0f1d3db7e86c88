"""Many messages at once, some delivered twice, while Telegram has a bad day."""

from __future__ import annotations

import http.client
import json
import random

from structlog.testing import capture_logs

from tests.channels.telegram_server import CLOSE, Fault
from tests.channels.telegram_site import SECRET, WEBHOOK

EVENTS = 1000
CHATS = 40


def updates(site, dice):
    """The updates in the order of their delivery; one in ten is delivered once more, a little later."""
    deliveries = [site.message(f"message {number}", chat=1000 + number % CHATS) for number in range(EVENTS)]
    for place in sorted(dice.sample(range(EVENTS), EVENTS // 10), reverse=True):
        deliveries.insert(min(EVENTS, place + dice.randint(1, 60)), deliveries[place])
    return deliveries


def a_bad_day(dice):
    """One call in twenty goes wrong."""
    kinds = [Fault.wait(1), Fault(500, raw=b"x"), Fault(503, raw=b""), CLOSE]
    return lambda *_: dice.choice(kinds) if dice.random() < 0.05 else None


def test_every_message_is_answered_once_and_in_order_whatever_goes_wrong(telegram):
    dice = random.Random(4)
    deliveries = updates(telegram, dice)
    assert len(deliveries) == EVENTS * 1.1
    telegram.service.fault = a_bad_day(dice)
    connection = http.client.HTTPConnection("127.0.0.1", telegram.port, timeout=60)
    headers = {"content-type": "application/json", "X-Telegram-Bot-Api-Secret-Token": SECRET}

    with capture_logs() as logs:
        for update in deliveries:
            connection.request("POST", WEBHOOK, json.dumps(update).encode(), headers)
            response = connection.getresponse()
            assert (response.status, response.read()) == (200, b"")
        telegram.service.wait_for_messages(EVENTS, seconds=300)
        telegram.service.fault = lambda *_: None
        sent = telegram.settle()

    failed = [each for each in telegram.service.made("sendMessage") if each.status != 200]
    assert len(failed) > EVENTS // 40
    for chat in range(CHATS):
        wanted = [f"You said: message {number}" for number in range(chat, EVENTS, CHATS)]
        assert [each["text"] for each in sent if each["chat_id"] == str(1000 + chat)] == wanted
    assert len(sent) == EVENTS
    assert [each["event"] for each in logs if each["log_level"] == "error"] == []
