"""Slack over HTTP: what it delivers, and what people then see."""

from __future__ import annotations

import json

import pytest

from tests.channels.slack_deliveries import command, envelope, mention, message, press
from tests.channels.slack_server import BOT_USER


def _say(text: str, **more):
    async def behave(message):
        await message.output_channel.send_response(message.sender_id, {"text": text, **more})

    return behave


def test_a_direct_message_is_answered(slack, slack_site):
    reply = slack_site.deliver(message("What is dystonia?"))
    assert (reply.status, reply.body) == (200, b"")
    (post,) = slack.wait_for_posts(1)
    assert post.body["channel"] == "D1"
    assert "thread_ts" not in post.body
    assert post.text == "You said: What is dystonia?"
    assert post.body["blocks"][0]["text"] == {"type": "mrkdwn", "text": post.text}
    assert post.body["unfurl_links"] is False


def test_a_group_direct_message_is_answered(slack, slack_site):
    slack_site.deliver(message("Is there a cure?", channel="G1", kind="mpim"))
    (post,) = slack.wait_for_posts(1)
    assert (post.body["channel"], post.text) == ("G1", "You said: Is there a cure?")


def test_a_mention_is_answered_in_a_thread_below_it(slack, slack_site):
    event = mention("what is fibro?", ts="1700000000.000777")
    slack_site.deliver(event)
    (post,) = slack.wait_for_posts(1)
    assert (post.body["channel"], post.body["thread_ts"]) == ("C1", "1700000000.000777")
    assert post.text == "You said: what is fibro?"


def test_a_mention_in_a_group_message_arrives_twice_and_is_answered_once(slack, slack_site):
    text, stamp = f"<@{BOT_USER}> hello", "1700000000.000888"
    slack_site.deliver(message(text, channel="G1", kind="mpim", ts=stamp))
    slack_site.deliver(mention("hello", channel="G1", ts=stamp))
    slack_site.deliver(message("the end", channel="G1", kind="mpim"))
    slack.wait_until(lambda: "the end" in slack_site.site.agent.finished)
    assert sorted(slack_site.site.agent.texts) == ["hello", "the end"]


def test_a_mention_without_a_question_is_helped(slack, slack_site):
    slack_site.deliver(mention(""))
    slack.wait_for_posts(1)
    assert slack_site.site.agent.texts == ["/capabilities"]


def test_threads_keep_a_context_of_their_own(slack, slack_site):
    senders = []

    async def behave(message):
        senders.append(message.sender_id)
        await message.output_channel.send_response(message.sender_id, {"text": "ok"})

    slack_site.site.agent.behave = behave
    for thread in ("", "1.1", "2.2", "1.1"):
        slack_site.deliver(message("hello", **({"thread_ts": thread} if thread else {})))
    slack_site.deliver(mention("hello", thread_ts="3.3"))
    posts = slack.wait_for_posts(5)
    assert sorted(senders) == [
        "slack-T1-C1-3.3",
        "slack-T1-D1",
        "slack-T1-D1-1.1",
        "slack-T1-D1-1.1",
        "slack-T1-D1-2.2",
    ]
    assert sorted(post.body.get("thread_ts", "") for post in posts) == ["", "1.1", "1.1", "2.2", "3.3"]


@pytest.mark.parametrize("content_type", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_a_charset_in_the_content_type_changes_nothing(slack, slack_site, content_type):
    slack_site.send(json.dumps(message("hello")), content_type)
    assert slack.wait_for_posts(1)[0].text == "You said: hello"


def test_the_address_is_verified_with_the_challenge(slack, slack_site):
    reply = slack_site.deliver({"type": "url_verification", "token": "x", "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9C"})
    assert (reply.status, reply.json) == (200, {"challenge": "3eZbrw1aBm2rZgRNFdxV2595E9C"})


@pytest.mark.parametrize(
    "event",
    [
        message("x joined", subtype="channel_join"),
        message("x joined", subtype="group_join"),
        message("", subtype="file_share", files=[{"id": "F1"}]),
        message("look at this", subtype="file_share", files=[{"id": "F1"}]),
        message("edited", subtype="message_changed", hidden=True),
        message("hello", subtype="bot_message", bot_id="B2"),
        message("hello", bot_id="B2"),
        message("hello", user=BOT_USER),
        {**message("hello", user=BOT_USER), "authorizations": None},
        message("hello", app_id="A1"),
        message("hello", channel="C1", kind="channel"),
        message("hello", channel="C1", kind="group"),
        message(""),
        message("hello", channel=7),
        message("hello", user=None),
        message(["hello"]),
        envelope({"type": "reaction_added", "user": "U1"}),
        envelope({"type": "app_home_opened", "user": "U1", "tab": "messages"}),
        {"type": "event_callback"},
        {"type": "event_callback", "event": "x"},
        {"type": "app_rate_limited", "team_id": "T1", "minute_rate_limited": 1},
        {"type": ["event_callback"]},
        {},
    ],
    ids=lambda event: json.dumps(event.get("event", event))[:60],
)
def test_what_nobody_said_to_us_is_acknowledged_and_ignored(slack, slack_site, event):
    assert slack_site.deliver(event).status == 200
    slack_site.deliver(message("the end"))
    assert [post.text for post in slack.wait_for_posts(1)] == ["You said: the end"]
    assert slack_site.site.agent.texts == ["the end"]


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}, "view": {"id": "V1"}},
        {"type": "view_closed"},
        {"type": "shortcut", "callback_id": "x"},
        {"type": "message_action"},
        {"type": "block_suggestion"},
        {"type": "something_new"},
        {"type": "block_actions"},
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "actions": ["x"], "channel": "C1"},
        press({"type": "static_select", "action_id": "a", "selected_option": {"value": "x"}}),
        press({"type": "button", "action_id": "a", "value": 7}),
        {**press({"type": "button", "value": "x"}), "channel": None, "container": {"type": "view"}},
    ],
    ids=lambda payload: json.dumps(payload)[:60],
)
def test_interactions_that_are_not_ours_are_acknowledged_and_ignored(slack, slack_site, payload):
    reply = slack_site.interact(payload)
    assert (reply.status, reply.body) == (200, b"")
    slack_site.deliver(message("the end"))
    assert [post.text for post in slack.wait_for_posts(1)] == ["You said: the end"]


def test_a_pressed_button_asks_what_it_says_and_is_quoted(slack, slack_site):
    buttons = [{"title": f"Question {number}", "payload": f"question {number}"} for number in range(30)]
    slack_site.site.agent.behave = _say("Yes.", buttons=buttons)
    slack_site.deliver(message("hello"))
    (post,) = slack.wait_for_posts(1)
    assert [button["value"] for button in post.buttons] == [button["payload"] for button in buttons]
    slack_site.site.agent.behave = slack_site.site.agent.echo
    assert slack_site.interact(press(post.buttons[29])).status == 200
    answer = slack.wait_for_posts(2)[1]
    assert answer.text == "> question 29\n\nYou said: question 29"
    assert "thread_ts" not in answer.body


def test_a_button_in_a_thread_is_answered_there(slack, slack_site):
    slack_site.interact(press({"type": "button", "action_id": "ask-0", "value": "why?"}, "C1", thread_ts="9.9"))
    (post,) = slack.wait_for_posts(1)
    assert (post.body["channel"], post.body["thread_ts"]) == ("C1", "9.9")


def test_a_button_triggers_no_intent(slack, slack_site):
    slack_site.interact(press({"type": "button", "action_id": "ask-0", "value": "/emergency{}"}))
    slack.wait_for_posts(1)
    assert slack_site.site.agent.texts == ["emergency{}"]


@pytest.mark.parametrize(("action", "helpful"), [("helpful", True), ("not_helpful", False)])
def test_an_answer_from_facts_can_be_rated(slack, slack_site, action, helpful):
    rated = []

    async def behave(message):
        rated.append((message.text, message.metadata))
        await message.output_channel.send_response(message.sender_id, {"text": "Yes.", "atlas": {"facts": ["a"]}})

    slack_site.site.agent.behave = behave
    slack_site.deliver(message("hello"))
    (button,) = [each for each in slack.wait_for_posts(1)[0].buttons if each["action_id"] == action]
    slack_site.interact(press(button))
    assert "> " not in slack.wait_for_posts(2)[1].text
    assert rated[1] == ("/feedback", {"helpful": helpful})


def test_a_command_is_answered_for_one_person_alone(slack, slack_site):
    reply = slack_site.type_command(command("what is botox?", slack.response_url()))
    assert (reply.status, reply.body) == (200, b"")
    (post,) = slack.wait_for_posts(1)
    assert post.method == "respond"
    assert (post.body["response_type"], post.body["replace_original"]) == ("ephemeral", False)
    assert post.text == "> what is botox?\n\nYou said: what is botox?"


def test_a_button_below_a_private_answer_is_answered_in_private(slack, slack_site):
    payload = press({"type": "button", "action_id": "ask-0", "value": "why?"}, "C1")
    payload["container"]["is_ephemeral"] = True
    slack_site.interact({**payload, "response_url": slack.response_url("two")})
    assert slack.wait_for_posts(1)[0].method == "respond"


@pytest.mark.parametrize(("typed", "heard"), [("", "/capabilities"), ("help", "/capabilities"), ("/botox", "botox")])
def test_a_command_without_a_question_is_helped(slack, slack_site, typed, heard):
    slack_site.type_command(command(typed, slack.response_url()))
    slack.wait_for_posts(1)
    assert slack_site.site.agent.texts == [heard]


def test_the_command_can_forget(slack, slack_site):
    slack_site.type_command(command("forget", slack.response_url()))
    assert "It is forgotten." in slack.wait_for_posts(1)[0].text
    assert slack_site.site.agent.texts == []


def test_a_private_answer_finds_its_way_when_the_response_url_is_used_up(slack, slack_site):
    slack.refuse = lambda method, _body: "used_url" if method == "respond" else None
    slack_site.type_command(command("hello", slack.response_url()))
    (post,) = slack.wait_for_posts(1)
    assert (post.method, post.body["channel"]) == ("chat.postMessage", "U1")  # the direct messages with this person


def test_the_home_tab_says_what_atlas_is(slack, slack_site):
    slack_site.deliver(envelope({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"}))
    slack.wait_until(lambda: slack.calls)
    (call,) = slack.calls
    assert (call.method, call.body["user_id"]) == ("views.publish", "U1")
    texts = [block["text"]["text"] for block in call.body["view"]["blocks"]]
    assert texts == ["Atlas", "What it is.", "Limits."]


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_an_event_that_is_delivered_again_is_answered_once(slack, slack_site, number):
    event = message("once")
    slack_site.deliver(event)
    assert slack_site.deliver(event, x_slack_retry_num=number, x_slack_retry_reason="http_timeout").status == 200
    slack_site.deliver(message("the end"))
    assert [post.text for post in slack.wait_for_posts(2)] == ["You said: once", "You said: the end"]


def test_a_press_and_a_command_that_are_delivered_again_are_answered_once(slack, slack_site):
    payload = press({"type": "button", "action_id": "ask-0", "value": "pressed"})
    form = command("typed", slack.response_url(), channel="D1")
    for _ in range(2):
        slack_site.interact(payload)
        slack_site.type_command(form)
    slack_site.deliver(message("the end"))
    slack.wait_for_posts(3)
    assert slack_site.site.agent.texts == ["pressed", "typed", "the end"]


def test_two_servers_with_one_database_answer_an_event_once(slack, start_slack):
    one, other = start_slack(), start_slack()
    event = message("once")
    one.deliver(event)
    slack.wait_for_posts(1)
    other.deliver(event)
    other.deliver(message("the end"))
    assert [post.text for post in slack.wait_for_posts(2)] == ["You said: once", "You said: the end"]
