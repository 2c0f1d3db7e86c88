"""How every channel has a text answered."""

from __future__ import annotations

import asyncio

import pytest
from rasa.core.lock_store import InMemoryLockStore
from structlog.testing import capture_logs

from bot.channels import talking
from bot.channels.conversations import ConversationStore
from bot.channels.refusals import FAILED, NOT_READY, RefusedError
from bot.channels.talking import Talking


class App:
    """Stands for the server: an agent's stores, and nothing else."""

    def __init__(self):
        self.ctx = self
        self.agent = self
        self.tracker_store = ConversationStore(minutes=60)
        self.lock_store = InMemoryLockStore()


@pytest.fixture
def ready(monkeypatch):
    """Let the server be ready, or not."""

    def be(value):
        monkeypatch.setattr(talking, "is_ready", lambda app: value)

    be(True)
    return be


def answers(typed, behave, method="answer_or_excuse"):
    async def run():
        made = Talking("test", behave, {"text": "It is forgotten."})
        return await getattr(made, method)(typed, "test-1", App())

    return asyncio.run(run())


async def echo(message):
    said = {"text": f"{message.text} {message.input_channel} {message.sender_id} {message.metadata}"}
    await message.output_channel.send_response(message.sender_id, said)


@pytest.mark.usefixtures("ready")
def test_rasa_gets_the_text_the_channel_and_the_sender():
    (message,) = answers("hello", echo)
    assert message["text"] == "hello test test-1 None"


@pytest.mark.parametrize("helpful", [True, False])
def test_whether_an_answer_was_helpful_reaches_the_action_beside_the_intent(helpful):
    (message,) = asyncio.run(Talking("test", echo, {"text": ""}).rate("test-1", helpful=helpful))
    assert message["text"] == f"/feedback test test-1 {{'helpful': {helpful}}}"


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize(
    ("typed", "text"), [("/ask_cure", "ask_cure"), ("/start", "/greeting"), ("/Sources", "/sources")]
)
def test_what_is_typed_with_a_slash_in_front_is_read_by_the_rules_of_all_channels(typed, text):
    (message,) = answers(typed, echo)
    assert message["text"].split()[0] == text


@pytest.mark.usefixtures("ready")
def test_a_conversation_is_forgotten_without_asking_rasa():
    async def fail(message):
        raise AssertionError

    assert [each["text"] for each in answers("/forget", fail)] == ["It is forgotten."]


async def _fail(message):
    raise ValueError("secret words")


async def _say_nothing(message):
    pass


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("behave", [_fail, _say_nothing])
def test_a_failure_is_a_message_that_points_to_the_emergency_number(behave):
    with capture_logs() as logs:
        (message,) = answers("hello", behave)
    assert message["text"] == FAILED.message
    assert "emergency" in message["text"]
    assert "secret" not in str(logs)


def test_before_rasa_is_ready_it_says_so(ready):
    ready(False)
    (message,) = answers("hello", echo)
    assert message["text"] == NOT_READY.message


@pytest.mark.usefixtures("ready")
def test_a_channel_with_a_status_of_its_own_gets_the_refusal():
    with pytest.raises(RefusedError) as caught:
        answers("hello", _say_nothing, method="answer")
    assert caught.value.refusal is FAILED
