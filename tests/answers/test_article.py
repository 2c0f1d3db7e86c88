"""Every statement of the article can be got out of the bot by a natural question (tests/questions/article.yml)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.answers.question import Context, Message
from bot.topics import Topic
from tests.answers.reading import facts_of

ENTRIES = yaml.safe_load((Path(__file__).parents[1] / "questions" / "article.yml").read_text(encoding="utf-8"))
KNOWN_GAPS = {
    "does cold help fibromyalgia pain": "'cold' alone names no treatment, so the overview is told and not fm-cold-may-help",
    "can people with these conditions still have an active social life?": "'these conditions' is not understood as both",
    "is staying active and social important for mental health with these conditions?": "'these conditions', as above",
}


def _cases() -> list:
    def marks(question: str) -> list[pytest.MarkDecorator]:
        reason = KNOWN_GAPS.get(question)
        return [pytest.mark.xfail(strict=True, reason=reason)] if reason else []

    return [
        pytest.param(each["question"], each["topic"], each["fact"], id=f"{each['statement']} {each['fact']}", marks=marks(each["question"]))
        for each in ENTRIES
    ]  # fmt: skip


def test_all_75_statements_are_there_and_point_to_facts_on_their_topic(content):
    assert {each["statement"] for each in ENTRIES} == {f"S{i}" for i in range(1, 76)}
    assert [each for each in ENTRIES if each["fact"] not in content.fact] == []
    assert [each for each in ENTRIES if content.fact[each["fact"]].topic.value != each["topic"]] == []


def test_no_question_is_written_twice():
    questions = [each["question"] for each in ENTRIES]

    assert len(set(questions)) == len(questions)


@pytest.mark.parametrize(("question", "topic", "fact"), _cases())
def test_the_first_answer_to_its_question_holds_the_statement(app, question, topic, fact):
    names = app.names.find(question)
    message = Message(question, Topic(topic).intent, names.conditions, names.treatments, names.aspects)

    answer = app.answer(app.question(message, Context()), Context())

    assert fact in facts_of(answer)
