"""Answering needs no connection: what a person types stays on the machine."""

from __future__ import annotations

import socket

import pytest

from bot.answers.question import Context, Message
from bot.app import App


class ConnectedError(Exception):
    """Something tried to reach another machine."""


@pytest.fixture
def cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name can be looked up and no connection opened."""

    def refuse(*arguments: object, **_: object) -> None:
        raise ConnectedError(arguments)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("cut_off")
def test_a_question_is_screened_and_answered_without_a_connection(app: App) -> None:
    text = "my fibromialgia is bad, is there a cure"
    named = app.names.find(text)
    question = app.question(Message(text, "ask_cure", named.conditions), Context())

    assert app.screen(text) is None
    assert question is not None
    assert app.nearness_of_topics(text)[question.topic] > 0  # the encoder has read it
    assert app.answer(question, Context()).facts


@pytest.mark.usefixtures("cut_off")
def test_it_would_be_noticed() -> None:
    with pytest.raises(ConnectedError):
        socket.create_connection(("example.org", 80))
