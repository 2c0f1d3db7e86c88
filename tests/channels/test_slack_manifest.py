"""The manifest from which the Slack app is made fits what the connector does."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from bot.channels.slack import SlackChannel
from tests.channels.slack_deliveries import WEBHOOK
from tests.conftest import ROOT

# The scopes that Slack asks for, by event.
SCOPES = {
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
}


@pytest.fixture
def manifest():
    return YAML(typ="safe").load((ROOT / "deploy" / "slack-manifest.yml").read_text(encoding="utf-8"))


def test_every_address_is_the_webhook(manifest):
    settings = manifest["settings"]
    addresses = {
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
        *(each["url"] for each in manifest["features"]["slash_commands"]),
    }
    assert addresses == {f"https://atlas.example.org{WEBHOOK}"}
    assert f"/webhooks/{SlackChannel.name()}/webhook" == WEBHOOK


def test_the_scopes_are_those_that_its_events_and_calls_need_and_no_more(manifest):
    needed = {"chat:write", "commands"}
    for event in manifest["settings"]["event_subscriptions"]["bot_events"]:
        needed |= SCOPES[event]
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed


def test_home_messages_and_buttons_are_switched_on(manifest):
    home = manifest["features"]["app_home"]
    assert (home["home_tab_enabled"], home["messages_tab_enabled"]) == (True, True)
    assert home["messages_tab_read_only_enabled"] is False
    assert manifest["settings"]["interactivity"]["is_enabled"] is True


def test_its_texts_have_the_lengths_that_slack_wants(manifest):
    shown = manifest["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000
    (command,) = manifest["features"]["slash_commands"]
    assert command["command"] == "/atlas"
    assert len(command["description"]) <= 2000
    assert len(command["usage_hint"]) <= 1000
