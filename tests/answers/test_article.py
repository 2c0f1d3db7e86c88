"""Every statement of the article can be got out of the bot by a natural question (tests/questions/article.yml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.answers.question import Context, Message
from bot.topics import Topic
from tests.answers.reading import facts_of

ENTRIES = yaml.safe_load((Path(__file__).parents[1] / "questions" / "article.yml").read_text(encoding="utf-8"))


def _case(entry: dict[str, str]) -> Any:
    name = f"{entry['statement']} {entry['fact']}"
    return pytest.param(entry["question"], entry["topic"], entry["fact"], id=name)


def test_all_75_statements_are_there_and_point_to_facts_on_their_topic(content):
    assert {each["statement"] for each in ENTRIES} == {f"S{i}" for i in range(1, 76)}
    assert [each for each in ENTRIES if each["fact"] not in content.fact] == []
    assert [each for each in ENTRIES if content.fact[each["fact"]].topic.value != each["topic"]] == []


def test_no_question_is_written_twice():
    questions = [each["question"] for each in ENTRIES]

    assert len(set(questions)) == len(questions)


@pytest.mark.parametrize(("question", "topic", "fact"), map(_case, ENTRIES))
def test_the_first_answer_to_its_question_holds_the_statement(app, question, topic, fact):
    names = app.names.find(question)
    message = Message(question, Topic(topic).intent, names.conditions, names.treatments, names.aspects)

    answer = app.answer(app.question(message, Context()), Context())

    assert fact in facts_of(answer)
