"""`atlas ask` and `atlas chat`."""

from __future__ import annotations

from bot.cli import terminal
from bot.cli.chat import _meant
from tests.cli.project import ROOT, Project

BUTTONS = [{"title": "Is there a cure?", "payload": "is there a cure"}, {"title": "Why?", "payload": "why"}]


def test_a_question_gets_its_answer_and_nothing_else_on_standard_output(trained: Project) -> None:
    ended = trained.atlas("ask", "hello")
    assert ended.status == 0
    assert ended.out == "Hello from the small bot.\n"


def test_a_question_without_words_is_told_in_one_line(trained: Project) -> None:
    ended = trained.atlas("ask", "")
    assert ended.status == 1
    assert ended.problem.startswith("atlas: There is no question.")


def test_a_conversation_can_come_through_a_pipe(trained: Project) -> None:
    ended = trained.atlas("chat", typed="hello\n\n1\n/quit\nhello\n")
    assert ended.status == 0
    assert ended.out == "\nHello from the small bot.\n\n  1. What troubles you?\n\nI am sorry to hear it.\n"


def test_a_conversation_ends_with_its_input(trained: Project) -> None:
    assert trained.atlas("chat", typed="worry").out == "\nI am sorry to hear it.\n"


def test_nobody_triggers_an_intent_by_typing(trained: Project) -> None:
    ended = trained.atlas("chat", typed="/trouble\n/greeting\n")
    assert ended.status == 0
    assert "Traceback" not in ended.err


def test_a_number_means_the_suggestion_with_that_number() -> None:
    assert [_meant(typed, BUTTONS) for typed in ("1", "2", "3", "0", "two")] == [
        "is there a cure",
        "why",
        "3",
        "0",
        "two",
    ]


def test_suggestions_are_numbered_from_one() -> None:
    assert terminal.suggestions(["Is there a cure?", "Why?"]) == "  1. Is there a cure?\n  2. Why?"


def test_the_real_atlas_answers_in_the_terminal() -> None:
    ended = Project(ROOT).atlas("ask", "can I have both?")
    assert ended.status == 0, ended.err
    assert ended.out.startswith("Yes")
    assert "doctor" in ended.out
