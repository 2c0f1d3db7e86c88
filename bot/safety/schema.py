"""The form of `data/safety.yml`. The file itself explains what each key is for."""

from __future__ import annotations

from datetime import date

from pydantic import Field, conlist, constr, validator

from bot.facts.model import Reviewer
from bot.facts.yaml_file import Entry
from bot.safety.findings import Level
from bot.topics import Topic

HOUSE_RULE = "house rule"
CONTACT = "{contact}"

_Id = constr(regex=r"^[a-z0-9][a-z0-9_-]*$")
_Name = constr(regex=r"^[a-z][a-z0-9_]*$")
_Names = conlist(str, min_items=1)


class NumberEntry(Entry):
    """An emergency number and where it works."""

    number: constr(regex=r"^[0-9]+$")  # type: ignore[valid-type]
    where: str


class LineEntry(Entry):
    """A help line; `says` holds {contact} once, where the contact is read out."""

    place: str
    says: constr(regex=r"^[^{}]*\{contact\}[^{}]*$")  # type: ignore[valid-type]
    contact: str


class TextsEntry(Entry):
    """The fixed texts of safety.md."""

    emergency: str
    crisis: str
    urgent: str
    personal_diagnosis: str
    medication_advice: str
    out_of_scope: str
    after_alarm: str
    reminder_short: str
    reminder_medium: str
    reminder_long: str


class SignEntry(Entry):
    """One sign of danger."""

    id: _Id  # type: ignore[valid-type]
    means: str
    level: Level
    topic: Topic | None
    when: conlist(_Names, min_items=1) = ()  # type: ignore[valid-type]
    pairs: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    within: int = Field(5, ge=0, le=12)
    says: str = Field("", min_length=0)
    asked_as_fact: str | None
    source: str
    also: tuple[str, ...] = ()


class ExtraEntry(Entry):
    """A line for every sign of a level, when the concepts of `anywhere` are in the message too."""

    level: Level
    anywhere: _Names  # type: ignore[valid-type]
    says: str
    source: str
    also: tuple[str, ...] = ()


class FactQuestionsEntry(Entry):
    """Lists of concepts that tell a question of fact."""

    opens: _Names  # type: ignore[valid-type]
    opens_unless: _Names  # type: ignore[valid-type]
    names: _Names  # type: ignore[valid-type]
    names_unless: _Names  # type: ignore[valid-type]
    names_crisis: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class SourceEntry(Entry):
    """A page that only this file refers to."""

    id: _Id  # type: ignore[valid-type]
    title: str
    url: constr(regex=r"^https?://")  # type: ignore[valid-type]
    published: str | None


class SafetyFile(Entry):
    """The whole file."""

    reviewed: date
    by: Reviewer
    emergency_numbers: conlist(NumberEntry, min_items=1)  # type: ignore[valid-type]
    lines: conlist(LineEntry, min_items=1)  # type: ignore[valid-type]
    texts: TextsEntry
    signs: conlist(SignEntry, min_items=1)  # type: ignore[valid-type]
    extra_lines: tuple[ExtraEntry, ...] = ()
    fact_questions: FactQuestionsEntry
    turns: tuple[str, ...] = ()
    words: dict[_Name, _Names]  # type: ignore[valid-type]
    short_forms: dict[str, str] = Field(default_factory=dict)
    harmless: tuple[str, ...] = ()
    ordinary_words: tuple[str, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    fact_sources: tuple[str, ...] = ()

    @validator("reviewed")
    def _is_past(cls, reviewed: date) -> date:  # noqa: N805 - pydantic passes the class
        if reviewed > date.today():  # noqa: DTZ011 - a calendar day, as the editor wrote it
            raise ValueError("a date that is not in the future")
        return reviewed
