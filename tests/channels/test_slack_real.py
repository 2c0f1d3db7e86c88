"""The real server with the real model, as Slack meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.real_server import RealServer, real_server
from tests.channels.serving import FakeAgent, Site
from tests.channels.slack_deliveries import SlackSite, envelope, environment, message, press
from tests.channels.slack_server import BOT_TOKEN, Call, SlackServer, slack_server
from tests.conftest import ROOT, var_with_encoder


@pytest.fixture(scope="module")
def slack() -> Iterator[SlackServer]:
    with slack_server() as server:
        yield server


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the servers of this module keep; the first start fills it."""
    return var_with_encoder(tmp_path_factory.mktemp("var"))


@pytest.fixture(scope="module")
def atlas(slack: SlackServer, var: Path) -> Iterator[SlackSite]:
    """`atlas run`, switched on by the environment alone."""
    with real_server(var, **environment(slack)) as server:
        site = _site(server)
        yield site
        site.end()


def _site(server: RealServer) -> SlackSite:
    def end() -> None:
        status, errors = server.end()
        assert (status, "Traceback" in errors) == (0, False)

    return SlackSite(Site(server.port, FakeAgent()), end)


def _ask(slack: SlackServer, atlas: SlackSite, text: str, **more: str) -> Call:
    seen = len(slack.posts)
    assert atlas.deliver(message(text, **more)).status == 200
    return slack.wait_for_posts(seen + 1)[-1]


def test_a_question_gets_the_facts_with_sources_as_links_and_buttons(slack, atlas):
    post = _ask(slack, atlas, "can I have both?")
    assert post.text.startswith("Yes. A person can have both")
    assert "\n\nSources:\n• <https://" in post.text
    assert "**" not in post.text
    assert "](" not in post.text
    titles = [button["text"]["text"] for button in post.buttons]
    assert titles[0] == "Tell me more"
    assert titles[-2:] == ["That was helpful", "That was not helpful"]


def test_a_thread_knows_what_it_is_about_and_another_does_not(slack, atlas):
    _ask(slack, atlas, "what is fibromyalgia?", thread_ts="1.1")
    assert "ibromyalgia has no cure" in _ask(slack, atlas, "can it be cured?", thread_ts="1.1").text
    _ask(slack, atlas, "what is cervical dystonia?", thread_ts="2.2")
    assert "ervical dystonia" in _ask(slack, atlas, "can it be cured?", thread_ts="2.2").text


def test_a_pressed_button_goes_on_with_the_conversation(slack, atlas):
    button = _ask(slack, atlas, "how is fibromyalgia treated?", channel="D7").buttons[0]
    seen = len(slack.posts)
    atlas.interact(press(button, "D7"))
    assert slack.wait_for_posts(seen + 1)[-1].text.startswith(f"> {button['value']}\n\n")


def test_an_emergency_comes_whole_and_without_buttons(slack, atlas):
    post = _ask(slack, atlas, "I can't breathe after my botox injection")
    assert post.text.startswith("This could be an emergency. Please call your local emergency number now")
    assert post.buttons == []
    crisis = _ask(slack, atlas, "I want to kill myself")
    assert "<tel:988|988>" in crisis.text
    assert crisis.text.endswith("make these calls for them.")


def test_the_home_tab_tells_what_atlas_is_and_what_it_is_not(slack, atlas):
    atlas.deliver(envelope({"type": "app_home_opened", "user": "U1", "tab": "home"}))
    slack.wait_until(lambda: slack.calls[-1].method == "views.publish")
    texts = "\n".join(block["text"]["text"] for block in slack.calls[-1].body["view"]["blocks"])
    for said in ("cervical dystonia and fibromyalgia", "not a doctor", "emergency number", "/atlas"):
        assert said in texts


def test_what_was_acknowledged_is_answered_before_sigterm_ends_it(slack, var):
    with real_server(var, **environment(slack)) as server:
        site = _site(server)
        seen = len(slack.posts)
        slack.faults.append(("429", 1))
        for text in ("what is fibro?", "what is torticollis?", "thanks"):
            assert site.deliver(message(text, channel="D8")).status == 200
        site.end()
    assert len(slack.posts) == seen + 3


def test_half_a_configuration_is_one_clear_error():
    environment = {**os.environ, "SLACK_BOT_TOKEN": BOT_TOKEN}
    command = [sys.executable, "-m", "bot.cli", "run"]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "found SLACK_BOT_TOKEN, missing is SLACK_SIGNING_SECRET" in ended.stderr
    assert BOT_TOKEN not in ended.stderr
