"""What the web channel gives the whole server."""

from __future__ import annotations

import logging
import re
from urllib.parse import urljoin

import pytest

from bot.channels.assets import load_assets
from bot.channels.channel_state import FAILING, OFF, states_of
from tests.channels.serving import JSON, WEBHOOK

ELSEWHERE = "https://clinic.example"


def test_the_front_page_is_ours_and_not_rasas(site):
    reply = site.request("GET", "/")
    assert reply.status == 200
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert b"Atlas" in reply.body
    assert b"Hello from Rasa" not in reply.body


def test_every_file_that_the_page_names_is_served(site):
    page = site.request("GET", "/").body.decode()
    names = re.findall(r'(?:src|href)="([^"#:]+)"', page)
    assert len(names) >= 3
    assert {site.request("GET", f"/{name}").status for name in names} == {200}


def _modules():
    return [address for address in load_assets().files if address.endswith(".js")]


@pytest.mark.parametrize("module", _modules())
def test_every_module_that_a_module_names_is_served(site, module):
    script = site.request("GET", module)
    assert script.headers["content-type"].startswith("text/javascript")
    for name in re.findall(r"""(?:from|import|import\() ?"(\.[^"]+)\"""", script.body.decode()):
        assert site.request("GET", urljoin(module, name)).status == 200, name


def test_the_page_itself_says_what_to_do_in_an_emergency(site):
    page = site.request("GET", "/").body.decode()
    assert "call your local emergency number" in re.sub(r"<noscript>.*?</noscript>", "", page, flags=re.DOTALL)


def test_the_page_says_that_no_clinician_has_signed_off_the_facts(site):
    page = " ".join(site.request("GET", "/").body.decode().split())
    assert "No doctor or nurse has signed the facts off yet" in page


@pytest.mark.parametrize("address", load_assets().files)
def test_no_file_names_another_host_from_which_to_load(site, address):
    loads = rb"""(src=|@import|url\(|fetch\(|import\(|import|from)[ "'(]+(https?:)?//"""
    assert not re.search(loads, site.request("GET", address).body)


def test_a_page_of_another_site_may_load_the_modules_under_the_present_version(site):
    told = site.request("GET", "/page.js").headers["Content-Location"]
    reply = site.request("GET", f"/{told}", headers={"Origin": ELSEWHERE})
    assert reply.status == 200
    assert reply.headers.get_all("Access-Control-Allow-Origin") == ["*"]
    assert "immutable" in reply.headers["Cache-Control"]


def test_a_file_for_every_site_stays_so_when_some_may_also_ask(start):
    reply = start(allowed_origins=(ELSEWHERE,)).request("GET", "/page.js", headers={"Origin": ELSEWHERE})
    assert reply.headers.get_all("Access-Control-Allow-Origin") == ["*"]
    assert reply.headers.get_all("Vary") == ["Accept-Encoding"]


def test_the_head_of_the_page_can_be_asked_for(site):
    reply = site.request("HEAD", "/")
    assert (reply.status, reply.body) == (200, b"")


@pytest.mark.parametrize("path", ["/../web.py", "/strings", "/page.html", "/nothing.js", "/%2e%2e/web.py"])
def test_no_other_file_is_served(site, path):
    assert site.request("GET", path).status == 404


def test_health_says_when_it_can_answer(site):
    reply = site.request("GET", "/health")
    assert reply.status == 200
    assert reply.json == {"status": "ok", "channels": {"web": "ok"}}


def test_health_says_when_it_cannot_answer_yet(site):
    site.agent.ready = False
    reply = site.request("GET", "/health")
    assert (reply.status, reply.code) == (503, "not_ready")


def test_an_unknown_address_gets_an_error_in_the_form_of_the_contract(site):
    reply = site.request("GET", "/nothing?here")
    assert (reply.status, reply.code) == (404, "not_found")


@pytest.mark.parametrize(("method", "path"), [("GET", WEBHOOK), ("PUT", WEBHOOK), ("POST", "/"), ("DELETE", "/health")])
def test_a_wrong_method_gets_an_error_in_the_form_of_the_contract(site, method, path):
    reply = site.request(method, path)
    assert (reply.status, reply.code) == (405, "wrong_method")
    assert reply.headers["Allow"]


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/"), ("GET", "/health"), ("GET", "/nothing"), ("GET", WEBHOOK), ("POST", WEBHOOK), ("OPTIONS", WEBHOOK)],
)
def test_every_response_has_the_security_headers(site, method, path):
    headers = site.request(method, path).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "require-trusted-types-for 'script'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "microphone=(self)" in headers["Permissions-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]


def test_only_pages_of_the_allowed_origins_may_show_atlas_in_a_frame(start):
    headers = start(allowed_origins=(ELSEWHERE, "http://localhost:8000")).request("GET", "/").headers
    assert headers["Content-Security-Policy"].endswith(f"frame-ancestors {ELSEWHERE} http://localhost:8000")
    assert headers["X-Frame-Options"] is None  # it could only say nobody


def test_answers_are_kept_by_no_cache(site):
    assert site.say("hello").headers["Cache-Control"] == "no-store"
    assert site.say("").headers["Cache-Control"] == "no-store"


def test_a_page_of_an_allowed_origin_may_ask(start):
    site = start(allowed_origins=(ELSEWHERE,))
    asked = {
        "Origin": ELSEWHERE,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    preflight = site.request("OPTIONS", WEBHOOK, headers=asked)
    assert preflight.status in (200, 204)
    assert preflight.headers.get_all("Access-Control-Allow-Origin") == [ELSEWHERE]
    assert preflight.headers["Access-Control-Allow-Methods"] == "POST"
    assert preflight.headers["Access-Control-Allow-Headers"] == "Content-Type"
    reply = site.post(b'{"message": "hello"}', {**JSON, "Origin": ELSEWHERE})
    assert reply.headers.get_all("Access-Control-Allow-Origin") == [ELSEWHERE]
    assert "Origin" in reply.headers["Vary"]


def test_an_error_can_be_read_by_a_page_of_an_allowed_origin(start):
    site = start(allowed_origins=(ELSEWHERE,), rate_limit_per_minute=1)
    site.say("hello")
    reply = site.post(b'{"message": "hello"}', {**JSON, "Origin": ELSEWHERE})
    assert reply.status == 429
    assert reply.headers["Access-Control-Allow-Origin"] == ELSEWHERE
    assert "Retry-After" in reply.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize(
    "origin", ["https://other.example", "http://clinic.example", "https://clinic.example.evil", "null"]
)
def test_pages_of_other_origins_may_not_ask(start, origin):
    site = start(allowed_origins=(ELSEWHERE,))
    headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    assert site.request("OPTIONS", WEBHOOK, headers=headers).headers["Access-Control-Allow-Origin"] is None
    assert site.post(b'{"message": "hello"}', {**JSON, **headers}).headers["Access-Control-Allow-Origin"] is None


def test_by_default_only_the_own_page_may_ask(site):
    assert (
        site.request("OPTIONS", WEBHOOK, headers={"Origin": ELSEWHERE}).headers["Access-Control-Allow-Origin"] is None
    )


def test_every_origin_can_be_allowed(start):
    site = start(allowed_origins=("*",))
    reply = site.post(b'{"message": "hello"}', {**JSON, "Origin": ELSEWHERE})
    assert reply.headers["Access-Control-Allow-Origin"] == ELSEWHERE


def test_the_access_log_holds_no_words_of_a_user(site, caplog):
    with caplog.at_level(logging.INFO, logger="sanic.access"):
        site.say("my secret words")
        site.request("GET", f"{WEBHOOK}?message=secret")
    requests = [record.request for record in caplog.records if record.name == "sanic.access"]
    assert len(requests) == 2
    assert not [request for request in requests if "secret" in request]


def test_no_log_of_ours_holds_the_words_of_a_user(site, caplog, capfd):
    async def behave(message):
        raise RuntimeError(message.text)

    site.agent.behave = behave
    site.say("my secret words")
    assert "secret" not in caplog.text
    assert "secret" not in "".join(capfd.readouterr())


def test_health_shows_how_each_channel_is_doing_and_its_status_does_not_depend_on_it(start):
    site = start()
    states = states_of(site.app)
    states.set("telegram", OFF)
    states.set("slack", FAILING, "token_refused")
    reply = site.request("GET", "/health")
    assert reply.status == 200
    assert reply.json["channels"] == {"web": "ok", "telegram": "off", "slack": "failing"}
    assert reply.json["reasons"] == {"slack": "token_refused"}
    states.set("slack", "ok")
    assert "reasons" not in site.request("GET", "/health").json
