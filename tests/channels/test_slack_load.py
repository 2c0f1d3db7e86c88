"""Many events at once, some delivered twice, and a Slack that fails now and then."""

from __future__ import annotations

import http.client
import json
import time

from tests.channels.slack_deliveries import WEBHOOK, signature
from tests.channels.slack_load import answered, make_faults, make_load


def _deliver_all(port, deliveries):
    """Deliver over one connection, one after the other, as fast as they are acknowledged."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for event in deliveries:
        body, stamp = json.dumps(event).encode(), str(int(time.time()))
        headers = {"content-type": "application/json", "x-slack-request-timestamp": stamp}
        connection.request("POST", WEBHOOK, body, {**headers, "x-slack-signature": signature(stamp, body)})
        response = connection.getresponse()
        response.read()
        assert response.status == 200
    connection.close()


def test_a_thousand_events_are_each_answered_once_and_in_order(slack, slack_site):
    load = make_load()
    slack.faults.extend(make_faults(2000, retry_after=0.05))
    _deliver_all(slack_site.site.port, load.deliveries)
    expected = {channel: [f"You said: {text}" for text in texts] for channel, texts in load.texts.items()}
    slack.wait_for_posts(sum(map(len, expected.values())), seconds=300)
    slack_site.end()  # nothing more comes
    assert answered(slack) == expected
    faults = len(slack.asked) - 1 - len(slack.posts)  # calls that were not carried out; the one is auth.test
    assert faults > 20
