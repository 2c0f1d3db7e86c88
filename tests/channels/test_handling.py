"""Warming up, and how the handling of a message ends."""

from __future__ import annotations

import asyncio
import threading

from rasa.core.run import configure_app

from bot.channels.handling import outcome, warm_up
from bot.channels.web import WebChannel
from bot.settings import Settings
from tests.channels.serving import FakeAgent, Site, running


def test_a_message_is_answered_before_the_first_visitor_comes_and_leaves_no_trace():
    agent = FakeAgent()
    asyncio.run(warm_up(agent))
    assert agent.texts == ["hello"]
    assert asyncio.run(agent.tracker_store.keys()) == []


def test_a_warm_up_that_fails_does_not_stop_the_server():
    agent = FakeAgent()

    async def behave(message):
        raise RuntimeError

    agent.behave = behave
    asyncio.run(warm_up(agent))


def test_health_waits_for_the_warm_up(tmp_path):
    app = configure_app([WebChannel(Settings(var=tmp_path), forgotten=lambda: {"text": ""})], enable_api=False)
    agent = app.ctx.agent = FakeAgent()
    released = threading.Event()

    async def behave(message):
        while not released.is_set():
            await asyncio.sleep(0.01)
        await agent.echo(message)

    agent.behave = behave
    with running(app) as port:
        site = Site(port, agent, app)
        assert site.request("GET", "/health").status == 503
        assert site.say("hello").code == "not_ready"
        released.set()
        site.wait_until_ready()
        assert site.say("hello").status == 200


def test_the_outcome_is_never_an_exception():
    async def failing():
        raise ValueError("secret")

    assert asyncio.run(outcome(failing(), 1)).status == 500
    assert asyncio.run(outcome(asyncio.sleep(9), 0.01)).status == 503
    assert asyncio.run(outcome(asyncio.sleep(0), 1)) is None
