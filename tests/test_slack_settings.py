"""Slack is switched on by the environment alone; half of what it needs is told at the start."""

from __future__ import annotations

import pytest

from bot.errors import AtlasError
from bot.settings import Settings

TOKEN, SECRET, APP = "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"


@pytest.mark.parametrize("names", [(), (TOKEN, SECRET), (TOKEN, APP), (TOKEN, SECRET, APP)])
def test_what_is_complete_is_taken(names):
    settings = Settings.from_env({name: f" {name.lower()} " for name in names})
    found = (settings.slack_bot_token, settings.slack_signing_secret, settings.slack_app_token)
    assert found == tuple(name.lower() if name in names else "" for name in (TOKEN, SECRET, APP))


@pytest.mark.parametrize(
    ("names", "missing"),
    [((TOKEN,), SECRET), ((SECRET,), TOKEN), ((APP,), TOKEN), ((SECRET, APP), TOKEN)],
)
def test_half_of_it_is_an_error_that_says_what_is_found_and_what_is_missing(names, missing):
    with pytest.raises(AtlasError) as raised:
        Settings.from_env(dict.fromkeys(names, "very-secret"))
    found, _, rest = str(raised.value).partition("missing is")
    assert all(name in found for name in names)
    assert missing in rest
    assert "very-secret" not in str(raised.value)


def test_what_is_empty_is_not_there():
    assert Settings.from_env({TOKEN: "", SECRET: " ", APP: ""}).slack_bot_token == ""


def test_the_address_of_the_api_can_be_changed_and_must_be_one():
    assert Settings.from_env({}).slack_api_base_url == "https://slack.com/api/"
    assert Settings.from_env({"SLACK_API_BASE_URL": "http://127.0.0.1:9/"}).slack_api_base_url == "http://127.0.0.1:9/"
    with pytest.raises(AtlasError, match=r"SLACK_API_BASE_URL is 'slack\.com'"):
        Settings.from_env({"SLACK_API_BASE_URL": "slack.com"})


def test_no_secret_is_in_the_repr():
    settings = Settings.from_env({TOKEN: "xoxb-1", SECRET: "abc-2", APP: "xapp-3"})
    assert not any(secret in repr(settings) for secret in ("xoxb-1", "abc-2", "xapp-3"))
