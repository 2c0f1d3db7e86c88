"""`python -m bench.slack`: the real server behind Slack, on a bad day.

1,000 deliveries at 50 a second, one in ten of them a repetition, one call in twenty of those that Atlas makes met by a
429 with Retry-After, a 500, a 503 or a connection that is closed. Every question must be answered exactly once, and in
order within its conversation. Slack is the stand-in of the tests. The questions are pressed buttons: the answers quote
them, so that each can be told from the others.
"""

from __future__ import annotations

import argparse
import http.client
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from ruamel.yaml import YAML

from bench.measure import spread
from bench.places import LOOPBACK, ROOT, BenchError
from tests.channels.real_server import real_server
from tests.channels.slack_deliveries import FORM, WEBHOOK, environment, signature
from tests.channels.slack_load import Load, answered, as_press, make_faults, make_load
from tests.channels.slack_server import SlackServer, slack_server
from tests.conftest import var_with_encoder

_MOST_WAITING = 300  # seconds after the last delivery


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and report; 0 when every question was answered once and in order."""
    chosen = _parser().parse_args(arguments)
    questions = make_load(_questions(), as_press, chosen.events, chosen.conversations)
    with slack_server() as slack, tempfile.TemporaryDirectory(prefix="atlas-bench-") as scratch:
        with real_server(var_with_encoder(Path(scratch)), **environment(slack)) as atlas:
            slack.faults.extend(make_faults(3 * chosen.events))
            delivered, acknowledged = _deliver(atlas.port, questions, chosen.pace)
            _wait_for_answers(slack, questions)
        return _report(slack, questions, delivered, acknowledged)


def _questions() -> list[str]:
    """What stands on the buttons of Atlas."""
    texts = YAML(typ="safe").load((ROOT / "data" / "wording.yml").read_text(encoding="utf-8"))["questions"]
    conditions = ("cervical dystonia", "fibromyalgia")
    return [text.format(condition=name, treatment="massage") for text in texts.values() for name in conditions]


def _deliver(port: int, questions: Load, pace: float) -> tuple[dict[str, float], list[float]]:
    """When each question was first delivered, and how long (seconds) each acknowledgement took."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=20)
    delivered: dict[str, float] = {}
    acknowledged: list[float] = []
    began = time.monotonic()
    for number, payload in enumerate(questions.deliveries):
        time.sleep(max(0.0, began + number / pace - time.monotonic()))
        sent = time.monotonic()
        delivered.setdefault(payload["actions"][0]["value"], sent)
        body, stamp = urlencode({"payload": json.dumps(payload)}).encode(), str(int(time.time()))
        headers = {"content-type": FORM, "x-slack-request-timestamp": stamp}
        connection.request("POST", WEBHOOK, body, {**headers, "x-slack-signature": signature(stamp, body)})
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise BenchError(f"A delivery was answered with {response.status}.")
        acknowledged.append(time.monotonic() - sent)
    print(f"{len(acknowledged)} deliveries in {time.monotonic() - began:.1f} s")
    return delivered, acknowledged


def _wait_for_answers(slack: SlackServer, questions: Load) -> None:
    wanted = sum(len(texts) for texts in questions.texts.values())
    end = time.monotonic() + _MOST_WAITING
    while time.monotonic() < end and len(_quotes(slack)) < wanted:
        time.sleep(0.2)


def _quotes(slack: SlackServer) -> dict[str, float]:
    """When each question was answered."""
    return {_quote(post.text): post.at for post in list(slack.posts) if post.text.startswith("> ")}


def _quote(text: str) -> str:
    return text.partition("\n\n")[0].removeprefix("> ")


def _report(slack: SlackServer, questions: Load, delivered: dict[str, float], acknowledged: list[float]) -> int:
    told = {
        channel: [_quote(text) for text in texts if text.startswith("> ")] for channel, texts in answered(slack).items()
    }
    right = told == questions.texts
    waited = [at - delivered[text] for text, at in _quotes(slack).items()]
    failed = slack.asked.count("chat.postMessage") - len(slack.posts)
    print(f"{sum(map(len, told.values()))} answers to {sum(map(len, questions.texts.values()))} questions")
    print(f"{failed} calls met a fault")
    print(f"acknowledged after {spread(acknowledged)}")
    print(f"answered after {spread(waited)}")
    print("each once, and in order" if right else "NOT each once, or not in order:")
    for channel, texts in questions.texts.items():
        if told.get(channel) != texts:
            print(f"  {channel}: not answered {sorted(set(texts) - set(told.get(channel, ())))}")
    return 0 if right else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.slack", description=__doc__)
    parser.add_argument("--events", type=int, default=1000, help="deliveries, repetitions among them")
    parser.add_argument("--pace", type=float, default=50, help="deliveries a second")
    parser.add_argument("--conversations", type=int, default=20)
    return parser


if __name__ == "__main__":
    sys.exit(main())
