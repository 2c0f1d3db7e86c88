"""Voice input and reading aloud: off until a person wants them, with a word on where the voice goes."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.talking import Chat, FakeServer, answering

# In place of the browser's own recognition and voices, which need a microphone, speakers and a network.
EARS = """(heard) => {
  window.ears = [];
  window.SpeechRecognition = window.webkitSpeechRecognition = class {
    start() { window.ears.push(this); }
    stop() { this.onend(); }
    hear(text) { this.onresult({results: [[{transcript: text}]]}); }
    fail(error) { this.onerror({error}); this.onend(); }
  };
}"""
VOICES = """(local) => {
  window.spoken = [];
  const voices = [{name: "Anna", lang: "en-GB", localService: local}];
  Object.defineProperty(window, "speechSynthesis", {value: Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (words) => { window.spoken.push(words.text); window.now = words; },
    cancel: () => { window.now?.onend?.(); window.now = null; },
  })});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


@pytest.fixture
def hearing(visit, embedded):
    """The chat in a browser that can listen and speak; `local` is whether the voice is one of the device."""

    def go(*, local=True):
        page = visit("about:blank")
        page.add_init_script(f"({EARS})(); ({VOICES})({str(local).lower()});")
        page.goto(embedded())
        return Chat(page).open()

    return go


def test_nothing_listens_or_speaks_until_a_person_wants_it(hearing):
    chat = hearing()
    FakeServer(chat.page, answering())
    chat.ask("hello")
    expect(chat.page.get_by_role("button", name="Speak your question")).to_have_count(0)
    assert chat.page.evaluate("() => [window.ears.length, window.spoken.length]") == [0, 0]


def test_before_one_turns_it_on_it_says_where_the_voice_goes(hearing):
    chat = hearing()
    chat.option("Speak your question")
    expect(chat.page.get_by_text("it may send your voice to its maker")).to_be_visible()
    expect(chat.page.get_by_text("With a voice of this device: nothing is sent anywhere.")).to_be_visible()


def test_a_spoken_question_waits_in_the_field_until_it_is_sent(hearing):
    chat = hearing()
    server = FakeServer(chat.page, answering())
    chat.option("Speak your question").click()
    chat.page.keyboard.press("Escape")
    chat.page.get_by_role("button", name="Speak your question").click()
    expect(chat.page.get_by_text("Listening …")).to_be_visible()
    chat.page.evaluate("() => window.ears[0].hear('can i have both')")
    chat.page.get_by_role("button", name="Stop listening").click()
    expect(chat.field).to_have_value("can i have both")
    assert server.posted == []
    chat.send.click()
    expect(chat.answers).to_have_count(1)


@pytest.mark.parametrize(
    ("error", "told"),
    [("not-allowed", "The microphone cannot be used here."), ("no-speech", "Nothing was understood.")],
)
def test_when_nothing_can_be_heard_it_says_why(hearing, error, told):
    chat = hearing()
    chat.option("Speak your question").click()
    chat.page.keyboard.press("Escape")
    chat.page.get_by_role("button", name="Speak your question").click()
    chat.page.evaluate("(error) => window.ears[0].fail(error)", error)
    expect(chat.page.get_by_text(told)).to_be_visible()
    expect(chat.page.get_by_role("button", name="Speak your question")).to_be_visible()


def test_answers_are_read_aloud_where_a_person_wants_it_and_stop_with_the_next_question(hearing):
    chat = hearing()
    FakeServer(chat.page, answering("The answer."))
    chat.option("Read answers aloud").click()
    chat.page.keyboard.press("Escape")
    chat.ask("hello")
    assert chat.page.evaluate("() => window.spoken") == ["The answer."]
    chat.type("more")
    chat.page.wait_for_function("() => window.spoken.length === 2")


def test_an_answer_can_be_read_once_more_and_stopped(hearing):
    chat = hearing()
    FakeServer(chat.page, answering("The answer."))
    chat.option("Read answers aloud").click()
    chat.page.keyboard.press("Escape")
    chat.ask("hello")
    chat.page.evaluate("() => window.speechSynthesis.cancel()")
    chat.log.get_by_role("button", name="Read aloud").click()
    assert chat.page.evaluate("() => window.spoken.length") == 2
    chat.log.get_by_role("button", name="Stop reading").click()
    expect(chat.log.get_by_role("button", name="Read aloud")).to_be_visible()


def test_a_voice_from_the_network_is_not_used(hearing):
    chat = hearing(local=False)
    chat.option("Start over")
    expect(chat.page.get_by_text("Read answers aloud")).to_have_count(0)


def test_a_browser_without_speech_offers_none(visit, embedded):
    page = visit("about:blank")
    for name in ("SpeechRecognition", "webkitSpeechRecognition", "speechSynthesis"):
        page.add_init_script(f"delete window.{name}")
    page.goto(embedded())
    chat = Chat(page).open()
    chat.option("Start over")
    expect(page.get_by_role("switch")).to_have_count(1)
    expect(page.get_by_role("switch", name="Large text")).to_be_visible()
