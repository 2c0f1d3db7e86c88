"""One tag on a page of somebody else, with a strict content security policy."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.serving import other_site
from tests.browser.talking import Chat, FakeServer, answering

MOST_BYTES = 25 * 1024

# Notes what moves on the page, and what happens between the run of the script and the picture of the launcher.
OBSERVE = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const {value, sources} of list.getEntries()) {
      const own = sources.filter(({node}) => node && document.querySelector("main").contains(node));
      window.shifts.push({value, own: own.map(({node}) => node.nodeName)});
    }
  }).observe({type: "layout-shift", buffered: true});
  new MutationObserver(() => {
    const chat = document.querySelector("body > atlas-chat");
    if (!chat || window.launched) return;
    window.launched = {run: performance.now()};
    requestAnimationFrame(() => {
      const button = chat.shadowRoot.querySelector("button");
      window.launched.box = button.getBoundingClientRect().toJSON();
      const painted = new MessageChannel();
      painted.port1.onmessage = () => { window.launched.painted = performance.now(); };
      painted.port2.postMessage(null);
    });
  }).observe(document, {childList: true, subtree: true});
}"""


@pytest.fixture
def observed(browser, visit):
    """Opens a page that is observed from its very beginning."""

    def go(url):
        page = visit("about:blank")
        page.add_init_script(f"({OBSERVE})()")
        page.goto(url)
        return page

    return go


def boxes(page):
    """Where everything of the page itself is, and how far it can be scrolled."""
    return page.evaluate(
        """() => [...document.querySelectorAll("main, main *")]
          .map((each) => JSON.stringify(each.getBoundingClientRect()))
          .concat(document.documentElement.scrollWidth, document.documentElement.scrollHeight, scrollY)"""
    )


def test_one_tag_gives_a_launcher_and_a_chat_that_answers(visit, embedded):
    chat = Chat(visit(embedded())).open()
    expect(chat.dialog).to_be_visible()
    expect(chat.ask("can i have both?")).to_contain_text("A person can have both")


def test_a_page_can_hold_the_chat_itself_and_then_has_no_launcher(visit, embedded):
    page = visit(embedded(inline="<atlas-chat></atlas-chat>"))
    chat = Chat(page)
    expect(chat.ask("can i have both?")).to_contain_text("A person can have both")
    expect(chat.launcher).to_have_count(0)
    expect(page.locator("atlas-chat")).to_have_count(1)


def test_the_tag_twice_on_a_page_gives_one_launcher(visit, embedded, atlas):
    again = f'<script type="module" src="{atlas.url}/widget.js"></script>'
    page = visit(embedded(inline=again))
    expect(Chat(page).launcher).to_be_visible()
    expect(page.locator("atlas-chat")).to_have_count(1)


def test_the_chat_says_what_the_tag_tells_it_to(visit, embedded):
    tag = {"title": "Ask us", "greeting": "Good day to you.", "questions": "What is it?|Who gets it?", "open": ""}
    page = visit(embedded(**tag))
    expect(page.get_by_role("dialog", name="Ask us")).to_be_visible()
    expect(page.get_by_text("Good day to you.")).to_be_visible()
    assert Chat(page).suggestions.all_text_contents() == ["What is it?", "Who gets it?"]


@pytest.mark.parametrize("position", ["left", "right"])
def test_the_launcher_is_on_the_side_that_the_tag_names(visit, embedded, position):
    box = Chat(visit(embedded(position=position))).launcher.bounding_box()
    assert (box["x"] < 720) == (position == "left")


@pytest.mark.parametrize(("colour", "ink"), [("#ffe08a", "rgb(0, 0, 0)"), ("#7a1f5c", "rgb(255, 255, 255)")])
def test_the_launcher_has_the_colour_of_the_tag_and_writing_that_can_be_read_on_it(visit, embedded, colour, ink):
    launcher = Chat(visit(embedded(colour=colour))).launcher
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    expect(launcher).to_have_css("background-color", f"rgb({red}, {green}, {blue})")
    written = [int(each) for each in re.findall(r"\d+", launcher.evaluate("(each) => getComputedStyle(each).color"))]
    assert (sum(written) < 200) == (ink == "rgb(0, 0, 0)")


@pytest.mark.parametrize("colour", ["red;}", "url(https://elsewhere.example)", "#12", ""])
def test_a_colour_that_is_none_is_left_out(visit, embedded, colour):
    usual = Chat(visit(embedded())).launcher.evaluate("(each) => getComputedStyle(each).backgroundColor")
    expect(Chat(visit(embedded(colour=colour))).launcher).to_have_css("background-color", usual)


@pytest.mark.parametrize(("theme", "device"), [("dark", "light"), ("light", "dark")])
def test_the_tag_can_choose_light_or_dark_against_the_device(visit, embedded, theme, device):
    chat = Chat(visit(embedded(theme=theme), color_scheme=device)).open()
    ground = chat.dialog.evaluate("(each) => getComputedStyle(each).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (theme == "light")


def test_another_endpoint_can_be_named(visit, embedded, atlas):
    page = visit(embedded(endpoint=f"{atlas.url}/elsewhere"))
    asked = []
    page.route("**/elsewhere", lambda route: (asked.append(route.request.url), route.abort()))
    Chat(page).open().type("hello")
    expect(Chat(page).log.get_by_text("Not sent yet")).to_be_visible()
    assert set(asked) == {f"{atlas.url}/elsewhere"}


def test_the_widget_leaves_no_global_no_cookie_and_before_it_is_used_nothing_in_storage(visit, embedded, site):
    names = "() => Object.getOwnPropertyNames(window).sort()"
    bare = visit(site.embed("", "default-src 'none'; img-src data:", "/bare")).evaluate(names)
    page = visit(embedded())
    expect(Chat(page).launcher).to_be_visible()
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
    Chat(page).open().ask("hello")
    assert page.evaluate(names) == bare
    assert page.context.cookies() == []
    assert page.evaluate("() => localStorage.length") == 0


def test_everything_that_a_visitor_ever_loads_is_small(visit, embedded, shots):
    page = visit("about:blank")
    sizes = {}
    page.on("requestfinished", lambda each: sizes.update({each.url: each.sizes()["responseBodySize"]}))
    page.goto(embedded())
    expect(Chat(page).launcher).to_be_visible()
    first = sum(size for url, size in sizes.items() if url.endswith(".js"))
    Chat(page).open().ask("hello")
    files = {url: size for url, size in sizes.items() if url.endswith(".js")}
    figures = {"bytes before it is opened": first, "bytes in all": sum(files.values()), "files": len(files)}
    (shots / "bytes.json").write_text(json.dumps(figures, indent=1))
    assert 0 < sum(files.values()) <= MOST_BYTES


def test_the_launcher_is_there_in_the_first_picture_after_the_script_ran(observed, embedded, shots):
    page = observed(embedded())
    page.wait_for_function("() => window.launched && window.launched.painted")
    launched = page.evaluate("() => window.launched")
    took = launched["painted"] - launched["run"]
    (shots / "launcher.json").write_text(json.dumps({"milliseconds from script to picture": round(took, 1)}))
    assert launched["box"]["width"] >= 44
    assert launched["box"]["height"] >= 44


def test_nothing_on_the_page_moves_when_the_chat_comes_is_opened_used_and_closed(observed, embedded):
    page = observed(embedded())
    before = boxes(page)
    chat = Chat(page)
    expect(chat.launcher).to_be_visible()
    assert boxes(page) == before
    chat.open().ask("can i have both?")
    assert boxes(page) == before
    page.keyboard.press("Escape")
    expect(chat.dialog).to_be_hidden()
    assert boxes(page) == before
    shifts = page.evaluate("() => window.shifts")
    assert [each for each in shifts if each["own"]] == []
    assert sum(each["value"] for each in shifts) < 0.01  # what may move is a line within the chat; 0.1 is "good"


def test_the_style_of_the_page_stays_outside(visit, site, atlas):
    rude = "<style>button, textarea, p { display: none !important; } * { font-size: 3px; letter-spacing: 1em; }</style>"
    page = visit(site.embed(f'{rude}<script type="module" src="{atlas.url}/widget.js"></script>', "", "/rude"))
    chat = Chat(page).open()
    FakeServer(page, answering("A plain answer."))
    expect(chat.ask("hello")).to_have_css("font-size", "16px")
    expect(chat.answers.last).to_have_css("letter-spacing", "normal")


def test_what_is_typed_into_the_chat_is_not_taken_for_a_shortcut_of_the_page(visit, embedded):
    page = visit(embedded())
    page.evaluate("() => { window.keys = []; addEventListener('keydown', (each) => window.keys.push(each.key)); }")
    chat = Chat(page).open()
    heard = page.evaluate("() => window.keys.length")
    chat.field.press_sequentially("so")
    assert page.evaluate("() => window.keys.length") == heard


def test_a_pinned_version_loads_each_of_its_files_once_and_for_good(visit, embedded, atlas):
    there = visit("/").evaluate("async () => (await fetch('widget.js')).headers.get('content-location')")
    address = embedded(file=there)
    page = visit(address)
    expect(Chat(page).launcher).to_be_visible()
    urls, received = {}, {}
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.requestWillBeSent", lambda event: urls.update({event["requestId"]: event["request"]["url"]}))
    network.on(
        "Network.loadingFinished", lambda event: received.update({urls[event["requestId"]]: event["encodedDataLength"]})
    )
    page.goto(address)
    expect(Chat(page).open().ask("can i have both?")).to_contain_text("A person can have both")
    files = {url: size for url, size in received.items() if url.endswith(".js")}
    prefix = f"{atlas.url}/{there.removesuffix('widget.js')}"
    assert [url for url in files if not url.startswith(prefix)] == []
    assert (files[f"{prefix}widget.js"], files[f"{prefix}dom.js"]) == (0, 0)


def test_a_page_that_pinned_a_version_of_yesterday_goes_on_working(visit, embedded):
    page = visit(embedded(file="v0123456789abcdef/widget.js"))
    expect(Chat(page).open().ask("can i have both?")).to_contain_text("A person can have both")


def test_a_site_that_was_not_allowed_gets_no_answer_and_its_visitor_is_told(browser, embedded, atlas):
    tag = f'<script type="module" src="{atlas.url}/widget.js"></script>'
    with other_site() as stranger:
        page = browser.new_context().new_page()
        page.goto(stranger.embed(tag, ""))
        chat = Chat(page).open()
        chat.type("hello")
        expect(chat.log.get_by_text("Not sent yet")).to_be_visible()
        expect(chat.answers).to_have_count(0)
        page.context.close()


def test_only_a_site_that_was_allowed_may_show_the_page_of_atlas_in_a_frame(browser, site, atlas):
    frame = f'<iframe src="{atlas.url}/" title="Atlas"></iframe>'
    page = browser.new_context().new_page()
    page.goto(site.embed(frame, "", "/frame"))
    expect(Chat(page.frame_locator("iframe")).field).to_be_visible()
    with other_site() as stranger:
        page.goto(stranger.embed(frame, "", "/frame"))
        page.wait_for_load_state("load")
        expect(page.frame_locator("iframe").get_by_role("heading", name="Atlas")).to_have_count(0)
    page.context.close()
