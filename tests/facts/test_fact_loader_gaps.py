"""Files that the loader should refuse in the same form as all others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.errors import ContentError
from bot.facts.catalogue import load_catalogue
from tests.builders import write_content

FILE = """\
condition: {id: hiccups, name: hiccups}
sources: [{id: book, title: The book, publisher: The publisher, read: all}]
treatments: [{id: water, name: water}]
facts:
  - {id: loud, topic: cure, text: "No.", source: book, reviewed: 2026-01-02, by: editorial}
"""


# What is written instead of what, the line of it, what the message must show.
REFUSED = [
    pytest.param("2026-01-02", "2026", 5, "2026", id="a year for a date"),
    pytest.param("2026-01-02", "20260102", 5, "20260102", id="a date without dashes"),
    pytest.param(
        "2026-01-02",
        "2026-02-30",
        5,
        "2026-02-30",
        id="a day that no month has",
    ),
    pytest.param(
        "condition:",
        "5: five\ncondition:",
        1,
        "5",
        id="a number as a key",
    ),
    pytest.param("id: loud,", "id: loud, conditions: [hiccups, hiccups],", 5, "hiccups", id="twice"),
    pytest.param(
        "id: loud, topic: cure",
        "id: loud, topic: both, conditions: [hiccups, hiccups]",
        5,
        "hiccups",
        id="a comparison of a condition with itself",
    ),
    pytest.param("id: loud,", "id: loud, also: [book],", 5, "book", id="the same source twice"),
    pytest.param(
        "name: water",
        "name: water, part_of: water",
        3,
        "water",
        id="a kind of itself",
    ),
    pytest.param(
        "id: loud",
        f"id: {'l' * 101}",
        5,
        "l" * 101,
        id="an id too long for the database",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "found"), REFUSED)
def test_a_slip_is_refused_with_its_line(tmp_path, old, new, line, found):
    folder = write_content(tmp_path, hiccups=FILE.replace(old, new))

    with pytest.raises(ContentError) as caught:
        load_catalogue(folder)

    assert str(caught.value).startswith(f"{folder / 'hiccups.yml'}:{line}: ")
    assert found in str(caught.value)


def test_what_was_found_is_shown_as_it_was_written(tmp_path):
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - as an editor writes it
    folder = write_content(tmp_path, hiccups=FILE.replace("2026-01-02", str(tomorrow)))

    with pytest.raises(ContentError, match=str(tomorrow)):
        load_catalogue(folder)


@pytest.mark.parametrize("spoilt", [b"\x00", b"\xe8"], ids=["control character", "another encoding"])
def test_a_byte_that_cannot_be_read_is_told_in_one_line_with_its_place(tmp_path, spoilt):
    (tmp_path / "hiccups.yml").write_bytes(FILE.encode().replace(b"No.", b"No" + spoilt))

    with pytest.raises(ContentError) as caught:
        load_catalogue(tmp_path)

    assert str(caught.value).startswith(f"{tmp_path / 'hiccups.yml'}:5: ")
    assert "\n" not in str(caught.value)
