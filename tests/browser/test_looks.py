"""The chat in each of its states: no violation that axe-core knows of, and a screenshot for a person to look at."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import violations
from tests.browser.talking import Chat, FakeServer

WIDTHS = {320: 640, 768: 1024, 1440: 900}
THEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def width(request):
    return request.param


@pytest.fixture(params=THEMES)
def theme(request):
    return request.param


@pytest.fixture
def look(visit, shots, width, theme):
    """Opens a page at this width in this theme; what it gives looks at the page, and takes its picture under a name."""

    def begin(url):
        size = {"width": width, "height": WIDTHS[width]}
        page = visit(
            url, viewport=size, bypass_csp=True, reduced_motion="reduce", has_touch=width < 1000, **THEMES[theme]
        )

        def at(state, *, whole=False):
            page.screenshot(path=shots / f"{state}-{width}-{theme}.png", full_page=whole, animations="disabled")
            assert violations(page) == [], state

        return page, at

    return begin


def test_each_state_of_the_chat_on_another_site(look, embedded):
    page, at = look(embedded())
    chat = Chat(page)
    expect(chat.launcher).to_be_visible()
    at("closed")
    chat.open()
    at("open")
    expect(chat.suggestions.first).to_be_visible()
    chat.ask("what are the symptoms of fibromyalgia")
    at("answer")
    chat.answers.last.get_by_text("source").first.click()
    at("sources")
    chat.ask("fibro or dystonia, what is the difference")
    expect(chat.log.get_by_role("table")).to_be_visible()
    at("table")
    chat.ask("hello")
    at("buttons")
    chat.ask("my face is drooping")
    at("emergency")
    chat.ask("i want to kill myself")
    at("crisis")
    chat.ask("how much gabapentin should i take")
    at("advice")
    chat.option("Large text").click()
    at("options")
    page.keyboard.press("Escape")
    at("large")
    FakeServer(page, lambda _: None)
    chat.type("is there a cure")
    expect(chat.log.get_by_text("Not sent yet")).to_be_visible()
    at("error")


def test_the_page_of_atlas_itself(look):
    page, at = look("/")
    chat = Chat(page)
    expect(chat.field).to_be_visible()
    at("page", whole=True)
    chat.ask("can i have both?")
    at("page-answer", whole=True)
