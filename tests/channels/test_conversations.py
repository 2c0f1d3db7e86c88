"""Conversations in memory."""

from __future__ import annotations

import asyncio
import time
from statistics import median

import pytest
from rasa.core.brokers.broker import EventBroker
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.utils.endpoints import EndpointConfig

from bot.channels.conversations import ConversationStore, forget

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [ask_cure]
slots:
  condition: {type: text, mappings: [{type: custom}]}
actions: [action_answer]
"""
)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def _turn(text="hello", *more):
    said = [UserUttered(text, {"name": "ask_cure"}), ActionExecuted("action_answer"), BotUttered("Yes."), *more]
    return [*said, ActionExecuted("action_listen")]


async def _say(store, sender, text="hello", *more):
    tracker = await store.get_or_create_tracker(sender)
    tracker.update_with_events(_turn(text, *more), DOMAIN)
    await store.save(tracker)


def _texts(tracker):
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(clock):
    return ConversationStore(DOMAIN, minutes=10, most=3, turns=4, clock=clock)


def run(coroutine):
    return asyncio.run(coroutine)


def test_rasa_makes_the_store_that_endpoints_yml_names():
    made = TrackerStore.create(EndpointConfig(type="bot.channels.conversations.ConversationStore"), DOMAIN)
    assert isinstance(made, ConversationStore)
    assert made.domain.intents


def test_what_was_saved_comes_back(store):
    run(_say(store, "web-1", "hello", SlotSet("condition", "fibromyalgia")))
    tracker = run(store.retrieve("web-1"))
    assert tracker.sender_id == "web-1"
    assert tracker.get_slot("condition") == "fibromyalgia"
    assert tracker.latest_message.text == "hello"


def test_an_unknown_conversation_is_none(store):
    assert run(store.retrieve("web-1")) is None
    assert run(store.exists("web-1")) is False


def test_a_turn_that_fails_in_the_middle_leaves_no_trace(store):
    run(_say(store, "web-1"))
    run(store.retrieve("web-1")).update(UserUttered("never answered"))
    assert _texts(run(store.retrieve("web-1"))) == ["hello"]


def test_a_conversation_is_forgotten_when_nobody_writes(store, clock):
    run(_say(store, "web-1"))
    clock.now += 599
    assert run(store.retrieve("web-1"))
    clock.now += 2
    assert run(store.retrieve("web-1")) is None
    assert run(store.keys()) == []


def test_a_message_keeps_a_conversation_alive(store, clock):
    run(_say(store, "web-1"))
    clock.now += 599
    run(_say(store, "web-1"))
    clock.now += 599
    assert run(store.retrieve("web-1"))


def test_a_conversation_is_forgotten_even_if_no_one_ever_writes_again():
    async def wait():
        store = ConversationStore(DOMAIN, minutes=0.1 / 60)
        await _say(store, "web-1")
        await asyncio.sleep(0.3)
        return store._kept

    assert run(wait()) == {}


def test_of_too_many_conversations_the_oldest_is_forgotten(store, clock):
    async def talk():
        for sender in ("web-1", "web-2", "web-3", "web-1", "web-4"):
            clock.now += 1
            await _say(store, sender)

    run(talk())
    assert run(store.keys()) == ["web-3", "web-1", "web-4"]


def test_slots_outlive_the_turns_that_set_them(store):
    async def talk():
        await _say(store, "web-1", "first", SlotSet("condition", "fibromyalgia"))
        for number in range(30):
            await _say(store, "web-1", str(number))
        return await store.retrieve("web-1")

    tracker = run(talk())
    assert _texts(tracker) == ["26", "27", "28", "29"]
    assert tracker.get_slot("condition") == "fibromyalgia"
    assert tracker.copy().get_slot("condition") == "fibromyalgia"


def test_a_long_conversation_costs_no_more_than_a_short_one():
    store = ConversationStore(DOMAIN, minutes=10)

    async def talk(turns):
        costs = []
        for _ in range(turns):
            begin = time.perf_counter()
            await _say(store, "web-1")
            costs.append(time.perf_counter() - begin)
        return median(costs)

    early = run(talk(40))
    run(talk(400))
    assert run(talk(40)) < 3 * early


def test_nothing_is_written_to_disk(store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run(_say(store, "web-1"))
    assert list(tmp_path.iterdir()) == []


def test_an_event_broker_gets_each_event_once(clock):
    published = []

    class Broker(EventBroker):
        def publish(self, event):
            published.append(event["event"])

    store = ConversationStore(DOMAIN, Broker(), minutes=10, turns=2, clock=clock)

    async def talk():
        for _ in range(5):
            await _say(store, "web-1")

    run(talk())
    assert published.count("user") == 5
    assert published.count("bot") == 5


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_conversation_is_forgotten_on_request_and_no_other(store, wrapped):
    async def talk():
        await _say(store, "web-1")
        await _say(store, "web-2")
        await forget(FailSafeTrackerStore(store) if wrapped else store, InMemoryLockStore(), "web-1")

    run(talk())
    assert run(store.keys()) == ["web-2"]


def test_forgetting_waits_for_the_message_that_is_being_answered(store):
    async def talk():
        locks = InMemoryLockStore()
        async with locks.lock("web-1"):
            forgetting = asyncio.create_task(forget(store, locks, "web-1"))
            await asyncio.sleep(0.05)
            await _say(store, "web-1")
        await forgetting

    run(talk())
    assert run(store.keys()) == []


def test_another_store_starts_the_conversation_afresh():
    other = InMemoryTrackerStore(DOMAIN)

    async def talk():
        await _say(other, "web-1", "hello", SlotSet("condition", "fibromyalgia"))
        await forget(other, InMemoryLockStore(), "web-1")
        return await other.retrieve("web-1")

    tracker = run(talk())
    assert tracker.get_slot("condition") is None
    assert tracker.applied_events() == []
