"""What happens on the way: reload, another page, no connection, too much at once, a server that is killed."""

from __future__ import annotations

import json
import signal
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.talking import WEBHOOK, Chat, FakeServer, answering, message, refusing

AWAY = "Not sent yet"


def said_to(page):
    """What the page posts to the server from now on, which goes on to the server."""
    posted = []
    page.on("request", lambda each: posted.append(each.post_data_json) if each.method == "POST" else None)
    return posted


def ask_server(atlas, text, sender):
    """Ask the server without a browser."""
    body = json.dumps({"message": text, "sender": sender}).encode()
    request = urllib.request.Request(f"{atlas.url}/webhooks/web/webhook", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def kept(page, area="sessionStorage"):
    """What the browser keeps, as text."""
    return page.evaluate(f"() => JSON.stringify({area})")


def test_a_conversation_survives_a_reload_and_goes_on_in_the_same_session(visit, embedded):
    page = visit(embedded())
    posted = said_to(page)
    chat = Chat(page).open()
    chat.ask("is there a cure for cervical dystonia")
    page.reload()
    expect(chat.dialog).to_be_visible()
    expect(chat.answers.first).to_contain_text("There is no cure for cervical dystonia")
    expect(chat.ask("and for fibromyalgia?")).to_contain_text("fibromyalgia")
    assert posted[1]["sender"].startswith("web-")
    expect(chat.asked).to_have_count(2)


def test_a_conversation_goes_on_on_another_page_of_the_site(visit, embedded):
    address = embedded()
    embedded("/second")
    page = visit(address)
    chat = Chat(page).open()
    chat.ask("can i have both?")
    page.get_by_role("link", name="Another page").click()
    page.wait_for_url("**/second")
    expect(chat.answers.first).to_contain_text("A person can have both")


def test_a_new_tab_knows_nothing_of_a_conversation(visit, embedded):
    address = embedded()
    page = visit(address)
    Chat(page).open().ask("hello")
    other = page.context.new_page()
    other.goto(address)
    expect(Chat(other).open().answers).to_have_count(0)


def test_where_the_site_wants_it_a_conversation_is_there_in_a_new_tab_too(visit, embedded):
    address = embedded(storage="local")
    page = visit(address)
    Chat(page).open().ask("can i have both?")
    page.close()
    other = page.context.new_page()
    other.goto(address)
    expect(Chat(other).answers.first).to_contain_text("A person can have both")


def test_forgetting_deletes_the_conversation_here_and_on_the_server(visit, embedded, atlas):
    page = visit(embedded())
    posted = said_to(page)
    chat = Chat(page).open()
    chat.ask("is there a cure for cervical dystonia")
    sender = json.loads(page.evaluate("() => Object.values(sessionStorage)[0]"))["sender"]
    assert "cure" in ask_server(atlas, "repeat that please", sender)[0]["text"]
    chat.option("Forget this conversation").click()
    expect(page.get_by_text("Forgotten: the conversation was deleted here and on the server.")).to_be_visible()
    expect(chat.answers).to_have_count(0)
    assert posted[-1]["message"] == "/forget"
    assert posted[-1]["sender"] == sender
    assert "cure" not in kept(page)
    assert sender not in kept(page)
    assert "cure" not in ask_server(atlas, "repeat that please", sender)[0]["text"]


def test_after_forgetting_one_can_go_on_in_a_new_session(visit, embedded):
    page = visit(embedded())
    chat = Chat(page).open()
    chat.ask("hello")
    chat.option("Forget this conversation").click()
    expect(chat.answers).to_have_count(0)
    posted = said_to(page)
    expect(chat.ask("can i have both?")).to_contain_text("A person can have both")
    assert "sender" not in posted[0]


def test_starting_over_gives_an_empty_chat_and_has_the_server_forget(visit, embedded):
    page = visit(embedded())
    posted = said_to(page)
    chat = Chat(page).open()
    chat.ask("is there a cure for cervical dystonia")
    with page.expect_request(lambda each: each.method == "POST" and each.post_data_json["message"] == "/forget"):
        chat.option("Start over").click()
    expect(chat.answers).to_have_count(0)
    expect(chat.suggestions.first).to_be_visible()
    chat.ask("hello")
    assert "sender" not in posted[-1]


def test_a_question_asked_offline_stays_marked_and_is_sent_once_by_itself_when_the_connection_is_back(visit, embedded):
    page = visit(embedded())
    chat = Chat(page).open()
    chat.ask("hello")
    page.context.set_offline(True)
    chat.type("can i have both?")
    expect(chat.asked.last).to_contain_text("can i have both?")
    expect(chat.log.get_by_text(AWAY)).to_be_visible()
    expect(chat.log.get_by_role("button", name="Try again now")).to_be_visible()
    page.context.set_offline(False)
    expect(chat.answers).to_have_count(2)
    expect(chat.answers.last).to_contain_text("A person can have both")
    expect(chat.log.get_by_text(AWAY)).to_have_count(0)
    expect(chat.asked).to_have_count(2)


def test_a_question_that_waits_survives_a_reload_and_is_sent_then(visit, embedded):
    page = visit(embedded())
    chat = Chat(page).open()
    page.route(WEBHOOK, lambda route: route.abort())
    chat.type("can i have both?")
    expect(chat.log.get_by_text(AWAY)).to_be_visible()
    page.unroute(WEBHOOK)
    page.reload()
    expect(chat.answers).to_have_count(1)
    expect(chat.answers.last).to_contain_text("A person can have both")
    expect(chat.asked).to_have_count(1)


def test_questions_asked_while_the_server_is_away_are_sent_in_their_order_each_once(visit, embedded):
    page = visit(embedded())
    chat = Chat(page).open()
    server = FakeServer(page, lambda _: None)
    for text in ("one", "two", "three"):
        chat.type(text)
    expect(chat.log.get_by_text(AWAY)).to_be_visible()
    server.posted.clear()
    server.reply = answering()
    chat.log.get_by_role("button", name="Try again now").first.click()
    expect(chat.answers).to_have_count(3)
    assert [each["message"] for each in server.posted] == ["one", "two", "three"]
    assert len({each["id"] for each in server.posted}) == 3


def test_an_answer_that_got_lost_on_the_way_comes_again_and_the_server_answered_once(visit, embedded):
    page = visit(embedded())
    answered = []

    def lose_first(route):
        response = route.fetch()
        answered.append((route.request.post_data_json, response.json()))
        if len(answered) == 1:
            route.abort("connectionreset")
        else:
            route.fulfill(response=response)

    page.route(WEBHOOK, lose_first)
    chat = Chat(page).open()
    chat.type("can i have both?")
    chat.log.get_by_role("button", name="Try again now").click()
    expect(chat.answers).to_have_count(1)
    (first, given), (again, repeated) = answered
    assert again == first
    assert repeated == given  # also the session: nothing was answered twice


def test_too_many_questions_wait_as_long_as_the_server_says_and_are_sent_by_themselves(visit, embedded):
    page = visit(embedded())
    chat = Chat(page).open()
    replies = iter([refusing(429, "too_many_messages", Retry_After="2"), *[answering()({})] * 9])
    server = FakeServer(page, lambda _: next(replies))
    chat.type("hello")
    expect(chat.log.get_by_text("Your question will be sent in 2 seconds.")).to_be_visible()
    expect(chat.answers).to_have_count(1)
    first, again = server.posted
    assert again == first
    expect(chat.log.get_by_text("will be sent in")).to_have_count(0)


def test_a_failure_inside_the_server_is_told_and_can_be_tried_again(visit, embedded):
    page = visit(embedded())
    chat = Chat(page).open()
    server = FakeServer(page, lambda _: refusing(500, "failed"))
    chat.type("hello")
    expect(chat.log.get_by_text("Something went wrong")).to_be_visible()
    expect(chat.log.get_by_text("In an emergency, call your local emergency number.")).to_be_visible()
    server.reply = answering()
    chat.log.get_by_role("button", name="Try again now").click()
    expect(chat.answers).to_have_count(1)
    assert len({each["id"] for each in server.posted}) == 1


def test_when_the_server_does_not_know_the_session_a_new_one_begins_and_the_screen_stays(visit, embedded):
    page = visit(embedded())
    chat = Chat(page).open()
    server = FakeServer(page, answering("The first answer."))
    chat.ask("one")

    def forgetful(said):
        old = said.get("sender") == "web-1.x"
        return refusing(403, "unknown_sender") if old else (200, {}, [message("The second answer.", "web-2.x")])

    server.reply = forgetful
    chat.ask("two")
    assert chat.answers.all_text_contents() == ["The first answer.", "The second answer."]
    server.reply = answering("The third answer.")
    chat.ask("three")
    assert [each.get("sender") for each in server.posted] == [None, "web-1.x", None, "web-2.x"]


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_server_that_is_not_ready_is_waited_for(visit, embedded, status):
    page = visit(embedded())
    chat = Chat(page).open()
    server = FakeServer(page, lambda _: (status, {}, {}))
    chat.type("hello")
    expect(chat.log.get_by_text(AWAY)).to_be_visible()
    server.reply = answering()
    expect(chat.answers).to_have_count(1)


def test_a_browser_that_forbids_storage_can_hold_a_conversation(visit, embedded):
    page = visit("about:blank")
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
        }"""
    )
    page.goto(embedded())
    expect(Chat(page).open().ask("can i have both?")).to_contain_text("A person can have both")


@pytest.mark.parametrize("damaged", ["{", "null", "[]", '{"turns": 7}', '{"turns": [{"from": "nobody"}]}', '"x"'])
def test_what_is_damaged_in_the_storage_does_not_keep_the_chat_from_opening(visit, embedded, damaged):
    page = visit(embedded())
    Chat(page).open().ask("hello")
    page.evaluate("(value) => Object.keys(sessionStorage).forEach((key) => { sessionStorage[key] = value; })", damaged)
    page.reload()
    chat = Chat(page)
    if not chat.dialog.is_visible():
        chat.open()
    expect(chat.ask("can i have both?")).to_contain_text("A person can have both")


def test_a_server_that_is_killed_and_started_again_in_the_middle_costs_nothing(browser, site, start):
    mortal = start()
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(site.embed(f'<script type="module" src="{mortal.url}/widget.js"></script>', "", "/mortal"))
    posted = said_to(page)
    chat = Chat(page).open()
    chat.ask("is there a cure for cervical dystonia")
    mortal.end(signal.SIGKILL)
    chat.type("can i have both?")
    expect(chat.log.get_by_text(AWAY)).to_be_visible()
    mortal.start()
    expect(chat.answers).to_have_count(2, timeout=60_000)
    expect(chat.answers.last).to_contain_text("A person can have both")
    expect(chat.answers.first).to_contain_text("There is no cure for cervical dystonia")
    assert posted[-1]["sender"] == posted[1]["sender"]  # the session outlives the server
    assert posted[-1]["id"] == posted[1]["id"]
    page.context.close()
