"""What becomes of a message that Telegram does not take as it is."""

from __future__ import annotations

import asyncio
import time

import pytest
from structlog.testing import capture_logs

from bot.channels.retrying import Patience
from bot.channels.telegram_client import TelegramClient
from bot.channels.telegram_html import Piece
from bot.channels.telegram_reading import Place
from tests.channels.telegram_server import CLOSE, TOKEN, Fault

QUICK = Patience(attempts=3, seconds=60, first=0.01, longest=0.02)
PIECE = Piece("<b>Call now.</b>", "Call now.")
ROWS = [[("Why?", "Why?")]]
BAD_REQUEST = Fault(400, {"ok": False, "error_code": 400, "description": "Bad Request: no"})


@pytest.fixture
def send(service):
    """Sends a message, and gives whether it was sent and what was logged."""

    def send_one(seconds_to_read=5.0, url=None, piece=PIECE, token=TOKEN, **options):
        async def run():
            client = TelegramClient(token, url or service.url, QUICK, seconds_to_read)
            try:
                return await client.send(Place(7, reply_to=5), piece, ROWS, **options)
            finally:
                await client.close()

        with capture_logs() as logs:
            sent = asyncio.run(run())
        return sent, [each["event"] for each in logs]

    return send_one


def tried(service):
    return [sorted({"parse_mode", "reply_markup"} & set(each.parameters)) for each in service.made("sendMessage")]


def test_a_message_is_sent_once_with_its_form_and_buttons(service, send):
    assert send() == (True, [])
    assert tried(service) == [["parse_mode", "reply_markup"]]
    assert service.sent[0]["link_preview_options"] == {"is_disabled": True}


def test_html_that_telegram_cannot_read_is_sent_as_plain_text_with_the_buttons(service, send):
    assert send(piece=Piece("<b>Call", "Call now.")) == (True, ["telegram.form_refused"])
    assert [each["text"] for each in service.sent] == ["Call now."]
    assert tried(service) == [["parse_mode", "reply_markup"], ["reply_markup"]]


def test_buttons_that_telegram_refuses_are_left_out_rather_than_the_text(service, send):
    service.fault = lambda _, asked: BAD_REQUEST if "reply_markup" in asked else None
    assert send() == (True, ["telegram.form_refused"])
    assert tried(service) == [["parse_mode", "reply_markup"], ["reply_markup"], []]


def test_what_telegram_refuses_in_every_form_is_one_logged_failure(service, send):
    service.fault = lambda *_: BAD_REQUEST
    assert send() == (False, ["telegram.form_refused", "telegram.send_failed"])
    assert len(service.calls) == 3


@pytest.mark.parametrize("fault", [CLOSE, Fault(500, raw=b""), Fault.wait(1)])
def test_when_patience_ends_there_is_one_logged_failure(service, send, fault):
    service.fault = lambda *_: fault
    assert send() == (False, ["telegram.send_failed"])
    assert len(service.calls) == QUICK.attempts


def test_a_wait_of_an_hour_is_not_begun(service, send):
    service.fault = lambda *_: Fault.wait(3600)
    assert send() == (False, ["telegram.send_failed"])
    assert len(service.calls) == 1


def test_who_has_blocked_the_bot_is_not_asked_again(service, send):
    service.blocked.add(7)
    assert send() == (False, ["telegram.send_failed"])
    assert len(service.calls) == 1


def test_a_token_that_is_refused_is_not_tried_again(service, send):
    assert send(token="1:no") == (False, ["telegram.send_failed"])
    assert len(service.calls) == 1


def test_a_telegram_that_is_not_there_is_tried_again_and_then_given_up(send):
    assert send(url="http://127.0.0.1:9") == (False, ["telegram.send_failed"])


def late(service):
    """Take the first message, and never say so."""

    def fault(*_):
        if len(service.calls) == 1:
            time.sleep(0.5)
            return CLOSE
        return None

    service.fault = fault


def test_a_message_that_may_have_arrived_is_not_sent_again(service, send):
    late(service)
    assert send(seconds_to_read=0.1) == (False, ["telegram.send_failed"])
    assert len(service.calls) == 1


def test_an_emergency_text_that_may_have_arrived_is_sent_again(service, send):
    late(service)
    assert send(seconds_to_read=0.1, urgent=True) == (True, [])
    assert len(service.calls) == 2


def test_a_reply_that_the_library_cannot_read_does_not_make_a_message_come_twice(service, send):
    service.fault = lambda *_: Fault(200, {"ok": True, "result": {"message_id": "odd"}})
    assert send() == (True, ["telegram.odd_reply"])
    assert len(service.calls) == 1


@pytest.mark.parametrize("ending", ["", "/", "/bot", "/bot/"])
def test_the_address_of_another_bot_api_server_can_be_written_in_several_ways(service, send, ending):
    assert send(url=service.url + ending) == (True, [])
