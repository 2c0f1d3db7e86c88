"""The content of `data/facts/`: readable, sourced, without doses, and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.encoder.export import known_words
from bot.facts.model import Catalogue, Fact, Show
from bot.names import NameFinder
from bot.topics import COMPARISON, KNOWLEDGE, Topic
from tests.facts.doses import DOSE

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def names(content: Catalogue) -> NameFinder:
    return NameFinder(content, known_words())


def test_the_search_for_doses_finds_doses_and_no_other_numbers():
    doses = ["take 20 mg", "300mg", "100 units of toxin", "3 times a day", "twice a day", "every 6 hours", "2 tablets"]
    others = ["about 2 in 100 adults", "after 14 months", "three studies", "once it has begun", "50 people", "by day"]

    assert [text for text in [*doses, *others] if DOSE.search(text)] == doses


def test_no_fact_gives_a_dose(content):
    assert [fact.id for fact in content.facts if DOSE.search(_all_text(fact))] == []


def _all_text(fact: Fact) -> str:
    return " | ".join([fact.text, *fact.columns.values()])


def test_every_fact_names_what_it_is_on_so_that_it_can_be_read_alone(content, names):
    nameless = [fact.id for fact in content.facts if not set(names.find(fact.text).conditions) & set(fact.conditions)]

    assert nameless == []


def test_facts_are_one_to_three_sentences_that_end_with_a_full_stop(content):
    odd = [
        fact.id
        for fact in content.facts
        if not fact.text.endswith((".", '."')) or len(re.findall(r"[.!?](?=\s|$)", fact.text)) > 3
    ]

    assert odd == []


@pytest.mark.parametrize("topic", sorted(KNOWLEDGE, key=list(Topic).index), ids=lambda topic: topic.value)
def test_every_topic_has_a_fact_on_every_condition(content, topic):
    empty = [condition.id for condition in content.conditions if not content.about(topic, condition.id)]

    assert empty == []


def test_every_fact_that_compares_is_on_two_conditions_and_every_row_of_the_table_is_full(content):
    compared = [fact for fact in content.facts if fact.topic in COMPARISON]

    assert [fact.id for fact in compared if len(fact.conditions) < 2] == []
    assert [fact.id for fact in compared if fact.columns and set(fact.columns) != set(fact.conditions)] == []
    assert {fact.aspect for fact in compared if fact.columns} == set(content.aspect)


def test_every_treatment_has_a_fact(content):
    told = {fact.treatment for fact in content.facts}
    kinds = {kind.part_of for kind in content.treatments if kind.id in told}

    assert set(content.treatment) - told - kinds == set()


def test_every_source_is_used_and_has_a_web_address_or_none(content):
    used = {source for fact in content.facts for source in fact.sources}

    assert set(content.source) - used == set()
    assert [each.id for each in content.sources if each.url is not None and not _is_web_address(each.url)] == []


def _is_web_address(url: str) -> bool:
    return re.fullmatch(r"https?://[\w.-]+\.[a-z]+(:\d+)?(/\S*)?", url) is not None


def test_every_fact_is_asked_for_in_at_least_two_ways_each_of_them_once(content):
    few = [fact.id for fact in content.facts if len({each.question for each in fact.asked}) < 2]
    doubled = [fact.id for fact in content.facts if len({each.question for each in fact.asked}) < len(fact.asked)]

    assert (few, doubled) == ([], [])


def test_no_two_facts_say_the_same(content):
    texts = [_plain(fact.text) for fact in content.facts]

    assert len(set(texts)) == len(texts)


def test_every_review_is_dated_after_the_project_began(content):
    assert [fact.id for fact in content.facts if fact.reviewed < date(2026, 1, 1)] == []


def test_figures_on_death_and_suicide_are_told_only_on_request(content):
    grave = re.compile(r"\b(suicid\w*|deaths?|die[ds]?|mortality)\b", re.IGNORECASE)

    assert [f.id for f in content.facts if grave.search(f.text) and f.show is Show.NORMAL] == []


@pytest.fixture(scope="module")
def code() -> list[tuple[Path, str]]:
    """All texts in Python files, and Rasa's own files, each with its path."""
    folders = [path for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")]
    files = [path for folder in folders for path in folder.rglob("*.py") if "node_modules" not in path.parts]
    texts = [(path, _plain(" ".join(_strings(path)))) for path in files]
    return texts + [(ROOT / name, _plain(_yaml_text(ROOT / name))) for name in ("domain.yml", "data/stories.yml")]


def _strings(path: Path) -> Iterator[str]:
    """The string literals of a Python file; those that are written in pieces as one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _yaml_text(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return f"{text} {yaml.safe_load(text)}"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def test_no_sentence_of_a_fact_stands_in_code_or_in_a_story(content, code):
    sentences = {
        _plain(sentence): fact.id
        for fact in content.facts
        for sentence in re.split(r"(?<=[.!?])\s", fact.text)
        if len(sentence.split()) > 5  # shorter ones are common to many texts
    }
    assert len(sentences) > len(content.facts)

    found = [(fact, path.name) for path, text in code for sentence, fact in sentences.items() if sentence in text]

    assert found == []


def test_the_search_for_facts_in_code_sees_texts_that_are_written_in_pieces(tmp_path):
    (tmp_path / "code.py").write_text('def f():\n    return (\n        "Hiccups are "\n        "loud."\n    )\n')

    assert _plain("Hiccups are loud.") in _plain(" ".join(_strings(tmp_path / "code.py")))
