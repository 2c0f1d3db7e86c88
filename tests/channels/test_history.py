"""Fewer events, the same state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    ConversationPaused,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.history import shorten

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [ask_cure]
slots:
  condition: {type: text, mappings: [{type: custom}]}
  shown: {type: list, mappings: [{type: custom}]}
  level: {type: text, initial_value: low, mappings: [{type: custom}]}
actions: [action_answer]
"""
)


def _start():
    return [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]


def _turn(text="hello", *more):
    return [
        UserUttered(text, {"name": "ask_cure"}),
        ActionExecuted("action_answer"),
        BotUttered(f"You said {text}"),
        *more,
        ActionExecuted("action_listen"),
    ]


def _state(events):
    tracker = DialogueStateTracker.from_events("web-1", events, DOMAIN.slots)
    return (
        tracker.current_slot_values(),
        tracker.latest_message.text,
        tracker.latest_bot_utterance.text,
        tracker.latest_action_name,
        tracker.active_loop_name,
        tracker.is_paused(),
        tracker.followup_action,
    )


TURNS = st.lists(
    st.builds(
        lambda text, more: _turn(text, *more),
        st.sampled_from(["a", "b", "c"]),
        st.lists(
            st.sampled_from(["x", "y", None]).map(lambda value: SlotSet("condition", value))
            | st.lists(st.integers(), max_size=3).map(lambda value: SlotSet("shown", value))
            | st.sampled_from(["low", "high", None]).map(lambda value: SlotSet("level", value))
            | st.sampled_from(["a_form", None]).map(ActiveLoop)
            | st.builds(ConversationPaused)
            | st.builds(Restarted),
            max_size=2,
        ),
    ),
    max_size=12,
)


@given(TURNS, st.integers(1, 5))
def test_the_state_is_that_of_the_whole_conversation(turns, kept):
    events = [*_start(), *(event for turn in turns for event in turn)]
    assert _state(shorten(events, DOMAIN.slots, kept)) == _state(events)


@given(TURNS, st.integers(1, 5))
def test_shortening_again_and_again_keeps_the_state(turns, kept):
    whole, short = _start(), _start()
    for turn in turns:
        whole += turn
        short = shorten([*short, *turn], DOMAIN.slots, kept)
    assert _state(short) == _state(whole)


def test_only_the_last_turns_are_kept():
    events = [*_start(), *(event for number in range(50) for event in _turn(str(number)))]
    said = [event.text for event in shorten(events, DOMAIN.slots, 3) if isinstance(event, UserUttered)]
    assert said == ["47", "48", "49"]


def test_a_short_conversation_stays_as_it_is():
    events = [*_start(), *_turn(), *_turn()]
    assert shorten(events, DOMAIN.slots, 2) is events


def test_what_came_before_a_new_session_is_dropped():
    events = [*_start(), *_turn("old"), *_start(), *_turn("new")]
    assert [event.text for event in shorten(events, DOMAIN.slots, 9) if isinstance(event, UserUttered)] == ["new"]


@pytest.mark.parametrize("events", [[], [ActionExecuted("action_listen")], _start()])
def test_a_conversation_without_a_message_stays_as_it_is(events):
    assert shorten(events, DOMAIN.slots, 1) == events
