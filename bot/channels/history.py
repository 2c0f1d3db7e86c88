"""The events of a conversation -> fewer events that lead to the same state. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    ConversationPaused,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker


def shorten(events: list[Event], slots: Iterable[Slot], turns: int) -> list[Event]:
    """The last `turns` turns of the running session, with what happened before them summed up.

    A turn begins with what the user said. Replaying the result gives the same slots, loop and latest message as
    replaying everything; only the older words are gone.
    """
    events = _running_session(events)
    starts = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(starts) <= turns:
        return events
    cut = starts[-turns]
    return _sum_up(events[:cut], slots) + events[cut:]


def _running_session(events: list[Event]) -> list[Event]:
    """What came before a session start has no effect: it resets the state and sets the slots that it carries over."""
    for place in range(len(events) - 1, 0, -1):
        event = events[place]
        if isinstance(event, ActionExecuted) and event.action_name == ACTION_SESSION_START_NAME:
            return events[place:]
    return events


def _sum_up(events: list[Event], slots: Iterable[Slot]) -> list[Event]:
    """A session start that leads to the state after `events`, in the form that Rasa gives to its own."""
    tracker = DialogueStateTracker.from_events("", events, slots)
    summary: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    summary += [SlotSet(slot.name, slot.value) for slot in tracker.slots.values() if slot.value != slot.initial_value]
    if tracker.active_loop_name:
        summary.append(ActiveLoop(tracker.active_loop_name))
    if tracker.is_paused():
        summary.append(ConversationPaused())
    summary.append(ActionExecuted(ACTION_LISTEN_NAME))
    for event in summary:
        event.timestamp = events[-1].timestamp
    return summary
