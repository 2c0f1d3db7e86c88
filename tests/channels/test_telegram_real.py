"""The real server with the real model, as Telegram meets it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from tests.channels.real_server import RealServer, real_server
from tests.channels.serving import FakeAgent
from tests.channels.telegram_limits import parse_html
from tests.channels.telegram_server import Fault, environment, telegram_server
from tests.channels.telegram_site import TelegramSite
from tests.conftest import var_with_encoder


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TelegramSite, RealServer]]:
    """A server that is connected to a stand-in for Telegram. The last test of the module ends it."""
    var = var_with_encoder(tmp_path_factory.mktemp("var"))
    with telegram_server() as service, real_server(var, **environment(service)) as server:
        site = TelegramSite(server.port, FakeAgent())
        site.service, site.numbers = service, itertools.count(1)
        site.wait_for_state("ok")
        yield site, server


def _ask(site, text, chat=77):
    """The last message that answers a text."""
    seen = len(site.service.sent)
    assert site.say(text, chat=chat).status == 200
    return site.service.wait_for_messages(seen + 1)[-1]


def test_a_question_gets_the_facts_with_sources_as_links_and_buttons(real):
    sent = _ask(real[0], "can I have both?")
    assert sent["text"].startswith("Yes. A person can have both")
    assert '<b>Sources:</b>\n• <a href="https://' in sent["text"]
    assert "**" not in sent["text"]
    titles = [button["text"] for row in sent["reply_markup"]["inline_keyboard"] for button in row]
    assert titles[0] == "Tell me more"
    assert titles[-2:] == ["That was helpful", "That was not helpful"]


def test_the_conversation_goes_on_with_what_was_talked_about(real):
    _ask(real[0], "what is fibromyalgia?", chat=5)
    assert "fibromyalgia" in _ask(real[0], "can it be cured?", chat=5)["text"].lower()


def test_a_comparison_is_readable_without_a_table(real):
    text = parse_html(_ask(real[0], "what is the difference between cervical dystonia and fibromyalgia?")["text"])
    assert "Kind of illness\nCervical dystonia: Neurological movement disorder" in text


def test_pressing_a_next_question_answers_it(real):
    site, _ = real
    sent = _ask(site, "is there a cure for fibromyalgia?", chat=6)
    for row in sent["reply_markup"]["inline_keyboard"]:
        for button in row:
            seen = len(site.service.sent)
            site.deliver(site.press(button["callback_data"], sent, chat={"id": 6, "type": "private"}))
            answer = site.service.wait_for_messages(seen + 1)[-1]["text"]
            assert "I am not sure what you would like to know" not in answer
    assert "Thank you for telling me" in answer
    acknowledged = site.service.made("answerCallbackQuery")
    assert len(acknowledged) == sum(len(row) for row in sent["reply_markup"]["inline_keyboard"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/start", "Hello, I am Atlas"),
        ("/help", "You can ask me"),
        ("/sources", "named source"),
        ("/forget", "I have forgotten what we talked about"),
    ],
)
def test_each_command_says_what_it_should(real, typed, said):
    assert said in _ask(real[0], typed, chat=8)["text"]


@pytest.mark.parametrize(
    ("typed", "first", "within"),
    [
        ("I want to kill myself", "I am really sorry that you are going through this", "988"),
        ("I cannot breathe and my chest hurts", "This could be an emergency", "911"),
        ("my story is long. " * 200 + "I want to kill myself", "I am really sorry", "988"),
    ],
)
def test_emergency_and_crisis_texts_come_whole_and_first(real, typed, first, within):
    shown = parse_html(_ask(real[0], typed, chat=9)["text"])
    assert shown.startswith(first)
    assert within in shown


def test_a_crisis_text_reaches_the_person_when_its_form_is_refused(real):
    site, _ = real
    refused = Fault(400, {"ok": False, "error_code": 400, "description": "Bad Request: can't parse entities"})
    site.service.fault = lambda method, asked: refused if "parse_mode" in asked else None
    try:
        sent = _ask(site, "I want to kill myself", chat=10)
    finally:
        site.service.fault = lambda *_: None
    assert sent["text"].startswith("I am really sorry that you are going through this")
    assert "988" in sent["text"]
    assert "<" not in sent["text"]


def test_the_server_finishes_what_it_took_on_when_it_is_asked_to_end(real):
    site, server = real
    seen, waits = len(site.service.sent), [Fault.wait(1) for _ in range(5)]
    site.service.fault = lambda method, _: waits.pop() if method == "sendMessage" and waits else None
    for number in range(30):
        assert site.say("what is fibromyalgia?" if number % 2 else "and a cure?", chat=100 + number % 5).status == 200
    status, errors = server.end()
    assert status == 0
    assert "left_undone" not in errors
    assert "Traceback" not in errors
    chats = [each["chat_id"] for each in site.service.sent[seen:]]
    assert {chat: chats.count(chat) for chat in chats} == {str(100 + number): 6 for number in range(5)}
