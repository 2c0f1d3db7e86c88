"""What switches Telegram on, and what is said of half a configuration."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.channels.telegram_connection import PATH, webhook_url
from bot.channels.telegram_service import bot_id
from bot.errors import AtlasError
from bot.settings import Settings
from tests.conftest import ROOT

TOKEN, SECRET, URL, MODE = (f"TELEGRAM_{name}" for name in ("BOT_TOKEN", "WEBHOOK_SECRET", "WEBHOOK_URL", "MODE"))
WHOLE = {TOKEN: "123:ABC-d_e", SECRET: "a-Secret_1", URL: "https://atlas.example.org"}


def test_nothing_set_means_off():
    assert Settings.from_env({}).telegram_bot_token == ""
    assert Settings.from_env({**dict.fromkeys(WHOLE, ""), "TELEGRAM_API_BASE_URL": "http://x"}).telegram_bot_token == ""


def test_token_secret_and_address_switch_the_webhook_on():
    settings = Settings.from_env(WHOLE)
    assert (settings.telegram_bot_token, settings.telegram_webhook_secret) == ("123:ABC-d_e", "a-Secret_1")
    assert not settings.telegram_polling
    assert settings.telegram_api_base_url == "https://api.telegram.org"


def test_long_polling_needs_the_token_alone():
    assert Settings.from_env({TOKEN: "123:ABC", MODE: "polling"}).telegram_polling
    assert Settings.from_env({**WHOLE, MODE: "polling"}).telegram_polling
    assert not Settings.from_env({**WHOLE, MODE: "webhook"}).telegram_polling


@pytest.mark.parametrize("missing", [{TOKEN}, {SECRET}, {URL}, {TOKEN, SECRET}, {TOKEN, URL}, {SECRET, URL}])
def test_half_a_configuration_is_an_error_that_says_what_was_found_and_what_is_missing(missing):
    with pytest.raises(AtlasError) as caught:
        Settings.from_env({name: value for name, value in WHOLE.items() if name not in missing})
    found, _, lacking = str(caught.value).partition("missing is")
    assert all(name in lacking for name in missing)
    assert all(name in found for name in set(WHOLE) - missing)
    assert "a-Secret_1" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (TOKEN, "123:ABC/../x"),
        (TOKEN, "123 ABC"),
        (SECRET, "a secret"),
        (SECRET, "x" * 257),
        (SECRET, "geheim!"),
        (URL, "atlas.example.org"),
        (MODE, "pull"),
        ("TELEGRAM_API_BASE_URL", "api.telegram.org"),
    ],
)
def test_a_value_that_telegram_would_refuse_is_an_error_at_the_start(name, value):
    with pytest.raises(AtlasError, match=name) as caught:
        Settings.from_env({**WHOLE, name: value})
    assert name in {MODE, URL, "TELEGRAM_API_BASE_URL"} or value not in str(caught.value)


def test_secrets_are_not_shown():
    shown = repr(Settings.from_env(WHOLE))
    assert "ABC-d_e" not in shown
    assert "a-Secret_1" not in shown


def test_the_start_ends_with_one_line():
    environment = {**os.environ, TOKEN: "123:ABC"}
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "run"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode != 0
    (line,) = done.stderr.strip().splitlines()
    assert "Telegram is half set up: found TELEGRAM_BOT_TOKEN, missing is TELEGRAM_WEBHOOK_SECRET" in line


@pytest.mark.parametrize(
    ("set_to", "told"),
    [
        ("https://atlas.example.org", f"https://atlas.example.org{PATH}"),
        ("https://atlas.example.org/", f"https://atlas.example.org{PATH}"),
        (f"https://atlas.example.org{PATH}", f"https://atlas.example.org{PATH}"),
        ("https://example.org/behind/a/proxy", "https://example.org/behind/a/proxy"),
    ],
)
def test_the_address_is_completed_unless_it_has_a_path_of_its_own(set_to, told):
    assert webhook_url(set_to) == told


@pytest.mark.parametrize(("token", "number"), [("123:ABC", 123), ("ABC", None), ("", None), ("१२३:ABC", None)])
def test_the_token_begins_with_the_id_of_the_bot(token, number):
    assert bot_id(token) == number
