"""Each event is claimed once, whoever else claims."""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from structlog.testing import capture_logs

from bot.channels.ledger import HOURS, Ledger
from tests.facts.conftest import new_postgresql_database  # noqa: F401 - a fixture


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'atlas.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def shared(request, url):
    """A database that two servers can share, once of each kind."""
    return url if request.param == "sqlite" else request.getfixturevalue("new_postgresql_database")()


def claims(ledger, *event_ids):
    """What the ledger says to each claim."""

    async def claim_all():
        return [await ledger.claim(event_id) for event_id in event_ids]

    return asyncio.run(claim_all())


def rows(tmp_path):
    with sqlite3.connect(tmp_path / "atlas.db") as database:
        return database.execute("SELECT id, taken FROM atlas_taken_event").fetchall()


def test_an_event_is_claimed_once(url):
    assert claims(Ledger(url), "a", "b", "a") == [True, True, False]


def test_two_servers_that_share_the_database_claim_an_event_once_between_them(shared):
    one, other = Ledger(shared), Ledger(shared)
    assert claims(one, "a") == [True]
    assert claims(other, "a", "b") == [False, True]
    assert claims(one, "b") == [False]


def test_servers_that_claim_the_same_events_at_once_share_them_out(shared):
    events = [str(number) for number in range(50)]

    def claim_together(server):
        ledger = Ledger(shared)

        async def claim_all():
            mixed = events[server * 10 :] + events[: server * 10]
            answers = dict(zip(mixed, await asyncio.gather(*map(ledger.claim, mixed)), strict=True))
            return [answers[each] for each in events]

        return asyncio.run(claim_all())

    with ThreadPoolExecutor(4) as servers, capture_logs() as logs:
        answers = list(servers.map(claim_together, range(4)))
    assert logs == []
    assert [sum(each) for each in zip(*answers, strict=True)] == [1] * 50


def test_a_restart_forgets_nothing(url):
    claims(Ledger(url), "a")
    assert claims(Ledger(url), "a") == [False]


def test_only_a_hash_of_the_id_is_stored(url, tmp_path):
    claims(Ledger(url), "telegram:12345")
    ((id_, _),) = rows(tmp_path)
    assert len(id_) == 64
    assert "12345" not in id_


def test_an_id_of_any_characters_and_length_can_be_claimed(url):
    odd = ["", "\0", "\ud800", "x" * 100_000, "'; DROP TABLE atlas_taken_event; --"]
    assert claims(Ledger(url), *odd, *odd) == [True] * 5 + [False] * 5


def test_what_no_service_delivers_any_more_is_deleted_and_the_rest_kept(url, tmp_path):
    now = 1_000_000.0
    ledger = Ledger(url, clock=lambda: now)
    claims(ledger, "old")
    now += 3600 * (HOURS - 1)
    claims(ledger, "newer")
    assert len(rows(tmp_path)) == 2
    now += 3601
    claims(ledger, "newest")
    assert {taken for _, taken in rows(tmp_path)} == {int(now), int(now) - 3601}


@pytest.mark.parametrize(
    "broken", ["sqlite:////nowhere/at/all.db", "nothing://", "postgresql://u:secret@127.0.0.1:1/x"]
)
def test_when_the_database_fails_memory_takes_over_and_says_so_once(broken):
    with capture_logs() as logs:
        assert claims(Ledger(broken), "a", "b", "a", "b") == [True, True, False, False]
    assert [log["event"] for log in logs] == ["ledger.database_failed"]
    assert "secret" not in str(logs)


def test_a_database_that_works_again_is_used_again(tmp_path):
    now, folder = 0.0, tmp_path / "later"
    url = f"sqlite:///{folder / 'atlas.db'}"
    ledger = Ledger(url, clock=lambda: now)
    assert claims(ledger, "a") == [True]
    folder.mkdir()
    now += 31
    assert claims(ledger, "b") == [True]
    assert claims(Ledger(url, clock=lambda: now), "b") == [False]


def test_memory_is_bounded(url):
    ledger = Ledger("nothing://", most_in_memory=10)
    claims(ledger, *map(str, range(100)))
    assert claims(ledger, "99", "0") == [False, True]
    assert len(ledger._memory) == 10


def test_a_claim_does_not_hold_up_the_loop(url, monkeypatch):
    async def scenario():
        ledger, released = Ledger(url), asyncio.Event()
        loop = asyncio.get_running_loop()

        def slow(keys):
            asyncio.run_coroutine_threadsafe(released.wait(), loop).result(10)
            return set(keys)

        monkeypatch.setattr(ledger, "_claim_in_database", slow)
        claim = asyncio.create_task(ledger.claim("a"))
        await asyncio.sleep(0.05)
        assert not claim.done()
        released.set()  # only a loop that is not held up comes here
        assert await claim

    asyncio.run(scenario())


def test_claims_that_come_together_share_a_transaction(url, monkeypatch):
    ledger, batches = Ledger(url), []
    real = ledger._claim_in_database
    monkeypatch.setattr(ledger, "_claim_in_database", lambda keys: batches.append(keys) or real(keys))

    async def scenario():
        return await asyncio.gather(*(ledger.claim(str(number % 100)) for number in range(200)))

    assert sum(asyncio.run(scenario())) == 100
    assert len(batches) == 1


def test_a_claim_that_is_given_up_does_not_cost_the_others(url):
    async def scenario():
        ledger = Ledger(url)
        tasks = [asyncio.create_task(ledger.claim(event_id)) for event_id in "abc"]
        await asyncio.sleep(0)
        tasks[1].cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)

    first, given_up, third = asyncio.run(scenario())
    assert (first, third) == (True, True)
    assert isinstance(given_up, asyncio.CancelledError)
