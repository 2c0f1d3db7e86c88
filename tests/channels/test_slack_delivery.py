"""Answers on their way to Slack: faults, refusals, order, the end of the server."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.channels.retrying import persistently
from bot.channels.slack_api import SlackApi
from bot.channels.slack_blocks import Post
from bot.channels.slack_events import Place
from bot.channels.slack_failures import RespondError, judge
from tests.channels.slack_deliveries import command, mention, message
from tests.channels.slack_server import BOT_TOKEN


@pytest.mark.parametrize("fault", [("429", 0), ("429", 0.1), 500, 502, 503, 504, "close"], ids=str)
def test_a_call_that_slack_could_not_take_is_made_again(slack, slack_site, fault):
    slack.faults.append(fault)
    slack_site.deliver(message("hello"))
    assert [post.text for post in slack.wait_for_posts(1)] == ["You said: hello"]
    assert slack.asked.count("chat.postMessage") == 2


def test_the_time_that_slack_names_is_waited():
    waits = []

    async def sleep(seconds):
        waits.append(seconds)

    left = [RespondError(429, {"Retry-After": "30"}), RespondError(429, {"retry-after": "2.5"})]

    async def call():
        if left:
            raise left.pop(0)

    asyncio.run(persistently(call, judge, sleep=sleep))
    assert waits == [30, 2.5]


def test_answers_of_one_conversation_keep_their_order_when_one_is_held_up(slack, slack_site):
    slack.faults.extend([("429", 0.2), 500])
    texts = [f"message {number}" for number in range(10)]
    for text in texts:
        slack_site.deliver(message(text))
    assert [post.text for post in slack.wait_for_posts(10)] == [f"You said: {text}" for text in texts]


def test_one_conversation_does_not_wait_for_another(slack, slack_site):
    slack.faults.append("hold")
    slack_site.deliver(message("held", channel="D1"))
    slack.wait_until(lambda: "chat.postMessage" in slack.asked)
    slack_site.deliver(message("free", channel="D2"))
    assert slack.wait_for_posts(1)[0].text == "You said: free"
    slack.held.set()
    assert slack.wait_for_posts(2)[1].text == "You said: held"


def test_the_acknowledgement_does_not_wait_for_the_answer(slack, slack_site):
    release = threading.Event()

    async def behave(message):
        await asyncio.get_running_loop().run_in_executor(None, release.wait, 20)
        await slack_site.site.agent.echo(message)

    slack_site.site.agent.behave = behave
    assert slack_site.deliver(message("slow")).status == 200
    assert slack.posts == []  # acknowledged, and not answered yet
    release.set()
    slack.wait_for_posts(1)


def test_an_answer_that_takes_its_time_is_announced_in_a_thread(slack, slack_site):
    async def behave(message):
        await asyncio.get_running_loop().run_in_executor(None, announced.wait, 20)
        await slack_site.site.agent.echo(message)

    announced = threading.Event()
    slack_site.site.agent.behave = behave
    slack_site.deliver(mention("slow", ts="5.5"))
    slack.wait_until(lambda: slack.calls)
    announced.set()
    slack.wait_for_posts(1)
    assert [call.method for call in slack.calls] == ["assistant.threads.setStatus", "chat.postMessage"]
    assert slack.calls[0].body == {"channel_id": "C1", "thread_ts": "5.5", "status": "is typing..."}


def test_an_emergency_reaches_the_person_as_plain_text_when_slack_refuses_the_blocks(slack, slack_site):
    paragraphs = [f"Call 112 now, part {number}. " + "Do not wait. " * 100 for number in range(6)]
    blocks = [{"type": "paragraph", "runs": [{"text": text}]} for text in paragraphs]
    alert = {"topic": "emergency", "blocks": [{"type": "alert", "level": "emergency", "blocks": blocks}]}

    async def behave(message):
        await message.output_channel.send_response("x", {"text": "\n\n".join(paragraphs), "atlas": alert})

    slack_site.site.agent.behave = behave
    slack.refuse = lambda _method, body: "invalid_blocks" if body.get("blocks") else None
    slack_site.deliver(message("I cannot breathe"))
    slack.wait_until(lambda: slack.posts and "part 5" in slack.posts[-1].text)
    assert all("blocks" not in post.body for post in slack.posts)
    whole = "\n\n".join(post.text for post in slack.posts)
    assert whole.split("\n\n") == [text.strip() for text in paragraphs]


def test_what_slack_refuses_for_good_is_logged_once_and_the_turn_is_saved(slack, slack_site, capfd):
    slack.refuse = lambda method, _body: "is_archived" if method == "chat.postMessage" else None
    slack_site.deliver(message("hello"))
    slack.wait_until(lambda: slack.asked.count("chat.postMessage") == 2)  # with blocks, and as plain text
    assert slack_site.site.agent.finished == ["hello"]
    slack.refuse = lambda _method, _body: None
    slack_site.deliver(message("again"))
    assert slack.wait_for_posts(1)[0].text == "You said: again"
    logged = "".join(capfd.readouterr())
    assert logged.count("slack.send_failed") == 1
    assert "is_archived" in logged


def test_a_command_without_an_address_to_respond_to_is_answered_in_the_direct_messages(slack, slack_site):
    slack_site.type_command(command("hello"))
    (post,) = slack.wait_for_posts(1)
    assert (post.method, post.body["channel"]) == ("chat.postMessage", "U1")


def test_a_command_whose_address_cannot_be_reached_is_answered_in_the_direct_messages(slack, slack_site):
    slack_site.type_command(command("hello", "http://127.0.0.1:9/respond"))
    assert slack.wait_for_posts(1)[0].body["channel"] == "U1"


def test_what_was_acknowledged_is_answered_before_the_server_ends(slack, start_slack):
    site = start_slack()
    slack.faults.append(("429", 0.5))
    for number in range(5):
        site.deliver(message(f"message {number}"))
    site.end()
    assert [post.text for post in slack.posts] == [f"You said: message {number}" for number in range(5)]


def test_the_start_does_not_depend_on_slack(slack, start_slack):
    site = start_slack(slack_api_base_url="http://127.0.0.1:9/api/")
    slack.wait_until(lambda: site.site.request("GET", "/health").json["channels"]["slack"] == "failing")
    assert site.site.request("GET", "/health").status == 200
    assert site.site.request("GET", "/health").json["reasons"] == {"slack": "unreachable"}


def test_a_user_of_ours_is_asked_for_until_slack_answers(slack, start_slack):
    slack.refuse = lambda method, _body: "fatal_error" if slack.asked.count(method) < 2 else None
    site = start_slack()
    slack.wait_until(lambda: site.site.request("GET", "/health").json["channels"]["slack"] == "ok")
    assert slack.asked.count("auth.test") == 2


def test_an_answer_that_is_no_json_is_a_failure_like_another(slack):
    reports = []

    async def run():
        api = SlackApi(BOT_TOKEN, slack.base_url.replace("/api/", "/odd/"), reports.append)
        try:
            return await api.post(Post("hello", [{"type": "divider"}]), Place("C1", "U1"))
        finally:
            await api.close()

    assert asyncio.run(run()) is False
    assert reports[-1] == "refused"


def test_so_many_conversations_at_once_have_rasa_and_the_others_wait_their_turn(slack, slack_site):
    running, most = set(), []

    async def behave(message):
        running.add(message.sender_id)
        most.append(len(running))
        await asyncio.sleep(0.01)
        running.discard(message.sender_id)
        await slack_site.site.agent.echo(message)

    slack_site.site.agent.behave = behave
    for number in range(60):
        slack_site.deliver(message("hello", channel=f"D{number}"))
    slack.wait_for_posts(60)
    assert max(most) <= 8
