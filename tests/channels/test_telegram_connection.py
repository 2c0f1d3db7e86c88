"""Getting in touch with Telegram, by webhook or by long polling."""

from __future__ import annotations

from bot.channels.telegram_connection import PATH
from tests.channels.telegram_server import CLOSE, Fault
from tests.channels.telegram_site import SECRET


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
