"""The test questions are new to Atlas: what is measured with them was learnt, not remembered."""

from __future__ import annotations

import pytest

from bench.evaluation import near_copies as near
from bench.evaluation.near_copies import NearCopy, near_copies, without
from bench.evaluation.peers import phrases_of
from bench.evaluation.questions import MUST_BE_NEW, RIGHT_FACT, Asked, load, read
from bench.places import PHRASES
from bot.topics import Topic


def _asked(text: str, topic: Topic = Topic.CURE, file: str = "dev.yml") -> Asked:
    return Asked(text, topic, frozenset(), None, noisy=False, file=file)


LEARNT = [
    "is there a cure for fibromyalgia",
    "is there really a cure for fibromyalgia",
    "Where, then, can one buy a bicycle?",
    "where can i buy bread and a bicycle bell",
    "what a lovely morning",
    "what a lovely evening",
    "hello there",
    "hello there you",
]


@pytest.fixture
def found(app):
    """The training phrases that are near copies of one question."""
    return lambda asked: {each.phrase: each.cosine for each in near_copies(LEARNT, [asked], app.encoder)}


def test_no_training_phrase_is_a_near_copy_of_a_test_question(app):
    phrases = [text for text, _ in phrases_of(PHRASES)]

    assert list(map(str, near_copies(phrases, load(MUST_BE_NEW), app.encoder))) == []


def test_no_test_question_repeats_a_way_of_asking_for_a_fact(app):
    asked = [way.question for fact in app.catalogue.facts for way in fact.asked]
    questions = [*load(MUST_BE_NEW), *(_asked(each["text"]) for each in read(RIGHT_FACT))]

    assert list(map(str, near_copies(asked, questions, app.encoder))) == []


def test_case_punctuation_and_spaces_make_no_new_question(found):
    assert found(_asked("WHERE then can-one buy a  bicycle"))["Where, then, can one buy a bicycle?"] == 1


def test_a_word_more_or_less_makes_no_new_question(found):
    assert set(found(_asked("Is there any cure for fibromyalgia?"))) == set(LEARNT[:2])


def test_another_question_in_the_same_words_is_new(found):
    assert found(_asked("is a cure for fibromyalgia expensive there")) == {}
    assert found(_asked("what is the best recipe for pancakes")) == {}


def test_everybody_may_say_hello_in_the_same_words_but_nothing_else(found):
    assert found(_asked("Hello there!", Topic.GREETING)) == {}
    assert set(found(_asked("Hello there!", Topic.OUT_OF_SCOPE))) >= {"hello there"}
    assert set(found(_asked("what a lovely evening", Topic.GREETING))) >= {"what a lovely evening"}


def test_a_question_that_is_kept_unseen_is_not_shown():
    assert "secret" not in str(NearCopy("learnt", _asked("secret", file="final.yml"), 0.95))
    assert "open" in str(NearCopy("learnt", _asked("open"), 0.95))


@pytest.mark.usefixtures("app")
def test_only_the_phrases_that_are_too_near_are_removed(tmp_path, monkeypatch):
    path = tmp_path / "nlu.yml"
    lines = "".join(f"      - {phrase}\n" for phrase in LEARNT)
    path.write_text(f"nlu:\n  - intent: ask_cure\n    examples: |\n{lines}", encoding="utf-8")
    questions = tmp_path / "questions.yml"
    entry = f'- {{text: "{LEARNT[0]}?", topic: cure, conditions: [], treatment: null}}'
    questions.write_text(entry, encoding="utf-8")
    monkeypatch.setattr(near, "PHRASES", path)

    assert near.main([str(questions)]) == 1
    assert near.main([str(questions), "--remove"]) == 0
    assert near.main([str(questions)]) == 0
    assert [text for text, _ in phrases_of(path)] == LEARNT[2:]


def test_a_phrase_that_holds_a_removed_one_stays():
    assert without("      - is it\n      - is it rare\n", ["is it"]) == "      - is it rare\n"
