"""The strict loader: every mistake of an editor is named with its line, what was found and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ContentError
from bot.safety import Level, Screen, load_rules

SMALL = """\
reviewed: 2026-11-22
by: editorial
emergency_numbers:
  - {number: "100", where: "here"}
lines:
  - {place: "Here", says: "call {contact}", contact: "200"}
texts:
  emergency: "Call {emergency_numbers}."
  crisis: |
    I am sorry.

    {lines}

    Stay with someone.
  urgent: "Soon."
  personal_diagnosis: "I cannot tell."
  medication_advice: "I cannot advise."
  out_of_scope: "I cannot help."
  after_alarm: "Still in danger? Call."
  reminder_short: "Short."
  reminder_medium: "Medium."
  reminder_long: "Long."
signs:
  - id: breathing
    means: Trouble breathing
    level: emergency
    when:
      - [cannot, breathe]
    source: house rule
fact_questions:
  opens: [asks]
  opens_unless: [me]
  names: [asks]
  names_unless: [me]
words:
  me: [i, my]
  asks: [can <who>]
  who: [people]
  cannot: [can't]
  breathe: [breathe~]
harmless: [<cannot> wait]
sources:
  - {id: page-x, title: "A page", url: "https://example.org", published: null}
"""


def small(folder: Path, old: str = "", new: str = "") -> Path:
    """A small safety file in which `old` is replaced by `new`."""
    assert old in SMALL
    path = folder / "safety.yml"
    path.write_text(SMALL.replace(old, new, 1), encoding="utf-8")
    return path


def line_with(path: Path, text: str) -> int:
    """The number of the first line that holds `text`."""
    return next(number for number, line in enumerate(path.read_text().splitlines(), 1) if text in line)


def test_a_small_file_makes_a_gate(tmp_path: Path) -> None:
    screen = Screen(load_rules(small(tmp_path)))
    finding = screen("I can't breathe")
    assert finding is not None
    assert finding.level is Level.EMERGENCY
    assert screen("can't wait") is None


@pytest.mark.parametrize(
    ("old", "new", "found", "allowed"),
    [
        ("level: emergency", "level: grave", "'grave'", "'notice', 'urgent', 'emergency', 'crisis'"),
        ("level: emergency", "level: notice", "'notice'", "crisis, emergency, urgent"),
        ("level: emergency", "level: urgent", "'nothing'", "medication_advice, personal_diagnosis"),
        ("level: emergency", "level: emergency\n    topic: cure", "'cure'", "emergency"),
        ("level: emergency", "level: urgent\n    topic: chatter", "'chatter'", "'personal_diagnosis'"),
        ("[cannot, breathe]", "[cannot, breath]", "'breath'", "asks, breathe, cannot"),
        ("source: house rule", "source: a friend", "'a friend'", "house rule, page-x"),
        ("    source: house rule\n", "", "nothing", "field required"),
        ("    means: Trouble", "    colour: red\n    means: Trouble", "'red'", "means"),
        ("    when:\n      - [cannot, breathe]\n", "    when: []\n", "when", "at least 1"),
        ("by: editorial", "by: a friend", "'a friend'", "'editorial', 'clinician'"),
        ("reviewed: 2026-11-22", "reviewed: 2999-01-01", "reviewed", "not in the future"),
        ("[can <who>]", "[can <whom>]", "'whom'", "who"),
        ("[can <who>]", "[can <who]", "'can <who'", "<name>"),
        ("[people]", "[<asks>]", "asks, who", "circle"),
        ("[<cannot> wait]", "[<cant> wait]", "'cant'", "cannot"),
        ("opens: [asks]", "opens: [questions]", "'questions'", "asks"),
        ("{emergency_numbers}", "{emergency_number}", "'{emergency_number}'", "{emergency_numbers}"),
        ("    {lines}\n", "    Ring {lines} now.\n", "'{lines}'", "as a paragraph"),
        ('says: "call {contact}"', 'says: "call 200"', "'call 200'", "contact"),
        ('number: "100"', 'number: "one"', "'one'", "[0-9]"),
        ("reminder_short:", "reminder:", "reminder", "reminder_short"),
        ("reviewed:", "reviewed: [", "", "not valid YAML"),
    ],
)
def test_a_mistake_stops_loading(tmp_path: Path, old: str, new: str, found: str, allowed: str) -> None:
    path = small(tmp_path, old, new)
    with pytest.raises(ContentError) as error:
        load_rules(path)
    message = str(error.value)
    assert message.startswith(f"{path}:")
    assert found in message
    assert allowed in message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("level: emergency", "level: grave"),
        ("[cannot, breathe]", "[cannot, breath]"),
        ("source: house rule", "source: a friend"),
        ("[can <who>]", "[can <whom>]"),
    ],
)
def test_the_line_of_the_mistake_is_named(tmp_path: Path, old: str, new: str) -> None:
    path = small(tmp_path, old, new)
    with pytest.raises(ContentError, match=rf":{line_with(path, new)}: "):
        load_rules(path)


def test_two_signs_with_one_id_stop_loading(tmp_path: Path) -> None:
    sign = SMALL[SMALL.index("  - id: breathing") : SMALL.index("fact_questions:")]
    path = small(tmp_path, sign, sign + sign)
    with pytest.raises(ContentError, match="found 'breathing'; allowed: an id that no other sign has"):
        load_rules(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"safety\.yml: cannot be read"):
        load_rules(tmp_path / "safety.yml")
