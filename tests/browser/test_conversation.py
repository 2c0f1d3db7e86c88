"""What a person sees and can do in a conversation with a real Atlas."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.talking import WEBHOOK, Chat, FakeServer, answering


@pytest.fixture
def chat(visit, embedded):
    return Chat(visit(embedded())).open()


def test_an_answer_has_its_paragraphs_and_the_reminder_set_off(chat):
    answer = chat.ask("can i have both?")
    expect(answer.locator("p").first).to_contain_text("Yes. A person can have both")
    reminder = answer.get_by_text("This is general information and not medical advice.")
    expect(reminder).to_be_visible()
    ground = "(each) => getComputedStyle(each.closest('.reminder')).backgroundColor"
    plain = "(each) => getComputedStyle(each).backgroundColor"
    assert reminder.evaluate(ground) != answer.locator("p").first.evaluate(plain)


def test_the_sources_unfold_with_title_publisher_and_day_of_review(chat):
    sources = chat.ask("what are the symptoms of fibromyalgia").get_by_role("group").filter(has_text="source")
    first = sources.get_by_role("listitem").first
    expect(first).to_be_hidden()
    sources.get_by_text(re.compile(r"\d+ sources?")).click()
    expect(first).to_be_visible()
    expect(first.get_by_role("link")).to_have_attribute("href", re.compile("^https?://"))
    expect(first.get_by_role("link")).to_have_attribute("rel", "noopener noreferrer")
    expect(first).to_contain_text(re.compile(r"\w+.*, checked on .*\b20\d\d"))


def test_a_suggestion_becomes_the_message_of_the_person(chat):
    chat.ask("can i have both?")
    title = chat.suggestions.nth(1).text_content()
    chat.suggestions.nth(1).click()
    expect(chat.answers).to_have_count(2)
    expect(chat.asked.last).to_contain_text(title)


def test_there_is_more_to_be_told(chat):
    chat.ask("what are the symptoms of fibromyalgia")
    chat.suggestions.filter(has_text="Tell me more").click()
    expect(chat.answers).to_have_count(2)
    assert chat.answers.first.text_content() != chat.answers.last.text_content()


def test_only_the_last_answer_offers_something(chat):
    chat.ask("can i have both?")
    chat.ask("hello")
    expect(chat.log.get_by_role("group", name="Questions you could ask")).to_have_count(1)


@pytest.mark.parametrize("width", [320, 1440])
def test_a_comparison_is_a_table_of_two_columns_that_is_stacked_on_a_phone(visit, embedded, width):
    page = visit(embedded(), viewport={"width": width, "height": 700})
    table = Chat(page).open().ask("fibro or dystonia, what is the difference").get_by_role("table")
    heads = table.get_by_role("columnheader").all_text_contents()
    assert [each for each in heads if each] == ["Cervical dystonia", "Fibromyalgia"]
    row = table.get_by_role("row").nth(1)
    expect(row.get_by_role("rowheader")).to_have_count(1)
    left, right = (each.bounding_box() for each in row.get_by_role("cell").all()[-2:])
    assert (right["y"] >= left["y"] + left["height"] - 1) == (width == 320)
    if width == 320:
        assert left["width"] > 200


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("my face is drooping", "This may be an emergency", "tel:911"),
        ("i want to kill myself", "You are not alone", "tel:988"),
    ],
)
def test_an_alarm_cannot_be_overlooked_and_can_be_called_with_one_touch(chat, text, title, number):
    chat.ask(text)
    alert = chat.log.get_by_role("alert")
    expect(alert).to_contain_text(title)
    expect(alert.locator("svg").first).to_be_visible()
    assert float(alert.evaluate("(each) => getComputedStyle(each).borderTopWidth").removesuffix("px")) >= 2
    call = alert.locator(f"a[href='{number}']").first
    box = call.bounding_box()
    assert min(box["width"], box["height"]) >= 44


def test_an_alarm_of_an_earlier_day_is_not_announced_again(chat):
    chat.ask("my face is drooping")
    chat.page.reload()
    expect(chat.log.get_by_text("This may be an emergency")).to_be_visible()
    expect(chat.log.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize(("name", "told"), [("Helpful", "that was helpful"), ("Not helpful", "that was not helpful")])
def test_a_person_can_say_whether_an_answer_helped(chat, name, told):
    chat.ask("can i have both?")
    with chat.page.expect_request(lambda each: each.method == "POST") as sent:
        chat.log.get_by_role("button", name=name, exact=True).click()
    assert sent.value.post_data_json["message"] == told
    expect(chat.log.get_by_text("Thank you for telling me.")).to_be_visible()
    expect(chat.log.get_by_role("button", name=name, exact=True)).to_have_count(0)
    expect(chat.answers).to_have_count(1)


def test_small_talk_is_not_asked_about(chat):
    chat.ask("hello")
    expect(chat.log.get_by_role("button", name="Helpful")).to_have_count(0)


def test_a_slow_answer_is_announced_and_the_announcement_goes_with_it(chat):
    waiting = []
    chat.page.route(WEBHOOK, lambda route: waiting.append(route))
    looking = chat.page.get_by_text("Atlas is looking that up")
    chat.type("can i have both?")
    expect(looking).to_be_visible()
    waiting.pop().continue_()
    expect(chat.answers).to_have_count(1)
    expect(looking).to_have_count(0)


def test_a_quick_answer_is_not_announced(chat):
    FakeServer(chat.page, answering())
    chat.page.evaluate(
        """() => {
          const root = document.querySelector("atlas-chat").shadowRoot;
          window.announced = [];
          new MutationObserver(() => {
            if (root.textContent.includes("looking that up")) window.announced.push(performance.now());
          }).observe(root, {childList: true, subtree: true});
          window.setTimeout = () => 0;  // the clock stands still: nothing that waits for it can happen
        }"""
    )
    chat.ask("hello")
    assert chat.page.evaluate("() => window.announced") == []


def test_every_turn_says_when_it_was_said(chat):
    chat.ask("hello")
    times = chat.log.locator("time")
    expect(times).to_have_count(2)
    for each in times.all():
        assert re.match(r"20\d\d-\d\d-\d\dT", each.get_attribute("datetime"))


def test_the_conversation_can_be_copied(visit, embedded):
    page = visit(embedded(), permissions=["clipboard-read", "clipboard-write"])
    chat = Chat(page).open()
    chat.ask("can i have both?")
    chat.option("Copy").click()
    expect(page.get_by_text("The conversation was copied.")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "You:\ncan i have both?" in copied
    assert "A person can have both" in copied
    assert "https://doi.org/" in copied
    assert "not medical advice" in copied


def test_the_conversation_can_be_saved_as_text(chat):
    chat.ask("can i have both?")
    with chat.page.expect_download() as download:
        chat.option("Save as text").click()
    assert re.fullmatch(r"Atlas-20\d\d-\d\d-\d\d\.txt", download.value.suggested_filename)
    text = download.value.path().read_text(encoding="utf-8")
    assert "can i have both?" in text
    assert "A person can have both" in text


# Where the browser would open its window for printing, keeps the frame that would be printed.
CATCH_PRINT = """() => {
  const add = document.body.append.bind(document.body);
  document.body.append = (...nodes) => {
    add(...nodes);
    const frame = nodes.find((each) => each.contentWindow);
    if (frame) frame.contentWindow.print = () => { window.printed = frame; };
  };
}"""
PRINTED = """() => {
  const rules = [...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]);
  return document.documentElement.outerHTML + `<style>${rules.map((rule) => rule.cssText).join("")}</style>`;
}"""


def test_the_conversation_prints_as_a_page_of_its_own(chat, shots):
    page = chat.page
    chat.ask("fibro or dystonia, what is the difference")
    page.evaluate(CATCH_PRINT)
    chat.option("Print").click()
    page.wait_for_function("() => window.printed")
    paper = page.frames[-1]
    expect(paper.get_by_role("heading", name="Conversation with Atlas")).to_have_count(1)
    said = paper.locator("body").text_content()
    assert "fibro or dystonia, what is the difference" in said
    assert "not medical advice" in said
    expect(paper.locator("table")).to_have_count(1)
    expect(paper.locator("button, textarea")).to_have_count(0)
    assert paper.evaluate("() => [...document.querySelectorAll('details')].every((each) => each.open)")
    sheet = page.context.browser.new_page(viewport={"width": 794, "height": 1123})
    sheet.set_content(paper.evaluate(PRINTED))
    sheet.emulate_media(media="print")
    sheet.screenshot(path=shots / "printed.png")
    sheet.close()


def test_nothing_is_sent_when_nothing_was_typed(chat):
    server = FakeServer(chat.page, answering())
    chat.type("   ")
    chat.send.click()
    chat.ask("hello")
    assert [each["message"] for each in server.posted] == ["hello"]


def test_shift_and_enter_begin_a_new_line(chat):
    server = FakeServer(chat.page, answering())
    chat.field.fill("one")
    chat.field.press("Shift+Enter")
    chat.field.press_sequentially("two")
    chat.field.press("Enter")
    expect(chat.answers).to_have_count(1)
    assert server.posted[0]["message"] == "one\ntwo"


def test_no_more_can_be_typed_than_the_server_takes(chat):
    expect(chat.field).to_have_attribute("maxlength", "1000")
