"""What reaches the address of Slack's deliveries and should not, and what tells of the channel's state."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from tests.channels.slack_deliveries import FORM, message


@pytest.mark.parametrize(
    "changes",
    [
        {"x_slack_signature": "v0=" + "0" * 64},
        {"x_slack_signature": ""},
        {"x_slack_signature": "v0=\u00e9"},
        {"stamp": "1531420618"},
        {"stamp": "99999999999"},
        {"stamp": "9" * 400},
        {"stamp": "now"},
        {"stamp": ""},
    ],
    ids=str,
)
def test_what_slack_did_not_sign_just_now_is_refused(slack, slack_site, changes):
    reply = slack_site.deliver(message("forged"), **changes)
    assert (reply.status, reply.code) == (401, "bad_signature")
    slack_site.deliver(message("the end"))
    assert [post.text for post in slack.wait_for_posts(1)] == ["You said: the end"]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'"x"', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"type": "url_verification"}', "application/json", 400),
        (b'{"type": "url_verification", "challenge": {}}', "application/json", 400),
        (b"payload={", FORM, 400),
        (b"payload=[]", FORM, 400),
        (b"&".join(b"a%d=1" % number for number in range(200)), FORM, 400),
        (b"", FORM, 200),
        (b"ssl_check=1&token=x", FORM, 200),
        (b"command=%2Fatlas&text=hello", FORM, 200),
        (b"\xff\xfe\x00binary", "application/json", 401),
        (b"x" * 1_100_000, "application/json", 413),
        (b"<xml/>", "text/xml", 415),
        (b"{}", "", 415),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_odd_body_is_refused_or_ignored(slack, slack_site, body, content_type, status):
    assert slack_site.send(body, content_type).status == status
    slack_site.deliver(message("the end"))
    assert [post.text for post in slack.wait_for_posts(1)] == ["You said: the end"]


def test_odd_characters_in_a_message_do_no_harm(slack, slack_site):
    slack_site.deliver(message("a\u0000b \ud800 c", channel="D\ud800"))
    slack_site.deliver(message("a\u0000b \ud800 &lt;c&gt;"))
    assert slack.wait_for_posts(1)[0].text == "You said: ab &lt;c&gt;"


def test_a_message_that_is_too_long_is_told_so(slack, slack_site):
    slack_site.deliver(message("x" * 1001))
    assert "1,000 characters" in slack.wait_for_posts(1)[0].text
    assert slack_site.site.agent.texts == []


def test_another_method_and_another_secret_get_nowhere(slack_site):
    assert slack_site.site.request("GET", "/webhooks/slack/webhook").status == 405
    body = urlencode({"command": "/atlas"})
    assert slack_site.send(body, FORM, x_slack_signature="v0=" + "ab" * 32).status == 401


def test_health_shows_the_state(slack, slack_site):
    slack.wait_until(lambda: slack_site.site.request("GET", "/health").json["channels"]["slack"] == "ok")


def test_without_a_token_slack_is_off(start_slack):
    site = start_slack(slack_bot_token="", slack_signing_secret="")
    assert site.site.request("GET", "/health").json["channels"] == {"slack": "off", "web": "ok"}
    assert site.deliver(message("hello")).status == 404


def test_a_token_that_slack_refuses_is_shown(slack, start_slack):
    site = start_slack(slack_bot_token="xoxb-other")
    slack.wait_until(lambda: site.site.request("GET", "/health").json["channels"]["slack"] == "failing")
    assert site.site.request("GET", "/health").json["reasons"] == {"slack": "token_refused"}


def test_no_word_of_a_person_and_no_secret_is_logged(slack, slack_site, caplog, capfd):
    slack.refuse = lambda method, _body: "channel_not_found" if method == "chat.postMessage" else None
    slack_site.deliver(message("my private words"))
    slack.wait_until(lambda: slack.asked.count("chat.postMessage") == 2)
    logged = caplog.text + "".join(capfd.readouterr())
    assert "private" not in logged
    assert "xoxb" not in logged
