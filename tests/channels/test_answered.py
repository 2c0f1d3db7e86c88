"""Answering a message once, without a server."""

from __future__ import annotations

import asyncio

from bot.channels.answered import Answered
from bot.channels.refusals import FAILED

KEY = ("web-1", "a" * 32)


class Answers:
    """Gives `outcomes` one after the other, each when `go` is set; counts how often it was asked."""

    def __init__(self, *outcomes):
        self.outcomes, self.asked, self.go = list(outcomes), 0, asyncio.Event()
        self.go.set()

    async def __call__(self):
        self.asked += 1
        await self.go.wait()
        return self.outcomes.pop(0)


def test_a_message_that_is_sent_again_gets_the_answer_that_was_given():
    async def play():
        answered, answers = Answered(60), Answers(b"one", b"two")
        assert await answered.once(KEY, "web-1", answers) == b"one"
        assert await answered.once(KEY, "web-1", answers) == b"one"
        assert answers.asked == 1

    asyncio.run(play())


def test_a_message_that_is_sent_again_meanwhile_waits_for_the_same_answer():
    async def play():
        answered, answers = Answered(60), Answers(b"one", b"two")
        answers.go.clear()
        both = [asyncio.create_task(answered.once(KEY, "web-1", answers)) for _ in range(2)]
        await asyncio.sleep(0)
        answers.go.set()
        assert await asyncio.gather(*both) == [b"one", b"one"]
        assert answers.asked == 1

    asyncio.run(play())


def test_one_who_goes_away_does_not_stop_the_answer_for_the_other():
    async def play():
        answered, answers = Answered(60), Answers(b"one")
        answers.go.clear()
        leaving = asyncio.create_task(answered.once(KEY, "web-1", answers))
        staying = asyncio.create_task(answered.once(KEY, "web-1", answers))
        await asyncio.sleep(0)
        leaving.cancel()
        answers.go.set()
        assert await staying == b"one"

    asyncio.run(play())


def test_a_refused_message_is_answered_when_it_is_sent_again():
    async def play():
        answered, answers = Answered(60), Answers(FAILED, b"one")
        assert await answered.once(KEY, "web-1", answers) is FAILED
        assert await answered.once(KEY, "web-1", answers) == b"one"

    asyncio.run(play())


def test_the_same_id_in_another_session_is_another_message():
    async def play():
        answered, answers = Answered(60), Answers(b"one", b"two")
        assert await answered.once(KEY, "web-1", answers) == b"one"
        assert await answered.once(("web-2", KEY[1]), "web-2", answers) == b"two"

    asyncio.run(play())


def test_an_answer_that_nobody_can_ask_for_again_is_not_kept():
    async def play():
        answered, answers = Answered(60), Answers(b"one", b"two")
        assert await answered.once(KEY, "web-1", answers, keep=False) == b"one"
        assert await answered.once(KEY, "web-1", answers) == b"two"

    asyncio.run(play())


def test_only_the_last_answers_are_kept():
    async def play():
        answered, answers = Answered(60, most=2), Answers(b"a", b"b", b"c", b"d")
        for id_ in "xyz":
            await answered.once(("web-1", id_), "web-1", answers)
        assert await answered.once(("web-1", "y"), "web-1", answers) == b"b"
        assert await answered.once(("web-1", "x"), "web-1", answers) == b"d"

    asyncio.run(play())


def test_an_answer_is_dropped_when_its_time_is_over():
    async def play():
        answered, answers = Answered(0), Answers(b"one", b"two")
        await answered.once(KEY, "web-1", answers)
        await asyncio.sleep(0.01)
        assert await answered.once(KEY, "web-1", answers) == b"two"

    asyncio.run(play())


def test_forgetting_a_session_drops_its_answers_and_no_others():
    async def play():
        answered, answers = Answered(60), Answers(b"first", b"mine", b"yours", b"first again", b"mine again")
        first, mine, yours = ("", "a"), ("web-1", "b"), ("web-2", "c")
        await answered.once(first, "web-1", answers)  # before the client knew its session
        await answered.once(mine, "web-1", answers)
        await answered.once(yours, "web-2", answers)
        await answered.forget("web-1")
        assert await answered.once(first, "web-1", answers) == b"first again"
        assert await answered.once(mine, "web-1", answers) == b"mine again"
        assert await answered.once(yours, "web-2", answers) == b"yours"

    asyncio.run(play())


def test_forgetting_a_session_waits_for_the_answer_that_is_being_given_and_drops_it_too():
    async def play():
        answered, answers = Answered(60), Answers(b"one", b"two")
        answers.go.clear()
        running = asyncio.create_task(answered.once(KEY, "web-1", answers))
        await asyncio.sleep(0)
        forgetting = asyncio.create_task(answered.forget("web-1"))
        await asyncio.sleep(0)
        answers.go.set()
        await forgetting
        assert await running == b"one"
        assert await answered.once(KEY, "web-1", answers) == b"two"

    asyncio.run(play())
