"""Reading the settings."""

from __future__ import annotations

import pytest

from bot.errors import AtlasError
from bot.settings import Settings


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("", ()),
        ("https://www.example.org", ("https://www.example.org",)),
        ("https://a.example, http://localhost:8000", ("https://a.example", "http://localhost:8000")),
        ("http://[::1]:8000 http://127.0.0.1", ("http://[::1]:8000", "http://127.0.0.1")),
        ("*", ("*",)),
    ],
)
def test_the_allowed_origins_are_read_from_a_list(text, origins):
    assert Settings.from_env({"ATLAS_ALLOWED_ORIGINS": text}).allowed_origins == origins


@pytest.mark.parametrize(
    "text",
    [
        "www.example.org",
        "https://www.example.org/",
        "https://www.example.org/page",
        "https://WWW.example.org",
        "https://*.example.org",
        "https://a.example;script-src",
        "null",
    ],
)
def test_an_origin_that_no_browser_would_send_stops_the_start_and_says_what_is_allowed(text):
    with pytest.raises(AtlasError) as raised:
        Settings.from_env({"ATLAS_ALLOWED_ORIGINS": f"https://good.example {text}"})
    assert repr(text) in str(raised.value)
    assert "such as https://www.example.org" in str(raised.value)
