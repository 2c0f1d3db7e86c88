"""Socket Mode: the same as over HTTP, without a public address."""

from __future__ import annotations

from tests.channels.slack_deliveries import command, message, press
from tests.channels.slack_server import APP_TOKEN


def _connected(slack):
    slack.wait_until(lambda: slack.sockets)


def test_a_message_over_the_socket_is_acknowledged_and_answered(slack, socket_site):
    _connected(slack)
    slack.deliver_over_socket("events_api", message("hello"), "e1")
    assert slack.wait_for_posts(1)[0].text == "You said: hello"
    slack.wait_until(lambda: slack.acknowledged == ["e1"])


def test_buttons_and_commands_come_over_the_socket_too(slack, socket_site):
    _connected(slack)
    button = {"type": "button", "action_id": "ask-0", "value": "pressed"}
    slack.deliver_over_socket("interactive", press(button), "e1")
    slack.deliver_over_socket("slash_commands", command("typed", slack.response_url()), "e2")
    assert {post.text for post in slack.wait_for_posts(2)} == {
        "> pressed\n\nYou said: pressed",
        "> typed\n\nYou said: typed",
    }


def test_what_is_not_for_us_is_acknowledged_and_ignored(slack, socket_site):
    _connected(slack)
    for number, kind in enumerate(("events_api", "interactive", "slash_commands", "something_new")):
        slack.deliver_over_socket(kind, {}, f"e{number}")
    slack.wait_until(lambda: len(slack.acknowledged) == 4)
    slack.deliver_over_socket("events_api", message("the end"), "e9")
    assert [post.text for post in slack.wait_for_posts(1)] == ["You said: the end"]


def test_an_event_that_comes_again_is_answered_once(slack, socket_site):
    _connected(slack)
    event = message("once")
    slack.deliver_over_socket("events_api", event, "e1")
    slack.deliver_over_socket("events_api", event, "e2")
    slack.deliver_over_socket("events_api", message("the end"), "e3")
    assert [post.text for post in slack.wait_for_posts(2)] == ["You said: once", "You said: the end"]


def test_it_connects_again_when_slack_asks_for_that(slack, socket_site):
    _connected(slack)
    slack.deliver_over_socket("disconnect", {}, "")
    slack.wait_until(lambda: len(slack.sockets) == 2)
    slack.deliver_over_socket("events_api", message("still here"), "e1")
    assert slack.wait_for_posts(1)[0].text == "You said: still here"


def test_without_a_signing_secret_there_is_no_webhook(slack, socket_site):
    assert socket_site.deliver(message("hello")).status == 404
    slack.wait_until(lambda: socket_site.site.request("GET", "/health").json["channels"]["slack"] == "ok")


def test_an_app_token_that_slack_refuses_is_shown(slack, start_slack):
    site = start_slack(slack_signing_secret="", slack_app_token=APP_TOKEN + "x")
    slack.wait_until(lambda: "apps.connections.open" in slack.asked)
    slack.wait_until(lambda: site.site.request("GET", "/health").json["channels"]["slack"] == "failing")
    assert site.site.request("GET", "/health").json["reasons"] == {"slack": "token_refused"}


def test_what_came_over_the_socket_is_answered_before_the_server_ends(slack, socket_site):
    _connected(slack)
    slack.faults.append(("429", 0.3))
    slack.deliver_over_socket("events_api", message("hello"), "e1")
    slack.wait_until(lambda: slack.acknowledged)
    socket_site.end()
    assert [post.text for post in slack.posts] == ["You said: hello"]
