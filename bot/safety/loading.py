"""`data/safety.yml` -> SafetyRules. Strict: what is not understood stops loading, with its line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from bot.errors import ContentError
from bot.facts.yaml_file import Document, line_of, parse, read
from bot.safety.concepts import CircleError, Phrase, in_order, is_well_formed, parse_phrase, references
from bot.safety.findings import Level
from bot.safety.rules import ExtraLine, FactQuestions, SafetyRules, Sign
from bot.safety.schema import HOUSE_RULE, ExtraEntry, SafetyFile, SignEntry
from bot.safety.wording import build_texts, unknown_placeholders
from bot.topics import Topic

HELP_LINE_CONTACT = "help_line_contact"
EMERGENCY_NUMBER = "emergency_number"
PAST_YEAR = "past_year"
_GIVEN = (HELP_LINE_CONTACT, EMERGENCY_NUMBER, PAST_YEAR)  # concepts that need not be written down
_OLDEST_YEAR = 1900

_FEWEST_FOR_A_PAIR = 2
_Where = tuple[int | str, ...]

# What the signs of a level are answered under; for what is urgent the editor says which.
_TOPICS: Mapping[Level, Sequence[Topic]] = {
    Level.CRISIS: [Topic.CRISIS],
    Level.EMERGENCY: [Topic.EMERGENCY],
    Level.URGENT: [Topic.PERSONAL_DIAGNOSIS, Topic.MEDICATION_ADVICE],
}


def load_rules(path: Path) -> SafetyRules:
    """Read the safety file.

    Raises:
        ContentError: a key, concept, level, topic, source or placeholder is unknown, missing or there twice.
    """
    document = read(path)
    file: SafetyFile = parse(SafetyFile, document, path)
    _Check(path, document, file).all()
    return SafetyRules(
        reviewed=file.reviewed,
        by=file.by.value,
        texts=build_texts(file),
        signs=tuple(_sign(entry) for entry in file.signs),
        concepts=_concepts(file),
        harmless=_phrases(file.harmless),
        short_forms=file.short_forms,
        ordinary=frozenset(file.ordinary_words),
        fact_questions=FactQuestions(**{key: tuple(names) for key, names in file.fact_questions}),
        extra_lines=tuple(_extra(entry) for entry in file.extra_lines),
        turns=file.turns,
    )


def _concepts(file: SafetyFile) -> dict[str, tuple[Phrase, ...]]:
    """The words of the file, its numbers (people ask whether they should ring them), and the years that are past."""
    concepts = {name: _phrases(written) for name, written in file.words.items()}
    concepts[HELP_LINE_CONTACT] = _phrases(line.contact for line in file.lines)
    concepts[EMERGENCY_NUMBER] = _phrases(each.number for each in file.emergency_numbers)
    concepts[PAST_YEAR] = _phrases(map(str, range(_OLDEST_YEAR, date.today().year)))  # noqa: DTZ011 - a calendar year
    return concepts


def _phrases(written: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(parse_phrase(each) for each in written)


def _sign(entry: SignEntry) -> Sign:
    return Sign(
        id=entry.id,
        level=entry.level,
        topic=entry.topic or _TOPICS[entry.level][0],
        when=(*(tuple(concepts) for concepts in entry.when), *combinations(entry.pairs, 2)),
        anywhere=entry.anywhere,
        unless=entry.unless,
        within=entry.within,
        says=entry.says,
        asked_as_fact=entry.asked_as_fact,
    )


def _extra(entry: ExtraEntry) -> ExtraLine:
    return ExtraLine(entry.level, tuple(entry.anywhere), entry.says)


@dataclass(frozen=True)
class _Check:
    """What the schema cannot say: everything that is referred to is there."""

    path: Path
    document: Document
    file: SafetyFile

    def all(self) -> None:
        """Raise a ContentError for the first thing that is wrong."""
        self._words()
        self._signs()
        self._texts()
        for index, extra in enumerate(self.file.extra_lines):
            self._sources(("extra_lines", index), extra)
            self._concepts(("extra_lines", index, "anywhere"), extra.anywhere)
        for key, names in self.file.fact_questions:
            self._concepts(("fact_questions", key), names)
        self._concepts(("turns",), self.file.turns)

    def _words(self) -> None:
        for name, written in self.file.words.items():
            self._phrases(("words", name), written)
        self._phrases(("harmless",), self.file.harmless)
        try:
            in_order(_concepts(self.file))
        except CircleError as error:
            raise self._error(("words",), str(error), "concepts that do not refer to each other in a circle") from error

    def _phrases(self, where: _Where, written: Iterable[str]) -> None:
        for index, each in enumerate(written):
            if not is_well_formed(each):
                raise self._error(
                    (*where, index), each, "words, word~, the <name> of a concept, or _ between two of them"
                )
            self._concepts((*where, index), references([parse_phrase(each)]))

    def _signs(self) -> None:
        seen: set[str] = set()
        for index, sign in enumerate(self.file.signs):
            where = ("signs", index)
            if sign.id in seen:
                raise self._error((*where, "id"), sign.id, "an id that no other sign has")
            seen.add(sign.id)
            self._topics(where, sign)
            self._sources(where, sign)
            for number, concepts in enumerate(sign.when):
                self._concepts((*where, "when", number), concepts)
            if not sign.when and len(sign.pairs) < _FEWEST_FOR_A_PAIR:
                raise self._error(where, sign.id, "a sign with concepts to listen for (when: ... or pairs: ...)")
            self._concepts((*where, "pairs"), sign.pairs)
            self._concepts((*where, "anywhere"), sign.anywhere)
            self._concepts((*where, "unless"), sign.unless)

    def _topics(self, where: _Where, sign: SignEntry) -> None:
        self._known((*where, "level"), [sign.level.value], [level.value for level in _TOPICS])
        topics = [topic.value for topic in _TOPICS[sign.level]]
        if sign.topic or len(topics) > 1:
            self._known((*where, "topic"), [sign.topic.value if sign.topic else "nothing"], topics)

    def _texts(self) -> None:
        for key, text in self.file.texts:
            for found, allowed in unknown_placeholders(text):
                raise self._error(("texts", key), found, allowed)

    def _sources(self, where: _Where, entry: SignEntry | ExtraEntry) -> None:
        allowed = [HOUSE_RULE, *(source.id for source in self.file.sources), *self.file.fact_sources]
        self._known((*where, "source"), [entry.source], allowed)
        self._known((*where, "also"), entry.also, allowed)

    def _concepts(self, where: _Where, names: Iterable[str]) -> None:
        self._known(where, names, [*self.file.words, *_GIVEN])

    def _known(self, where: _Where, found: Iterable[str], allowed: Collection[str]) -> None:
        for each in found:
            if each not in allowed:
                raise self._error(where, each, ", ".join(sorted(allowed)))

    def _error(self, where: _Where, found: object, allowed: str) -> ContentError:
        name = ".".join(str(part) for part in where)
        line = line_of(self.document, where)
        return ContentError(f"{self.path}:{line}: {name}: found {found!r}; allowed: {allowed}.")
