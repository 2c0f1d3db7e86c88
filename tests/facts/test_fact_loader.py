"""The strict loader of `data/facts/`: what it reads, and what stops it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.errors import ContentError
from bot.facts.catalogue import digest_of, load_catalogue
from bot.facts.model import Asked, Aspect, Condition, Reply, Reviewer, Show, Source, Treatment
from bot.topics import COMPARISON, KNOWLEDGE, Topic
from tests.builders import write_content

HICCUPS = """\
condition: {id: hiccups, name: hiccups, aliases: [hics]}
facts:
  - id: loud
    topic: symptoms
    text: "Hiccups are loud."
    source: book
    reviewed: 2026-01-02
    by: editorial
"""
YAWNING = "condition: {id: yawning, name: yawning}\n"
SHARED = """\
sources:
  - {id: book, title: The book, publisher: The publisher, url: "https://example.org", published: "2020", read: all}
  - {id: leaflet, title: The leaflet, publisher: The clinic, read: first page}
treatments:
  - {id: water, name: a glass of water, aliases: [water]}
  - {id: sips, name: small sips, part_of: water}
aspects:
  - {id: sound, title: Sound, names: [loud]}
"""


def _folder(path: Path, *, hiccups: str = HICCUPS, shared: str = SHARED, **files: str) -> Path:
    return write_content(path, hiccups=hiccups, shared=shared, yawning=YAWNING, **files)


def _with(fact_line: str) -> str:
    """The file on hiccups, with this as the ninth line, in place of any other line on the same key."""
    key = fact_line.partition(":")[0]
    lines = ["    #" if line.startswith(f"    {key}:") else line for line in HICCUPS.splitlines()]
    return "\n".join([*lines, f"    {fact_line}"]) + "\n"


def _error(folder: Path) -> str:
    with pytest.raises(ContentError) as caught:
        load_catalogue(folder)
    return str(caught.value)


def test_everything_in_the_files_is_in_the_catalogue(tmp_path):
    fact = """\
facts:
  - id: both-loud
    conditions: [hiccups, yawning]
    topic: difference
    aspect: sound
    text: "Hiccups are louder."
    columns: {hiccups: "Loud", yawning: "Quiet"}
    source: book
    also: [leaflet]
    reviewed: 2026-01-02
    by: clinician
    show: always
    asked:
      - {question: "which is louder"}
      - {question: "are hiccups loud", reply: "yes"}
"""
    catalogue = load_catalogue(_folder(tmp_path, compared=fact))

    assert catalogue.conditions == (Condition("hiccups", "hiccups", ("hics",)), Condition("yawning", "yawning"))
    assert catalogue.treatments[1] == Treatment("sips", "small sips", (), part_of="water")
    assert catalogue.aspects == (Aspect("sound", "Sound", ("loud",)),)
    assert catalogue.sources[1] == Source("leaflet", "The leaflet", "The clinic", None, None, "first page")
    found = catalogue.fact["both-loud"]
    assert (found.topic, found.aspect, found.conditions) == (Topic.DIFFERENCE, "sound", ("hiccups", "yawning"))
    assert found.sources == ("book", "leaflet")
    assert (found.reviewed, found.by, found.show) == (date(2026, 1, 2), Reviewer.CLINICIAN, Show.ALWAYS)
    assert found.asked == (Asked("which is louder"), Asked("are hiccups loud", Reply.YES))
    assert found.columns == {"hiccups": "Loud", "yawning": "Quiet"}


def test_a_fact_is_on_the_condition_of_its_file_unless_it_says_otherwise(tmp_path):
    catalogue = load_catalogue(_folder(tmp_path, hiccups=HICCUPS + _another("conditions: [yawning]")))

    assert catalogue.fact["loud"].conditions == ("hiccups",)
    assert catalogue.fact["other"].conditions == ("yawning",)


def _another(line: str) -> str:
    return (
        f'  - {{id: other, topic: symptoms, text: "A.", source: book, reviewed: 2026-01-02, by: editorial, {line}}}\n'
    )


# What is wrong with the file on hiccups: (its text, the line, what the message says was found, what it allows).
BROKEN = {
    "unknown key of a fact": (_with("colour: red"), 9, "'red'", "id, topic, conditions"),
    "unknown key of the condition": (HICCUPS.replace("aliases", "nicknames"), 1, "list", "id, name, aliases"),
    "unknown key at the top": ("conditon: {}\n" + HICCUPS, 1, "dict", "condition, sources"),
    "unknown key of a way of asking": (_with("asked: [{question: q, answer: yes}]"), 9, "'yes'", "question, reply"),
    "unknown topic": (_with("topic: weather"), 9, "'weather'", "definition"),
    "topic of conversation": (_with("topic: greeting"), 9, "'greeting'", "a topic of knowledge: definition"),
    "unknown source": (_with("source: rumour"), 9, "'rumour'", "book, leaflet"),
    "unknown further source": (_with("also: [leaflet, rumour]"), 9, "'rumour'", "book, leaflet"),
    "missing source": (HICCUPS.replace("    source: book\n", ""), 3, "nothing", "required"),
    "missing date": (HICCUPS.replace("    reviewed: 2026-01-02\n", ""), 3, "nothing", "required"),
    "missing reviewer": (HICCUPS.replace("    by: editorial\n", ""), 3, "nothing", "required"),
    "missing text": (HICCUPS.replace('    text: "Hiccups are loud."\n', ""), 3, "nothing", "required"),
    "empty text": (_with('text: "  "'), 9, "'  '", "at least 1 character"),
    "text that is a list": (_with("text: [a, b]"), 9, "list", "str"),
    "date in words": (_with("reviewed: yesterday"), 9, "'yesterday'", "date"),
    "unknown reviewer": (_with("by: grandmother"), 9, "'grandmother'", "'editorial', 'clinician'"),
    "unknown condition": (_with("conditions: [hiccups, flu]"), 9, "'flu'", "hiccups, yawning"),
    "unknown treatment": (_with("treatment: prayer"), 9, "'prayer'", "water, sips"),
    "unknown aspect": (_with("aspect: smell"), 9, "'smell'", "sound"),
    "unknown way to show": (_with("show: never"), 9, "'never'", "'normal', 'always', 'on_request'"),
    "treatment with another topic": (_with("treatment: water"), 9, "'water'", "treatment_option"),
    "treatment_option without treatment": (_with("topic: treatment_option"), 3, "None", "treatment_option"),
    "aspect with another topic": (_with("aspect: sound"), 9, "'sound'", "difference"),
    "cell of a condition that the fact is not on": (_with("columns: {yawning: no}"), 9, "'yawning'", "hiccups"),
    "comparison on one condition": (_with("topic: difference"), 3, "hiccups", "two or more"),
    "wrong reply": (_with("asked: [{question: is it, reply: perhaps}]"), 9, "'perhaps'", "'yes', 'no'"),
    "id with capitals": (HICCUPS.replace("id: loud", "id: Loud"), 3, "'Loud'", "a-z"),
    "id twice in one file": (HICCUPS + HICCUPS.partition("facts:\n")[2], 9, "'loud'", "hiccups.yml does not use yet"),
    "fact that is only a word": (HICCUPS + "  - loud\n", 9, "'loud'", "dict"),
    "key twice": (HICCUPS + "    by: clinician\n", 9, 'duplicate key "by"', "not valid YAML"),
    "bad YAML": (HICCUPS + "  - {id: open\n", 10, "", "not valid YAML"),
    "tab for indentation": (HICCUPS + "\t- id: tabbed\n", 9, "", "not valid YAML"),
    "two documents": (HICCUPS + "---\nfacts: []\n", 9, "another document", "not valid YAML"),
    "empty file": ("", 1, "NoneType", "mapping"),
    "file that is a list": ("- hiccups\n", 1, "list", "mapping"),
}


@pytest.mark.parametrize(("text", "line", "found", "allowed"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_stops_loading_with_file_line_what_was_found_and_what_is_allowed(
    tmp_path, text, line, found, allowed
):
    message = _error(_folder(tmp_path, hiccups=text))

    assert message.startswith(f"{tmp_path / 'hiccups.yml'}:{line}: ")
    assert found in message
    assert allowed in message
    assert "\n" not in message


def test_a_fact_in_a_file_without_condition_must_name_one(tmp_path):
    file = "facts:\n  - {id: x, topic: cure, text: No., source: book, reviewed: 2026-01-02, by: editorial}\n"

    message = _error(_folder(tmp_path, loose=file))

    assert message == f"{tmp_path / 'loose.yml'}:2: conditions: found None; allowed: one or more of hiccups, yawning."


def test_a_date_in_the_future_is_refused_and_today_is_not(tmp_path):
    today = date.today()  # noqa: DTZ011 - as an editor writes it
    load_catalogue(_folder(tmp_path, hiccups=_with(f"reviewed: {today}")))

    message = _error(_folder(tmp_path, hiccups=_with(f"reviewed: {today + timedelta(days=1)}")))

    assert "hiccups.yml:9: facts.0.reviewed: found" in message
    assert "not in the future" in message


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        ("sources", "{id: book, title: t, publisher: p, read: r}"),
        ("treatments", "{id: water, name: n}"),
        ("aspects", "{id: sound, title: t}"),
        ("facts", '{id: loud, topic: cure, text: "No.", source: book, reviewed: 2026-01-02, by: editorial}'),
    ],
)
def test_an_id_is_used_once_over_all_files(tmp_path, kind, entry):
    message = _error(_folder(tmp_path, z_last=f"condition: {{id: z, name: z}}\n{kind}:\n  - {entry}\n"))

    first = "hiccups.yml" if kind == "facts" else "shared.yml"
    assert message.startswith(f"{tmp_path / 'z_last.yml'}:3: id: found ")
    assert f"allowed: an id that {first} does not use yet" in message


def test_a_condition_has_one_file(tmp_path):
    message = _error(_folder(tmp_path, z_last="# again\ncondition: {id: hiccups, name: hiccups}\n"))

    assert message == f"{tmp_path / 'z_last.yml'}:2: id: found 'hiccups'; allowed: an id not used yet."


@pytest.mark.parametrize("url", ["ftp://example.org", "example.org", "javascript:alert(1)", "https://a b"])
def test_a_source_has_a_web_address_or_none(tmp_path, url):
    message = _error(_folder(tmp_path, shared=SHARED.replace("https://example.org", url)))

    assert f"{tmp_path / 'shared.yml'}:2: sources.0.url: found '{url}'" in message


def test_a_kind_of_treatment_belongs_to_a_treatment_that_is_there(tmp_path):
    message = _error(_folder(tmp_path, shared=SHARED.replace("part_of: water", "part_of: wine")))

    assert message == f"{tmp_path / 'shared.yml'}:6: part_of: found 'wine'; allowed: water."


def test_a_folder_without_files_is_refused(tmp_path):
    message = _error(tmp_path)

    assert message == f"{tmp_path}: found no file of facts; allowed: at least one file that ends in .yml."


def test_a_file_in_another_encoding_is_refused_by_name(tmp_path):
    _folder(tmp_path)
    (tmp_path / "hiccups.yml").write_bytes(HICCUPS.replace("loud.", "très loud.").encode("latin-1"))

    message = _error(tmp_path)

    assert message.startswith(f"{tmp_path / 'hiccups.yml'}:")
    assert "found a byte that is not UTF-8; allowed: text in UTF-8" in message


def test_a_mark_at_the_beginning_of_a_file_and_windows_line_ends_do_no_harm(tmp_path):
    _folder(tmp_path)
    (tmp_path / "hiccups.yml").write_bytes(b"\xef\xbb\xbf" + HICCUPS.replace("\n", "\r\n").encode())

    assert load_catalogue(tmp_path).fact["loud"].text == "Hiccups are loud."


def test_the_digest_names_the_content_and_nothing_else(tmp_path):
    one, same = digest_of(_folder(tmp_path / "a")), digest_of(_folder(tmp_path / "b"))
    other = digest_of(_folder(tmp_path / "c", hiccups=HICCUPS.replace("loud.", "very loud.")))

    assert one == same != other
    assert re.fullmatch("[0-9a-f]{64}", one)
    assert load_catalogue(tmp_path / "a").digest == one


def test_the_same_text_in_another_file_is_another_version(tmp_path):
    whole, moved = _folder(tmp_path / "a"), _folder(tmp_path / "b")
    (moved / "hiccups.yml").rename(moved / "hics.yml")

    assert digest_of(whole) != digest_of(moved)


@pytest.mark.parametrize("topic", sorted(topic.value for topic in KNOWLEDGE))
def test_every_topic_of_knowledge_can_have_facts(tmp_path, topic):
    conditions = "conditions: [hiccups, yawning]" if Topic(topic) in COMPARISON else "conditions: [hiccups]"
    treatment = ", treatment: water" if topic == "treatment_option" else ""
    line = f"{conditions}{treatment}, topic: {topic}"
    catalogue = load_catalogue(_folder(tmp_path, hiccups=HICCUPS + _another(line).replace("topic: symptoms, ", "")))

    assert [fact.id for fact in catalogue.about(Topic(topic)) if fact.id == "other"] == ["other"]
