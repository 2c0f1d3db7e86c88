"""The words around the facts: `data/wording.yml` is read strictly."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from bot.answers.wording import Wording, load_wording
from bot.errors import ContentError
from bot.topics import KNOWLEDGE, Topic

REAL = Path(__file__).resolve().parents[2] / "data" / "wording.yml"


@pytest.fixture
def file(tmp_path) -> Path:
    """A copy of the real file that a test can spoil."""
    copy = tmp_path / "wording.yml"
    copy.write_text(REAL.read_text(encoding="utf-8"), encoding="utf-8")
    return copy


def _replace(file: Path, old: str, new: str) -> int:
    """Replace a text that is there once; the number of its line."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.fixture(scope="module")
def wording() -> Wording:
    return load_wording(REAL)


SPOILT = {
    "unknown key": ('  thanks: "', '  tanks: "x"\n  thanks: "', "tanks"),
    "unknown topic in what comes next": ("  cure: [treatment,", "  cure: [treatments,", "'treatments'"),
    "empty text": ('  both: "Both"', '  both: ""', "''"),
}


@pytest.mark.parametrize(("old", "new", "found"), SPOILT.values(), ids=SPOILT)
def test_what_is_not_understood_is_told_with_its_line(file, old, new, found):
    line = _replace(file, old, new)

    with pytest.raises(ContentError) as caught:
        load_wording(file)

    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert found in str(caught.value)
    assert "allowed" in str(caught.value)


@pytest.mark.parametrize(("old", "new"), [('  cure: "', '  cures: "'), ('  rarely: "', '  seldom: "')])
def test_a_topic_or_reply_that_is_not_known_is_told_with_its_line(file, old, new):
    line = _replace(file, old, new)

    with pytest.raises(ContentError, match=rf"^{re.escape(str(file))}:{line}: .*{new.split()[0].rstrip(':')}"):
        load_wording(file)


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ('  goodbye: "Goodbye, and take care."\n', "talk.goodbye"),
        ('  clarify: "Which one do you mean?"\n', "headings.clarify"),
        ("name: Atlas\n", "name"),
    ],
)
def test_a_text_that_is_missing_is_told_by_name(file, line, missing):
    _replace(file, line, "")

    with pytest.raises(ContentError, match=rf"{re.escape(missing)}: found nothing; allowed: field required"):
        load_wording(file)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('  onset: "How does {condition} start?"\n', "questions: found nothing for onset; allowed: one text for each"),
        ('  often: "Often."\n', "replies: found nothing for often; allowed: one text for each"),
        ("  both: [difference, diagnosis, causation]\n", "next: found nothing for both; allowed: one text for each"),
    ],
)
def test_every_topic_and_every_reply_has_its_text(file, line, message):
    _replace(file, line, "")

    with pytest.raises(ContentError, match=message):
        load_wording(file)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('  cure: "Is there a cure for {condition}?"', '  cure: "Is there a cure for {illness}?"'),
        ('  clarify: "Which one do you mean?"', '  clarify: "Which one do you {mean"'),
        ("  start: [difference, both, similarity]\n", ""),
        ("  personal_diagnosis: [symptoms, diagnosis, specialist]\n", ""),
    ],
)
def test_a_slip_that_would_fail_while_answering_stops_loading(file, old, new):
    _replace(file, old, new)

    with pytest.raises(ContentError):
        load_wording(file)


def test_the_real_texts_ask_only_for_what_is_filled_in(wording):
    allowed = {"condition", "conditions", "treatment", "name"}
    texts = [*vars(wording.talk).values(), *vars(wording.headings).values(), *wording.questions.values()]

    assert {field for text in texts for _, field, _, _ in Formatter().parse(text) if field} <= allowed


def test_what_people_ask_next_is_something_else_and_fits_on_three_buttons(wording):
    for topic in KNOWLEDGE:
        following = wording.next[topic.value]
        assert 2 <= len(following) <= 3
        assert topic not in following
    assert all(each in KNOWLEDGE for following in wording.next.values() for each in following)


def test_the_names_of_what_comes_next_are_topics_or_the_start(wording):
    assert set(wording.next) - {topic.value for topic in Topic} == {"start"}
