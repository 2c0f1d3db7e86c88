"""Work that services hand over: taken at once, done in order, each event once."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.channels.inbox import Inbox


class Claims:
    """A ledger in memory."""

    def __init__(self):
        self.taken = set()

    async def __call__(self, event_id):
        await asyncio.sleep(0)
        new = event_id not in self.taken
        self.taken.add(event_id)
        return new


class Desk:
    """Notes what was done; `gate` holds up all work until it is set."""

    def __init__(self, most=10_000, claim=None):
        self.inbox = Inbox("test", claim or Claims(), most)
        self.done = []
        self.gate = asyncio.Event()

    def put(self, event_id, conversation="a", work=None):
        async def note():
            await self.gate.wait()
            await asyncio.sleep(0)
            self.done.append((conversation, event_id))

        return self.inbox.put(event_id, conversation, work or note)

    async def finish(self):
        self.gate.set()
        return await self.inbox.drain(10)


def run(scenario):
    """Run an `async def` that takes a new desk."""

    async def with_desk():
        return await scenario(Desk())

    return asyncio.run(with_desk())


def test_taking_on_work_waits_for_nothing():
    async def scenario(desk):
        assert desk.put("1")
        assert desk.done == []  # `put` is no coroutine: nothing can have run
        await desk.finish()
        assert desk.done == [("a", "1")]

    run(scenario)


def test_the_same_event_delivered_twice_is_done_once():
    async def scenario(desk):
        for event_id in ("1", "1", "2", "1"):
            assert desk.put(event_id)
        await desk.finish()
        assert desk.done == [("a", "1"), ("a", "2")]

    run(scenario)


def test_an_event_delivered_again_after_it_was_done_is_not_done_again():
    async def scenario(desk):
        desk.gate.set()
        desk.put("1")
        while not desk.done:
            await asyncio.sleep(0)
        desk.put("1")
        await desk.finish()
        assert desk.done == [("a", "1")]

    run(scenario)


def test_a_conversation_that_is_held_up_holds_up_no_other():
    async def scenario(desk):
        never = asyncio.Event()
        desk.put("1", "slow", never.wait)
        desk.gate.set()
        desk.put("2", "quick")
        while not desk.done:
            await asyncio.sleep(0)
        assert desk.done == [("quick", "2")]
        never.set()
        assert await desk.finish() == 0

    run(scenario)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), max_size=40))
def test_each_event_is_done_once_and_those_of_one_conversation_in_their_order(arrivals):
    async def scenario(desk):
        for conversation, number in arrivals:
            desk.put(f"{conversation}{number}", conversation)
        await desk.finish()
        wanted = list(dict.fromkeys((conversation, f"{conversation}{number}") for conversation, number in arrivals))
        for conversation in "abc":
            assert [each for each in desk.done if each[0] == conversation] == [
                each for each in wanted if each[0] == conversation
            ]

    run(scenario)


def test_work_that_fails_is_one_logged_event_and_the_next_has_its_turn():
    async def scenario(desk):
        async def fail():
            raise ValueError("secret words")

        with capture_logs() as logs:
            desk.put("1", work=fail)
            desk.put("2")
            await desk.finish()
        assert desk.done == [("a", "2")]
        (log,) = logs
        assert (log["event"], log["channel"], log["error"]) == ("inbox.work_failed", "test", "ValueError")
        assert "secret" not in str(log)

    run(scenario)


def test_beyond_its_limit_it_refuses_so_that_the_service_delivers_again():
    async def scenario():
        desk = Desk(most=2)
        assert [desk.put(event_id) for event_id in "123"] == [True, True, False]
        desk.gate.set()
        while len(desk.done) < 2:
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert desk.put("3")
        await desk.finish()
        assert [event_id for _, event_id in desk.done] == ["1", "2", "3"]

    asyncio.run(scenario())


def test_at_the_end_what_waits_is_finished_and_nothing_new_is_taken():
    async def scenario(desk):
        for number in range(5):
            desk.put(str(number))
        ending = asyncio.create_task(desk.finish())
        await asyncio.sleep(0)
        assert not desk.put("late")
        assert await ending == 0
        assert [event_id for _, event_id in desk.done] == ["0", "1", "2", "3", "4"]

    run(scenario)


@pytest.mark.parametrize("waiting", [0, 3])
def test_what_cannot_be_finished_in_time_is_counted_in_one_logged_event(waiting):
    async def scenario(desk):
        never = asyncio.Event()
        desk.put("1", work=never.wait)
        for number in range(waiting):
            desk.put(f"waiting {number}")
        with capture_logs() as logs:
            assert await desk.inbox.drain(0.01) == 1 + waiting
        assert [(log["event"], log["count"]) for log in logs] == [("inbox.left_undone", 1 + waiting)]

    run(scenario)
