"""Reading, spelling and concepts, each by itself."""

from __future__ import annotations

import pytest

from bot.safety.concepts import CircleError, Concepts, in_order, is_well_formed, parse_phrase
from bot.safety.reading import plain, words_of
from bot.safety.spelling import Spelling, with_endings


def texts(text: str) -> list[str]:
    """The words of a text, without their places."""
    return [word.text for word in words_of(text)]


def concepts(**phrases: list[str]) -> Concepts:
    """Concepts as in the file."""
    return Concepts({name: tuple(parse_phrase(each) for each in written) for name, written in phrases.items()})


@pytest.mark.parametrize("typed", ["can't", "CAN'T", "can\u2019t", "can\u02bct", "can`t"])
def test_a_word_is_one_word_whatever_its_apostrophe(typed: str) -> None:
    assert texts(typed) == ["cant"]


def test_accents_emoji_and_marks_are_left_out() -> None:
    assert texts("Caf\u00e9! \U0001f600 well-known (a&e)") == ["cafe", "well", "known", "a", "e"]


def test_plain_text_is_lower_case() -> None:
    assert plain("WEI\u00df") == "weiss"


def test_the_end_of_a_sentence_counts_as_words_in_between() -> None:
    assert [word.place for word in words_of("One two. Three")] == [0, 1, 5]


def test_sentences_and_clauses_are_counted() -> None:
    assert [(word.sentence, word.clause) for word in words_of("one, two. three")] == [(0, 0), (0, 1), (1, 2)]


def test_three_dots_and_decimals_do_not_end_a_sentence() -> None:
    assert {word.sentence for word in words_of("i can't... breathe since 2.5 hours")} == {0}


@pytest.mark.parametrize(
    ("word", "form"),
    [("stop", "stopped"), ("breathe", "breathing"), ("carry", "carried"), ("push", "pushes"), ("see", "seeing")],
)
def test_a_word_has_its_endings(word: str, form: str) -> None:
    assert form in with_endings(word)


KNOWN = ["breathe", "pain", "chest", "suicidal", "swallowing", "heart"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("breathe", "breathe"),
        ("breeathe", "breathe"),
        ("braethe", "breathe"),
        ("brethe", "breathe"),
        ("breatheeee", "breathe"),
        ("sucidal", "suicidal"),
        ("swolowing", "swallowing"),
        ("chset", "chest"),
        ("pian", "pain"),
    ],
)
def test_a_slip_is_forgiven(typed: str, meant: str) -> None:
    assert Spelling(KNOWN, {}).meant(typed) == {meant}


@pytest.mark.parametrize("typed", ["paint", "chess", "wreathe", "a", "", "xyz", "pan"])
def test_another_word_is_another_word(typed: str) -> None:
    assert Spelling(KNOWN, {}).meant(typed) == frozenset()


def test_an_ordinary_word_is_never_a_slip() -> None:
    assert Spelling(["strokes"], {}).meant("strikes") == {"strokes"}
    assert Spelling(["strokes"], {}, ["strikes"]).meant("strikes") == frozenset()


def test_a_short_form_stands_for_its_word() -> None:
    assert Spelling(["tonight"], {"2nite": "tonight"}).meant("2nite") == {"tonight"}


def test_a_concept_is_found_by_each_of_its_phrases() -> None:
    found = concepts(cannot=["can't", "unable to"]).read("i can't, i am unable to")
    assert found.spans["cannot"] == [(1, 2), (4, 6)]


def test_a_concept_may_refer_to_another() -> None:
    found = concepts(denied=["<no> <trouble>"], no=["no"], trouble=["trouble~"]).read("there are no troubles")
    assert found.spans["denied"] == [(2, 4)]


@pytest.mark.parametrize("typed", ["paid bills", "paid my bills", "paid off all bills"])
def test_a_gap_stands_for_a_few_words(typed: str) -> None:
    assert "settled" in concepts(settled=["paid _ bills"]).read(typed).spans


@pytest.mark.parametrize("typed", ["paid one two three four bills", "paid. bills", "paid", "bills paid"])
def test_a_gap_is_short_and_stays_in_its_sentence(typed: str) -> None:
    assert "settled" not in concepts(settled=["paid _ bills"]).read(typed).spans


def test_references_in_a_circle_are_refused() -> None:
    with pytest.raises(CircleError, match="one, two"):
        in_order({"one": (parse_phrase("<two>"),), "two": (parse_phrase("<one>"),)})


@pytest.mark.parametrize(
    "written", ["word", "two words", "word~", "<name>", "a <name> word~", "a&e", "can't", "paid _ bills"]
)
def test_a_phrase_is_words_endings_and_names(written: str) -> None:
    assert is_well_formed(written)


@pytest.mark.parametrize(
    "written", ["", "<name", "name>", "~", "wo~rd", "<two names>", "...", "_ bills", "paid _", "a _ _ b"]
)
def test_anything_else_is_no_phrase(written: str) -> None:
    assert not is_well_formed(written)
