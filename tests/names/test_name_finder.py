"""Finding names: exact, other names, overlaps, masking. With made-up names, apart from the real ones."""

from __future__ import annotations

import pytest

from bot.facts.model import Aspect, Condition, Treatment
from bot.names import Name, NameFinder, Names
from tests.builders import SNEEZING, make_catalogue

CATALOGUE = make_catalogue(
    conditions=(
        Condition("hiccups", "hiccuptalgia", ("singultus", "the hics", "HCX")),
        Condition("yawning", "nocturnal oscitation", ("oscitation", "oscitation of the night")),
    ),
    treatments=(Treatment("water", "cold water", ("water",)), Treatment("sips", "small sips of cold water")),
    aspects=(Aspect("sound", "Sound", ("loud", "how loud")),),
)


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(CATALOGUE, {"oscillation", "single", "water", "walter", "pound"})


def _found(names: Names, text: str) -> list[tuple[str, str]]:
    return [(name.id, text[name.start : name.end]) for name in names.mentions]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("what is hiccuptalgia", [("hiccups", "hiccuptalgia")]),
        ("HICCUPTALGIA!!!", [("hiccups", "HICCUPTALGIA")]),
        ("Is (singultus) bad?", [("hiccups", "singultus")]),
        ("hcx or Hcx", [("hiccups", "hcx"), ("hiccups", "Hcx")]),
        ("my hiccuptalgia's end", [("hiccups", "hiccuptalgia")]),
        ("singultus/oscitation", [("hiccups", "singultus"), ("yawning", "oscitation")]),
        ("singultus\noscitation", [("hiccups", "singultus"), ("yawning", "oscitation")]),
        ("singultus🙂 ok", [("hiccups", "singultus")]),
        ("how loud is it", [("sound", "how loud")]),
        ("nothing is named here", []),
        ("", []),
        ("   ", []),
        ("???", []),
        ("hc hcxx hxc xhcx", []),
    ],
)
def test_names_are_found_where_they_stand_whatever_their_letters_are(finder, text, mentions):
    assert _found(finder.find(text), text) == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("nocturnal oscitation", [("yawning", "nocturnal oscitation")]),
        ("oscitation of the night", [("yawning", "oscitation of the night")]),
        ("the hics and small sips of cold water", [("hiccups", "the hics"), ("sips", "small sips of cold water")]),
        ("small sips of water", [("water", "water")]),
        ("cold water, water", [("water", "cold water"), ("water", "water")]),
    ],
)
def test_of_names_that_overlap_the_longest_is_meant(finder, text, mentions):
    assert _found(finder.find(text), text) == mentions


@pytest.mark.parametrize(
    "typed", ["hicuptalgia", "hiccuptalgya", "hickuptalgia", "hiccuptlagia", "HICCUPTALGIAS", "singulltus", "osciation"]
)
def test_a_long_name_is_found_with_a_slip_of_the_finger(finder, typed):
    assert len(finder.find(f"what about {typed} then").conditions) == 1


@pytest.mark.parametrize("typed", ["hcy", "hcxs", "pound", "the bics", "lound", "walter"])
def test_short_names_are_found_only_as_they_are(finder, typed):
    assert finder.find(typed) == Names()


def test_a_word_of_the_language_is_never_a_misspelt_name():
    assert NameFinder(CATALOGUE).find("osciration").conditions == ("yawning",)
    assert NameFinder(CATALOGUE, {"osciration"}).find("osciration") == Names()


def test_what_is_named_comes_by_kind_in_the_order_of_mention_and_each_id_once(finder):
    names = finder.find("is oscitation, singultus or oscitation loud, and does water or cold water help?")

    assert names.conditions == ("yawning", "hiccups")
    assert names.treatments == ("water",)
    assert names.aspects == ("sound",)
    assert names.mentions[0] == Name("condition", "yawning", 3, 13)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("What is Hiccuptalgia?", "What is it?"),
        ("hiccuptalgia vs nocturnal oscitation!", "it vs it!"),
        ("does cold water help singultus", "does cold water help it"),
        ("how lond is hicuptalgia", "how lond is it"),
        ("singultus singultus", "it it"),
        ("nothing", "nothing"),
        ("", ""),
    ],
)
def test_masking_hides_conditions_and_leaves_all_else(finder, text, masked):
    assert finder.mask(text) == masked


def test_masking_takes_another_word(finder):
    assert finder.mask("is singultus bad", "xx") == "is xx bad"


def test_a_condition_more_is_found_with_nothing_but_its_entry():
    more = make_catalogue(conditions=(*CATALOGUE.conditions, SNEEZING, Condition("itch", "pruritus", ("itchiness",))))

    names = NameFinder(more).find("sneezing, prurittus and singultus")

    assert names.conditions == ("sneezing", "itch", "hiccups")


def test_a_catalogue_without_names_finds_nothing():
    empty = make_catalogue(conditions=(), treatments=(), aspects=())

    assert NameFinder(empty).find("hiccups") == Names()
    assert NameFinder(empty).mask("hiccups") == "hiccups"
