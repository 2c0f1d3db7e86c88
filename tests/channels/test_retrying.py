"""When a call to a service is made again."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.retrying import Again, Patience, persistently


class BusyError(Exception):
    def __init__(self, after=None):
        self.after = after


def judge(error):
    return Again(error.after) if isinstance(error, BusyError) else None


def call(*outcomes, patience=None):
    """What comes of a call with these outcomes, and how long was waited each time (nothing is waited really)."""
    waits, left = [], list(outcomes)

    async def attempt():
        outcome = left.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def sleep(seconds):
        waits.append(seconds)

    async def run():
        try:
            return await persistently(attempt, judge, patience or Patience(), sleep)
        except Exception as error:
            return error

    return asyncio.run(run()), waits


def test_a_call_that_succeeds_is_made_once():
    assert call("fine", "again") == ("fine", [])


def test_the_time_that_the_service_names_is_waited_exactly():
    assert call(BusyError(7), BusyError(0), BusyError(2.5), "fine") == ("fine", [7, 0, 2.5])


def test_back_off_grows_up_to_its_bound_and_is_not_the_same_for_all():
    patience = Patience(attempts=12, first=1, longest=8)
    runs = [call(*[BusyError()] * 11, "fine", patience=patience)[1] for _ in range(30)]
    for place in range(11):
        assert max(run[place] for run in runs) <= min(8, 2**place)
    assert max(run[10] for run in runs) > 1
    assert len({tuple(run) for run in runs}) == 30


def test_there_is_a_limit_to_the_attempts_and_the_last_error_comes_out():
    last = BusyError(0)
    assert call(BusyError(0), BusyError(0), last, patience=Patience(attempts=3)) == (last, [0, 0])


def test_a_wait_that_goes_beyond_all_patience_is_not_begun():
    error = BusyError(3600)
    assert call(error, "fine", patience=Patience(seconds=300)) == (error, [])


@pytest.mark.parametrize("error", [ValueError(), KeyError()])
def test_an_error_that_would_come_again_is_not_tried_again(error):
    assert call(error, "fine") == (error, [])


def test_a_call_that_is_cancelled_stays_cancelled():
    async def scenario():
        started = asyncio.Event()

        async def hang():
            started.set()
            await asyncio.sleep(60)

        task = asyncio.create_task(persistently(hang, judge))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(scenario())


def test_what_a_lambda_gives_is_awaited_too():
    made = []

    async def attempt():
        made.append(1)
        return "fine"

    assert asyncio.run(persistently(lambda: attempt(), judge)) == "fine"
    assert made == [1]
