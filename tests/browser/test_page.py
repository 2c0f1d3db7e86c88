"""The page of Atlas itself."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.talking import Chat


def test_the_page_says_what_atlas_is_and_is_not(visit):
    page = visit("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Atlas")
    expect(page.get_by_text("Atlas is not a doctor.")).to_be_visible()
    expect(page.get_by_text("call your local emergency number").first).to_be_visible()
    expect(page.get_by_text("No doctor or nurse has signed the facts off yet.")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("privacy"))).to_be_visible()


def test_six_examples_become_questions(visit):
    page = visit("/")
    examples = page.locator(".examples button")
    expect(examples).to_have_count(6)
    chat = Chat(page)
    for count, each in enumerate(examples.all(), start=1):
        each.click()
        expect(chat.answers).to_have_count(count)
        expect(chat.asked.last).to_contain_text(each.text_content())


def test_every_example_gets_an_answer_that_rests_on_facts(visit):
    page = visit("/")
    for each in page.locator(".examples button").all():
        with page.expect_response("**/webhooks/web/webhook") as answered:
            each.click()
        assert any(message["metadata"]["facts"] for message in answered.value.json()), each.text_content()


def test_the_line_to_embed_can_be_copied_and_works(visit, site, atlas):
    page = visit("/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the line").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    line = page.evaluate("() => navigator.clipboard.readText()")
    assert line == f'<script type="module" src="{atlas.url}/widget.js"></script>'
    chat = Chat(visit(site.embed(line, "", "/copied"))).open()
    expect(chat.ask("can i have both?")).to_contain_text("A person can have both")


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_page_fits_every_screen(visit, width):
    page = visit("/", viewport={"width": width, "height": 900})
    expect(Chat(page).field).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_chat_comes_early_on_a_phone(visit):
    page = visit("/", viewport={"width": 320, "height": 640})
    assert Chat(page).log.bounding_box()["y"] < 640


def test_the_page_prints_its_conversation_whole_and_nothing_to_press(visit, shots):
    page = visit("/")
    Chat(page).ask("fibro or dystonia, what is the difference")
    page.emulate_media(media="print")
    expect(Chat(page).field).to_be_hidden()
    page.screenshot(path=shots / "page-printed.png", full_page=True)
    log = Chat(page).log
    assert log.evaluate("(each) => each.scrollHeight <= each.clientHeight + 1")


def test_without_scripts_the_page_still_says_what_it_is(visit):
    page = visit("/", java_script_enabled=False)
    assert "Atlas needs JavaScript" in page.locator("noscript").text_content()
    expect(page.get_by_text("Atlas is not a doctor.")).to_be_visible()


def test_the_page_by_keyboard_begins_with_a_way_to_the_chat(visit):
    page = visit("/")
    expect(Chat(page).field).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the chat")).to_be_focused()


def test_the_page_works_below_a_path_of_another_site(visit, site, atlas):
    page = visit("about:blank")
    below = f"{site.url}/vienna"

    def from_atlas(route):
        route.fulfill(response=route.fetch(url=route.request.url.replace(below, atlas.url)))

    page.route(f"{below}/**", from_atlas)
    page.goto(f"{below}/")
    expect(Chat(page).ask("can i have both?")).to_contain_text("A person can have both")
    expect(page.locator("#tag")).to_have_text(f'<script type="module" src="{below}/widget.js"></script>')
