"""`python -m bench.telegram`: the real server behind Telegram, on a bad day.

1,000 messages at 50 a second from 100 people, one in ten delivered twice, one call in twenty of those that Atlas makes
met by a 429, a 500, a 503 or a connection that is closed. Each person asks ten questions, in an order of his own; every
answer must come exactly once and in that order. Telegram is the stand-in of the tests.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import spread
from tests.channels.real_server import RealServer, real_server
from tests.channels.telegram_limits import parse_html
from tests.channels.telegram_server import CLOSE, SECRET, Fault, TelegramServer, environment, telegram_server
from tests.conftest import var_with_encoder

_WEBHOOK = "/webhooks/telegram/webhook"
_HEADERS = {"content-type": "application/json", "X-Telegram-Bot-Api-Secret-Token": SECRET}
_FIRST_CHAT = 1000
_MOST_WAITING = 300  # seconds after the last delivery

# Each names what it asks about, so that its answer does not depend on what was asked before.
_QUESTIONS = (
    "can I have both fibromyalgia and cervical dystonia?",
    "what is fibromyalgia?",
    "what is cervical dystonia?",
    "is there a cure for fibromyalgia?",
    "what causes cervical dystonia?",
    "how is fibromyalgia diagnosed?",
    "which doctor treats cervical dystonia?",
    "does botox help cervical dystonia?",
    "what makes fibromyalgia worse?",
    "what do cervical dystonia and fibromyalgia have in common?",
)


@dataclass
class Load:
    """What is delivered: (chat, question) in order, repetitions included, and what was seen of it."""

    deliveries: list[tuple[int, int, str]]  # number of the update, chat, question
    acknowledged: list[float] = field(default_factory=list)  # seconds
    delivered: dict[int, list[float]] = field(default_factory=dict)  # by chat, when each question came first


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and report; 0 when every question was answered once and in order."""
    chosen = _parser().parse_args(arguments)
    dice = random.Random(chosen.seed)
    load = _make_load(chosen.people, dice)
    with telegram_server() as telegram, tempfile.TemporaryDirectory(prefix="atlas-bench-") as scratch:
        with real_server(var_with_encoder(Path(scratch)), **environment(telegram)) as atlas:
            expected = _learn(atlas, telegram)
            seen = len(telegram.made("sendMessage"))
            telegram.fault = _a_bad_day(dice)
            _deliver(atlas, load, chosen.pace)
            _wait(telegram, seen, len({number for number, _, _ in load.deliveries}))
            status, _ = atlas.end()
        return _report(telegram, seen, load, expected, status)


def _make_load(people: int, dice: random.Random) -> Load:
    orders = [dice.sample(_QUESTIONS, len(_QUESTIONS)) for _ in range(people)]
    asked = [
        (_FIRST_CHAT + person, orders[person][turn]) for turn in range(len(_QUESTIONS)) for person in range(people)
    ]
    deliveries = [(100 + number, chat, question) for number, (chat, question) in enumerate(asked)]
    for place in sorted(dice.sample(range(len(asked)), len(asked) // 10), reverse=True):
        deliveries.insert(min(len(asked), place + dice.randint(1, 60)), deliveries[place])
    return Load(deliveries)


def _a_bad_day(dice: random.Random):  # type: ignore[no-untyped-def]
    kinds = [Fault.wait(1), Fault(500, raw=b""), Fault(503, raw=b""), CLOSE]
    return lambda *_: dice.choice(kinds) if dice.random() < 0.05 else None


def _post(connection: http.client.HTTPConnection, number: int, chat: int, text: str) -> None:
    person = {"id": chat, "is_bot": False, "first_name": "A"}
    said = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "from": person, "text": text}
    connection.request("POST", _WEBHOOK, json.dumps({"update_id": number, "message": said}).encode(), _HEADERS)
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise SystemExit(f"bench: a delivery was answered with {response.status}")


def _learn(atlas: RealServer, telegram: TelegramServer) -> dict[str, str]:
    """The first line of the answer to each question, each asked in a chat of its own."""
    connection, answers = http.client.HTTPConnection("127.0.0.1", atlas.port, timeout=60), {}
    for number, question in enumerate(_QUESTIONS, 1):
        _post(connection, number, number, question)
        answers[question] = _first_line(telegram.wait_for_messages(number)[-1]["text"])
    return answers


def _first_line(text: str) -> str:
    return parse_html(text).partition("\n")[0]


def _deliver(atlas: RealServer, load: Load, pace: float) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", atlas.port, timeout=60)
    began, known = time.monotonic(), set()
    for place, (number, chat, question) in enumerate(load.deliveries):
        time.sleep(max(0.0, began + place / pace - time.monotonic()))
        sent = time.monotonic()
        _post(connection, number, chat, question)
        load.acknowledged.append(time.monotonic() - sent)
        if number not in known:
            known.add(number)
            load.delivered.setdefault(chat, []).append(sent)


def _wait(telegram: TelegramServer, seen: int, count: int) -> None:
    """Wait for the answers, and a little longer for those that should not come."""
    done = [False]

    def complete() -> bool:
        done[0] = sum(each.status == 200 for each in telegram.made("sendMessage")[seen:]) >= count
        return done[0]

    try:
        telegram.wait(complete, _MOST_WAITING)
    except AssertionError:
        return
    time.sleep(2)


def _report(telegram: TelegramServer, seen: int, load: Load, expected: dict[str, str], status: int) -> int:
    calls = telegram.made("sendMessage")[seen:]
    wrong, waited = 0, []
    for chat, came in load.delivered.items():
        asked = list(dict.fromkeys((number, question) for number, each, question in load.deliveries if each == chat))
        answered = [each for each in calls if each.status == 200 and each.parameters["chat_id"] == str(chat)]
        wrong += [_first_line(each.parameters["text"]) for each in answered] != [expected[each] for _, each in asked]
        waited += [answer.at - at for answer, at in zip(answered, came, strict=False)]
    faults = sum(each.status != 200 for each in telegram.calls)
    print(f"deliveries {len(load.deliveries)}, answers {sum(each.status == 200 for each in calls)}, faults {faults}")
    print(f"people whose answers were not each question once and in order: {wrong} of {len(load.delivered)}")
    print(f"acknowledged: {spread(load.acknowledged)}; answered: {spread(waited)}; exit status {status}")
    return 1 if wrong or status else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.telegram", description=__doc__)
    parser.add_argument("--people", type=int, default=100, help="each asks ten questions")
    parser.add_argument("--pace", type=float, default=50, help="deliveries a second")
    parser.add_argument("--seed", type=int, default=4)
    return parser


if __name__ == "__main__":
    sys.exit(main())
