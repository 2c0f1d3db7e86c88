"""Whatever a message holds, it is text: nothing in it runs, loads or leads anywhere it should not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.talking import Chat, FakeServer

PAYLOADS = Path(__file__).with_name("payloads.txt").read_text(encoding="utf-8").splitlines()
SAFE = re.compile(r"(https?|tel|mailto):")
LISTEN = "() => { window.hits = []; window.hit = () => window.hits.push(1); }"
LOOK = Path(__file__).with_name("hostile.js").read_text(encoding="utf-8")


def hostile(payload):
    """An answer that holds the payload wherever an answer can hold something."""
    runs = [{"text": payload}, {"text": payload, "bold": True}, {"text": payload, "url": payload}]
    https = [{"text": payload, "url": f"https://example.org/{payload}"}]
    blocks = [
        {"type": "paragraph", "runs": runs},
        {"type": "paragraph", "runs": https},
        {"type": "paragraph", "role": "heading", "runs": runs},
        {"type": "paragraph", "role": "reminder", "runs": runs},
        {"type": "list", "items": [runs, runs]},
        {"type": "table", "head": [runs, runs], "rows": [[runs, runs]]},
        {"type": "alert", "level": payload, "blocks": [{"type": "paragraph", "runs": runs}]},
        {"type": "alert", "level": "emergency", "blocks": [{"type": "list", "items": [runs]}]},
    ]
    source = dict.fromkeys(["id", "title", "url", "publisher", "published", "reviewed"], payload)
    metadata = {"topic": payload, "facts": [payload], "sources": [source, {**source, "url": None}]}
    button = {"title": payload, "payload": payload}
    known = {
        "recipient_id": "web-1.x",
        "text": payload,
        "buttons": [button],
        "metadata": {**metadata, "blocks": blocks},
    }
    unknown = {"type": payload, "runs": payload}
    return [known, {"recipient_id": "web-1.x", "text": payload, "metadata": {"blocks": [unknown], "sources": payload}}]


@pytest.fixture
def unprotected(site, atlas):
    """A page without any policy: what stops a payload here is the widget alone."""
    return site.embed(f'<script type="module" src="{atlas.url}/widget.js"></script>', "", "/unprotected")


def test_there_are_more_than_a_hundred_payloads_and_none_twice():
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 100


def test_the_payloads_are_live_where_somebody_makes_markup_of_them(browser, site):
    page = browser.new_context().new_page()
    page.goto(site.embed("", "img-src 'self'; script-src 'unsafe-inline' 'unsafe-eval'", "/control"))
    page.evaluate(LISTEN)
    page.evaluate(
        """(payloads) => {
          for (const payload of payloads) {
            const place = document.createElement("div");
            document.body.append(place);
            place.innerHTML = payload;
          }
        }""",
        [payload for payload in PAYLOADS if "elsewhere" not in payload],
    )
    page.wait_for_function("() => window.hits.length >= 30")


def test_nothing_in_a_question_an_answer_a_button_or_a_source_ever_runs(visit, unprotected):
    page = visit(unprotected)
    page.evaluate(LISTEN)
    Chat(page).open()
    current = iter([payload for payload in PAYLOADS for _ in range(2)])
    server = FakeServer(page, lambda said: (200, {}, hostile(next(current))))

    seen = page.evaluate(LOOK, PAYLOADS)

    assert [said["message"].strip() for said in server.posted] == [each["payload"].strip() for each in seen]
    for each in seen:
        payload = each["payload"]
        assert each["question"].strip() == payload.strip()
        assert each["button"] == payload
        assert all(payload in answer for answer in each["answers"])
        assert (each["dangerous"], each["handlers"]) == ([], [])
        assert all(SAFE.match(href) and rel == "noopener noreferrer" for href, rel in each["links"])
    assert any(each["links"] for each in seen)
    assert page.evaluate("() => window.hits") == []
    assert page.url == unprotected
