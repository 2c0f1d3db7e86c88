"""What is said about a finding: the fixed texts, word for word as in `data/safety.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.safety.findings import Finding, Level
from bot.topics import Topic


@dataclass(frozen=True)
class HelpLine:
    """Where somebody can be reached: `says` holds `contact` (a number or an address) as it is read out."""

    place: str
    says: str
    contact: str

    @property
    def link(self) -> str:
        """`tel:` and the digits of a number, `https://` before an address."""
        number = self.contact.replace(" ", "")
        return f"tel:{number}" if number.isdigit() else f"https://{self.contact}"

    def __str__(self) -> str:
        return f"{self.place}: {self.says}"


@dataclass(frozen=True)
class SafetyText:
    """A text in the order in which it is shown; `closing` are the paragraphs after the list of help lines."""

    paragraphs: tuple[str, ...]
    lines: tuple[HelpLine, ...] = ()
    closing: tuple[str, ...] = ()


@dataclass(frozen=True)
class SafetyTexts:
    """The fixed texts. `with_lines` are the signs whose notice is never shown without the help lines.

    `numbers` are the emergency numbers, as they stand in the texts.
    """

    fixed_texts: Mapping[Topic, SafetyText]
    urgent: SafetyText
    lines: tuple[HelpLine, ...]
    with_lines: frozenset[str]
    after_alarm: SafetyText
    reminder_short: str
    reminder_medium: str
    reminder_long: str
    numbers: tuple[str, ...]

    def fixed(self, topic: Topic) -> SafetyText:
        """The text of a safety topic or of out_of_scope; KeyError for a topic that is answered with facts."""
        return self.fixed_texts[topic]

    def in_place(self, topic: Topic, finding: Finding | None) -> tuple[str, SafetyText]:
        """What is said in place of an answer on a safety topic, behind the level at which it is shown.

        A finding on another topic is none of this one: the classifier has heard something else, or something worse.
        """
        if finding is None or finding.topic is not topic:
            return topic.value, self.fixed(topic)
        return finding.level.value, self.for_finding(finding)

    def beside(self, finding: Finding | None) -> SafetyText | None:
        """What is said in addition to an answer: of a sign that is only asked about, when to call for help."""
        return self.for_finding(finding) if finding and finding.topic is None else None

    def for_finding(self, finding: Finding) -> SafetyText:
        """All that is said about a finding: in addition to the normal answer for a notice, in its place otherwise."""
        if finding.topic is None:
            return SafetyText((finding.extra,), self.lines if finding.sign in self.with_lines else ())
        if finding.level is Level.URGENT:
            return _joined(self.urgent, finding.extra, self.fixed(finding.topic))
        return _joined(self.fixed(finding.topic), finding.extra)


def _joined(lead: SafetyText, extra: str, tail: SafetyText | None = None) -> SafetyText:
    """`extra` ends what was said about the danger, also when help lines stand in the middle of it."""
    extras = (extra,) if extra else ()
    if lead.lines:
        return SafetyText(lead.paragraphs, lead.lines, lead.closing + extras)
    return SafetyText(lead.paragraphs + extras + (tail.paragraphs if tail else ()))
