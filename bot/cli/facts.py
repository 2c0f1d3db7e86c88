"""`atlas facts check | load | list | coverage`: what the files of `data/facts/` say."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import fill

from bot.cli import prepare
from bot.cli.output import say
from bot.errors import AtlasError
from bot.facts.model import Catalogue, Condition, Fact, Treatment
from bot.settings import Settings
from bot.topics import KNOWLEDGE, Topic

_GAP = "gap"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the subcommand and its own subcommands."""
    parser = commands.add_parser("facts", help="check, load or list the facts; show where there are none")
    kinds = parser.add_subparsers(required=True, metavar="check|load|list|coverage")
    kinds.add_parser("check", help="check the files").set_defaults(do=_check)
    kinds.add_parser("load", help="load the files into the database").set_defaults(do=_load)
    kinds.add_parser("coverage", help="count facts by topic and condition").set_defaults(do=_coverage)
    lister = kinds.add_parser("list", help="list facts with their sources and reviews")
    lister.add_argument("--condition", metavar="ID_OR_NAME")
    lister.add_argument("--topic", metavar="ID")
    lister.add_argument("--treatment", metavar="ID_OR_NAME")
    lister.add_argument("--reviewed-before", metavar="YYYY-MM-DD", type=date.fromisoformat, default=date.max)
    lister.set_defaults(do=_list)


def _check(_arguments: argparse.Namespace, settings: Settings) -> None:
    say(f"The files are in order: {_counts(_files(settings))}.")


def _load(_arguments: argparse.Namespace, settings: Settings) -> None:
    prepare.facts(settings)
    say(f"The database holds what the files say: {_counts(_files(settings))}.")


def _list(arguments: argparse.Namespace, settings: Settings) -> None:
    catalogue = _files(settings)
    chosen = list(_chosen(catalogue, arguments))
    for fact in chosen:
        say(_entry(fact, catalogue))
    say(f"{len(chosen)} of {len(catalogue.facts)} facts")


def _coverage(_arguments: argparse.Namespace, settings: Settings) -> None:
    catalogue = _files(settings)
    names = [condition.name for condition in catalogue.conditions]
    say(_row("topic", names))
    for topic in _knowledge():
        say(_row(topic.value, (str(count) if count else _GAP for count in _per_condition(topic, catalogue))))
    gaps = sum(not count for topic in _knowledge() for count in _per_condition(topic, catalogue))
    say(f"{len(catalogue.facts)} facts, {gaps} {_GAP}{'' if gaps == 1 else 's'}")


def _files(settings: Settings) -> Catalogue:
    from bot.facts.catalogue import load_catalogue

    return load_catalogue(settings.data / "facts")


def _counts(catalogue: Catalogue) -> str:
    kinds = ("facts", "conditions", "treatments", "aspects", "sources")
    return ", ".join(f"{len(getattr(catalogue, kind))} {kind}" for kind in kinds)


def _chosen(catalogue: Catalogue, arguments: argparse.Namespace) -> Iterator[Fact]:
    condition = _find("condition", arguments.condition, catalogue.conditions)
    treatment = _find("treatment", arguments.treatment, catalogue.treatments)
    topics = _topics(arguments.topic)
    for fact in catalogue.facts:
        wanted = condition in (None, *fact.conditions) and treatment in (None, fact.treatment)
        if wanted and fact.topic in topics and fact.reviewed < arguments.reviewed_before:
            yield fact


def _find(kind: str, wanted: str | None, things: Iterable[Condition | Treatment]) -> str | None:
    """The id of what has `wanted` for its id, name or alias; None when nothing is wanted."""
    if wanted is None:
        return None
    for thing in things:
        if wanted.lower() in (name.lower() for name in (thing.id, thing.name, *thing.aliases)):
            return thing.id
    raise AtlasError(f"Found the {kind} {wanted!r}; allowed: {', '.join(thing.id for thing in things)}.")


def _topics(wanted: str | None) -> list[Topic]:
    topics = [topic for topic in _knowledge() if wanted in (None, topic.value)]
    if not topics:
        allowed = ", ".join(topic.value for topic in _knowledge())
        raise AtlasError(f"Found the topic {wanted!r}; allowed: {allowed}.")
    return topics


def _knowledge() -> list[Topic]:
    return [topic for topic in Topic if topic in KNOWLEDGE]


def _per_condition(topic: Topic, catalogue: Catalogue) -> list[int]:
    return [len(catalogue.about(topic, condition.id)) for condition in catalogue.conditions]


def _row(head: str, cells: Iterable[str]) -> str:
    return f"{head:<20}" + "".join(f"{cell:>20}" for cell in cells)


def _entry(fact: Fact, catalogue: Catalogue) -> str:
    about = ", ".join((fact.topic.value, *fact.conditions, *filter(None, (fact.treatment, fact.aspect))))
    sources = (catalogue.source[source] for source in fact.sources)
    lines = (
        f"{fact.id} ({about})",
        fill(fact.text, 100, initial_indent="  ", subsequent_indent="  "),
        *(
            f"  Source: {source.title}, {source.publisher}{f', {source.url}' if source.url else ''}"
            for source in sources
        ),
        f"  Reviewed: {fact.reviewed.isoformat()}, {fact.by.value}",
    )
    return "\n".join(lines) + "\n"
