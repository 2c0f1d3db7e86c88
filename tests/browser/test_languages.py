"""The interface speaks four languages; the answers are English, and it says so."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_embedding import MOST_BYTES

OPENERS = {"en": "open the chat", "es": "abrir el chat", "de": "Chat öffnen", "fr": "ouvrir la discussion"}
ENGLISH = {"es": "inglés", "de": "Englisch", "fr": "anglais"}


def opened(page):
    """The chat in whatever language, opened by its launcher."""
    page.get_by_role("button", name="Atlas").click()
    expect(page.get_by_role("textbox")).to_be_visible()
    return page.get_by_role("dialog")


@pytest.mark.parametrize("language", OPENERS)
def test_the_tag_names_the_language(visit, embedded, language):
    page = visit(embedded(language=language))
    expect(page.get_by_role("button", name=re.compile(OPENERS[language], re.IGNORECASE))).to_be_visible()


@pytest.mark.parametrize("language", ENGLISH)
def test_in_another_language_it_says_that_the_answers_are_english(visit, embedded, language):
    expect(opened(visit(embedded(language=language)))).to_contain_text(re.compile(ENGLISH[language], re.IGNORECASE))


def test_in_english_it_does_not_say_so(visit, embedded):
    expect(opened(visit(embedded()))).not_to_contain_text("English")


@pytest.mark.parametrize("language", ENGLISH)
def test_nothing_is_left_in_english_but_the_answers_and_the_first_questions(visit, embedded, language):
    dialog = opened(visit(embedded(language=language)))
    dialog.get_by_role("button").first.click()
    said = dialog.inner_text()
    for word in ("Send", "Copy", "Large text", "Forget", "Your question", "emergency"):
        assert not re.search(rf"\b{word}\b", said), word


@pytest.mark.parametrize(("locale", "language"), [("de-AT", "de"), ("fr-CA", "fr"), ("pt-BR", "en")])
def test_a_page_without_a_language_gets_that_of_the_browser(visit, site, atlas, locale, language):
    url = site.embed(f'<script type="module" src="{atlas.url}/widget.js"></script>', "", "/plain")
    body, policy = site.pages["/plain"]
    site.pages["/plain"] = (body.replace(' lang="en"', ""), policy)
    page = visit(url, locale=locale)
    expect(page.get_by_role("button", name=re.compile(OPENERS[language], re.IGNORECASE))).to_be_visible()


@pytest.mark.parametrize("language", OPENERS)
def test_in_each_language_it_is_as_small(visit, embedded, language):
    page = visit("about:blank")
    sizes = {}
    page.on("requestfinished", lambda each: sizes.update({each.url: each.sizes()["responseBodySize"]}))
    page.goto(embedded(language=language))
    opened(page)
    assert sum(size for url, size in sizes.items() if url.endswith(".js")) <= MOST_BYTES


@pytest.mark.parametrize("language", OPENERS)
def test_no_language_breaks_the_layout_of_a_phone(visit, embedded, shots, language):
    page = visit(embedded(language=language), viewport={"width": 320, "height": 640})
    dialog = opened(page)
    dialog.get_by_role("button").first.click()
    page.screenshot(path=shots / f"options-{language}.png")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    for each in dialog.get_by_role("button").all():
        box = each.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
