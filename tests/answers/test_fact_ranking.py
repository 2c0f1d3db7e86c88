"""Which fact comes first: with vectors that a test can calculate in its head."""

from __future__ import annotations

import numpy as np
import pytest

from bot.answers.ranking import Ranker, texts_of
from bot.facts.model import Reply
from bot.topics import Topic
from tests.builders import asked, make_catalogue, make_fact

WORDS = ["loud", "short", "red", "why", "yes", "no"]


def _vector(text: str) -> list[float]:
    """One dimension for each of WORDS, of length 1."""
    counts = np.array([text.lower().count(word) for word in WORDS], float)
    return (counts / (np.linalg.norm(counts) or 1)).tolist()


def _encode(texts):
    return np.array([_vector(text) for text in texts])


def _mask(text: str) -> str:
    return text.replace("hiccups", "it")


def _ranker(*facts) -> tuple[Ranker, tuple]:
    catalogue = make_catalogue(*facts)
    return Ranker(catalogue, _encode(texts_of(catalogue, _mask)), _encode, _mask), facts


LOUD = make_fact("loud", "hiccups are loud", asked=(*asked("why yes", "yes"), *asked("why no", "no")))
SHORT = make_fact("short", "hiccups are short")
RED = make_fact("red", "hiccups are red", asked=asked("short red"))


def test_each_fact_stands_for_its_statement_and_its_ways_of_asking_with_names_masked():
    assert texts_of(make_catalogue(LOUD, SHORT), _mask) == ["it are loud", "why yes", "why no", "it are short"]


@pytest.mark.parametrize(
    ("question", "order"),
    [("loud", ["loud", "short", "red"]), ("red", ["red", "loud", "short"]), ("short", ["short", "red", "loud"])],
)
def test_the_nearest_fact_comes_first(question, order):
    ranker, facts = _ranker(LOUD, SHORT, RED)

    assert [each.fact.id for each in ranker.rank(question, facts)] == order


def test_the_reply_is_that_of_the_nearest_way_of_asking():
    ranker, facts = _ranker(LOUD)

    assert ranker.rank("why no", facts)[0].reply is Reply.NO
    assert ranker.rank("why yes", facts)[0].reply is Reply.YES


def test_a_way_of_asking_counts_for_more_than_a_statement_that_is_as_near():
    ranker, facts = _ranker(make_fact("said", "loud"), make_fact("asked", "short", asked=asked("loud")))

    said, *_ = reversed(ranker.rank("loud", facts))
    assert said.fact.id == "said"
    assert said.nearness == pytest.approx(0.9)


def test_of_two_that_are_equally_near_the_earlier_one_leads():
    ranker, facts = _ranker(make_fact("first", "loud"), make_fact("second", "loud"))

    assert [each.fact.id for each in ranker.rank("loud", facts)] == ["first", "second"]


@pytest.mark.parametrize("question", ["", "  ", "\n"])
def test_without_a_question_the_order_of_the_files_counts_and_nothing_is_near(question):
    ranker, facts = _ranker(RED, LOUD)

    assert [(each.fact.id, each.nearness) for each in ranker.rank(question, facts)] == [("red", 0.0), ("loud", 0.0)]


def test_some_of_the_facts_can_be_ranked():
    ranker, (loud, _, red) = _ranker(LOUD, SHORT, RED)

    assert [each.fact.id for each in ranker.rank("red", [loud, red])] == ["red", "loud"]
    assert ranker.rank("red", []) == []


def test_a_topic_is_as_near_as_the_nearest_of_its_facts():
    facts = [
        make_fact("said", "loud", topic=Topic.SYMPTOMS),
        make_fact("asked", "short", topic=Topic.CAUSES, asked=asked("loud")),
        make_fact("far", "red", topic=Topic.CAUSES),
    ]
    ranker, _ = _ranker(*facts)

    nearness = ranker.nearness_of_topics("loud")

    assert nearness == {Topic.SYMPTOMS: pytest.approx(0.9), Topic.CAUSES: pytest.approx(1.0)}
    assert ranker.nearness_of_topics("  ") == {}
