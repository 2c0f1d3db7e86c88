"""By keyboard, by screen reader, enlarged, without motion: the same chat."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.talking import Chat, FakeServer, answering

# What has the focus, through all shadow roots: its name, and whether one can see that it has it.
FOCUSED = """() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!focused || focused === document.body) return null;
  const shown = (each) => {
    const {outlineStyle: outline, outlineWidth: width, boxShadow: shadow} = getComputedStyle(each);
    return outline === "auto" || (outline !== "none" && parseFloat(width) >= 2) || shadow !== "none";
  };
  const box = focused.getBoundingClientRect();
  const top = focused.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  return {
    name: focused.getAttribute("aria-label") || focused.textContent || focused.id,
    tag: focused.localName,
    visible: shown(focused) || shown(focused.parentElement),
    covered: !(focused.contains(top) || top?.contains(focused)),
  };
}"""

INSIDE = "(() => document.querySelector('atlas-chat').shadowRoot)()"

TOO_SMALL = f"""() => [...{INSIDE}.querySelectorAll("button, summary, textarea, .calls a, label")]
  .map((each) => [each.textContent || each.id, each.getBoundingClientRect(), each])
  .filter(([, box, each]) => box.width && !each.classList.contains("unseen") && (box.width < 43.9 || box.height < 43.9))
  .map(([name, box]) => `${{name}}: ${{box.width}} x ${{box.height}}`)"""

CUT_OFF = f"""() => [...{INSIDE}.querySelectorAll("*")]
  .filter((each) => each.checkVisibility() && each.clientWidth > 1 && !each.matches("textarea, svg *"))
  .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline"
    && getComputedStyle(each).overflowX !== "visible")
  .map((each) => `${{each.localName}}.${{each.className}}: ${{each.scrollWidth}} > ${{each.clientWidth}}`)"""

OUT_OF_SIGHT = f"""() => [...{INSIDE}.querySelectorAll("button, a, p, li, td, th, summary, textarea")]
  .filter((each) => each.checkVisibility() && each.clientWidth !== 1)
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.right > innerWidth + 1 || box.left < -1))
  .map(([each]) => `${{each.localName}}: ${{each.textContent}}`)"""


@pytest.fixture
def page(visit, embedded):
    return visit(embedded())


def tab(page, times=1, key="Tab"):
    """Press a key, and give what then has the focus."""
    for _ in range(times):
        page.keyboard.press(key)
    return page.evaluate(FOCUSED)


def test_a_whole_conversation_needs_no_mouse(page):
    chat = Chat(page)
    expect(chat.launcher).to_be_visible()
    tab(page)
    assert "open the chat" in tab(page)["name"]
    page.keyboard.press("Enter")
    expect(chat.field).to_be_focused()
    page.keyboard.type("can i have both?")
    page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(1)
    expect(chat.field).to_be_focused()
    wanted = chat.suggestions.first.text_content()
    for _ in range(20):
        if (tab(page, key="Shift+Tab") or {}).get("name") == wanted:
            break
    expect(chat.suggestions.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(2)
    page.keyboard.press("Escape")
    expect(chat.dialog).to_be_hidden()
    expect(chat.launcher).to_be_focused()


def test_everything_is_reached_by_the_tab_key_and_one_sees_where_one_is(page):
    chat = Chat(page).open()
    chat.ask("can i have both?")
    chat.option("Large text").press("Tab")
    page.locator("body").press("Home")
    seen = {}
    for _ in range(40):
        focused = tab(page)
        if focused is None or focused["name"] in seen:
            continue
        seen[focused["name"]] = focused
    assert [each for each in seen.values() if not each["visible"]] == []
    assert [each for each in seen.values() if each["covered"]] == []
    names = " ".join(seen)
    for wanted in (
        "Options",
        "Close the chat",
        "Start over",
        "Forget this conversation",
        "question",
        "Send",
        "sources",
    ):
        assert wanted in names
    assert all(title in seen for title in chat.suggestions.all_text_contents())


def test_escape_closes_the_options_first_and_then_the_chat(page):
    chat = Chat(page).open()
    chat.option("Start over")
    options = page.get_by_role("group", name="Options")
    expect(options).to_be_visible()
    page.keyboard.press("Escape")
    expect(options).to_be_hidden()
    expect(page.get_by_role("button", name="Options")).to_be_focused()
    page.keyboard.press("Escape")
    expect(chat.dialog).to_be_hidden()


def test_the_focus_stays_in_the_chat_when_a_suggestion_disappears(page):
    chat = Chat(page).open()
    chat.suggestions.first.press("Enter")
    expect(chat.answers).to_have_count(1)
    assert page.evaluate(FOCUSED) is not None


def test_on_a_phone_the_page_behind_the_chat_cannot_be_reached(visit, embedded):
    page = visit(embedded(), viewport={"width": 320, "height": 640})
    Chat(page).open()
    seen = {(tab(page) or {}).get("name") for _ in range(25)}
    assert "Another page" not in seen


def test_a_screen_reader_hears_a_log_that_is_polite_and_alarms_that_are_not(page):
    chat = Chat(page).open()
    expect(chat.log).to_have_attribute("role", "log")  # polite by its nature
    assert chat.log.get_attribute("aria-live") in (None, "polite")
    chat.ask("my face is drooping")
    alert = chat.log.get_by_role("alert")
    expect(alert).to_have_count(1)
    assert alert.get_attribute("aria-live") in (None, "assertive")


def test_the_tree_that_a_screen_reader_walks_tells_what_there_is(page):
    chat = Chat(page).open()
    FakeServer(page, answering("An answer."))
    chat.ask("A question?")
    expect(chat.dialog).to_match_aria_snapshot(r"""
      - dialog "Atlas":
        - heading "Atlas" [level=2]
        - button "Options"
        - button "Close the chat"
        - log "Questions and answers":
          - paragraph:
            - text: You
            - time: /\d+:\d+/
          - paragraph: A question?
          - paragraph:
            - text: Atlas
            - time: /\d+:\d+/
          - paragraph: An answer.
        - textbox "Your question"
        - button "Send"
    """)


def test_every_control_has_a_name(page):
    chat = Chat(page).open()
    chat.ask("can i have both?")
    chat.option("Start over")
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = {"button", "link", "textbox", "checkbox", "switch", "dialog", "log", "group", "DisclosureTriangle"}
    controls = [each for each in nodes if each.get("role", {}).get("value") in roles and not each["ignored"]]
    assert len(controls) > 12
    groups = [each for each in controls if each["role"]["value"] != "group"]
    assert [each["role"]["value"] for each in groups if not each.get("name", {}).get("value")] == []


def test_the_language_of_questions_and_answers_is_told(visit, embedded):
    page = visit(embedded(language="de"))
    page.get_by_role("button", name="Atlas").click()
    page.get_by_role("textbox").fill("can i have both?")
    page.get_by_role("textbox").press("Enter")
    said = page.get_by_role("log").get_by_text("A person can have both").first
    expect(said).to_be_visible()
    assert said.evaluate("(each) => each.closest('[lang]').lang") == "en"
    assert page.get_by_role("textbox").evaluate("(each) => each.closest('[lang]').lang") == "de"


@pytest.mark.parametrize("width", [320, 1440])
def test_every_target_is_at_least_44_pixels_high_and_wide(visit, embedded, width):
    page = visit(embedded(), viewport={"width": width, "height": 800})
    chat = Chat(page)
    expect(chat.launcher).to_be_visible()
    assert page.evaluate(TOO_SMALL) == []
    chat.open()
    chat.ask("can i have both?")
    assert page.evaluate(TOO_SMALL) == []
    chat.option("Start over")
    assert page.evaluate(TOO_SMALL) == []
    page.keyboard.press("Escape")
    chat.ask("i want to kill myself")
    assert page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("zoom", [200, 400])
def test_enlarged_nothing_is_cut_off_and_nothing_must_be_scrolled_sideways(visit, embedded, zoom):
    page = visit(embedded(), viewport={"width": 1280 * 100 // zoom, "height": 1024 * 100 // zoom})
    chat = Chat(page).open()
    chat.ask("fibro or dystonia, what is the difference")
    chat.ask("i want to kill myself")
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(OUT_OF_SIGHT) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    chat.field.scroll_into_view_if_needed()
    expect(chat.field).to_be_in_viewport()
    chat.ask("hello")


@pytest.mark.parametrize("width", [320, 1280])
def test_text_of_twice_the_size_loses_nothing(visit, embedded, width):
    page = visit(embedded(), viewport={"width": width, "height": 900}, bypass_csp=True)
    page.add_style_tag(content="html { font-size: 200%; }")
    chat = Chat(page).open()
    chat.ask("fibro or dystonia, what is the difference")
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(OUT_OF_SIGHT) == []
    size = chat.answers.last.locator("p").first.evaluate("(each) => parseFloat(getComputedStyle(each).fontSize)")
    assert size >= 30
    expect(chat.send).to_be_in_viewport()


def test_the_large_text_switch_makes_text_larger_and_is_remembered(page):
    chat = Chat(page).open()
    FakeServer(page, answering())
    size = "(each) => parseFloat(getComputedStyle(each).fontSize)"
    before = chat.ask("hello").locator("p").first.evaluate(size)
    switch = chat.option("Large text")
    switch.click()
    assert chat.answers.last.locator("p").first.evaluate(size) >= 1.2 * before
    page.reload()
    expect(chat.answers.last).to_be_visible()
    assert chat.answers.last.locator("p").first.evaluate(size) >= 1.2 * before


def test_who_wants_no_motion_gets_none(visit, embedded):
    page = visit(embedded(), reduced_motion="reduce")
    chat = Chat(page).open()
    page.route("**/webhooks/web/webhook", lambda route: None)
    chat.type("hello")
    expect(page.get_by_text("Atlas is looking that up")).to_be_visible()
    moving = f"() => {INSIDE}.getAnimations().filter((each) => each.playState === 'running').length"
    assert page.evaluate(moving) == 0
    assert page.evaluate(f"() => getComputedStyle({INSIDE}.querySelector('[role=log]')).scrollBehavior") == "auto"
    page.unroute("**/webhooks/web/webhook")


def test_a_person_who_wants_motion_sees_that_something_happens(page):
    chat = Chat(page).open()
    page.route("**/webhooks/web/webhook", lambda route: None)
    chat.type("hello")
    expect(page.get_by_text("Atlas is looking that up")).to_be_visible()
    assert page.evaluate(f"() => {INSIDE}.getAnimations().length") > 0
    page.unroute("**/webhooks/web/webhook")


def test_with_forced_colours_what_is_set_off_still_has_an_edge(visit, embedded):
    page = visit(embedded(), forced_colors="active")
    chat = Chat(page).open()
    answer = chat.ask("can i have both?")
    edge = "(each) => getComputedStyle(each).borderTopStyle + ' ' + getComputedStyle(each).borderInlineStartStyle"
    assert "solid" in answer.locator(".reminder").evaluate(edge)
    chat.ask("my face is drooping")
    assert "solid" in chat.log.get_by_role("alert").evaluate(edge)
    assert "solid" in chat.field.evaluate(edge)


def test_the_time_of_a_turn_can_be_heard(page):
    chat = Chat(page).open()
    chat.ask("hello")
    assert re.search(r"Atlas \d{1,2}:\d\d", chat.log.locator(".turn.atlas").last.text_content())
