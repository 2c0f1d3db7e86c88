"""Actions for the tests of `in_process`."""

import asyncio
import time

from rasa_sdk import Action
from rasa_sdk.events import SlotSet
from rasa_sdk.interfaces import ActionExecutionRejection

IMPORTED = []
IMPORTED.append(time.monotonic())


class Answer(Action):
    def name(self):
        return "test_answer"

    def run(self, dispatcher, tracker, domain):
        said = tracker.latest_message["text"]
        dispatcher.utter_message(
            text=f"You said {said}",
            buttons=[{"title": "More", "payload": "more"}],
            atlas={"topic": "both", "facts": ("a", "b")},
        )
        return [SlotSet("condition", "fibromyalgia")]


class Later(Action):
    def name(self):
        return "test_later"

    async def run(self, dispatcher, tracker, domain):
        await asyncio.sleep(0.05)
        dispatcher.utter_message(text="later")


class Blocking(Action):
    def name(self):
        return "test_blocking"

    def run(self, dispatcher, tracker, domain):
        time.sleep(0.4)
        return []


class Failing(Action):
    def name(self):
        return "test_failing"

    def run(self, dispatcher, tracker, domain):
        raise ValueError(f"cannot understand {tracker.latest_message['text']}")


class Rejecting(Action):
    def name(self):
        return "test_rejecting"

    def run(self, dispatcher, tracker, domain):
        raise ActionExecutionRejection(self.name(), "not now")


class Meddling(Action):
    def name(self):
        return "test_meddling"

    def run(self, dispatcher, tracker, domain):
        tracker.latest_message["text"] = "changed"
        tracker.events.clear()
        return []
