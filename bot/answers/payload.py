"""An answer as JSON: the `text`, `buttons` and `metadata` of the web contract (see docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.answers.answer import Answer, Block, List, Paragraph, Role, Run, Runs, Table, say
from bot.answers.markdown import to_markdown
from bot.answers.wording import Wording
from bot.facts.model import Source
from bot.topics import DANGER


def to_message(answer: Answer, sources: Mapping[str, Source], wording: Wording) -> dict[str, Any]:
    """The keyword arguments of `dispatcher.utter_message`; `atlas` is the metadata of the contract."""
    return {
        "text": to_markdown([*answer.blocks, *_source_line(answer, sources, wording), *_reminder(answer)]),
        "buttons": [{"title": each.title, "payload": each.says} for each in answer.suggestions],
        "atlas": to_metadata(answer, sources),
    }


def to_metadata(answer: Answer, sources: Mapping[str, Source]) -> dict[str, Any]:
    """The metadata of the contract."""
    return {
        "topic": answer.topic.value,
        "conditions": list(answer.conditions),
        "treatment": answer.treatment,
        "facts": [fact.id for fact in answer.facts],
        "sources": [_source(sources[id_], answer) for id_ in answer.source_ids],
        "reminder": bool(answer.reminder),
        "blocks": [_block(block) for block in [*answer.blocks, *_reminder(answer)]],
    }


def _source(source: Source, answer: Answer) -> dict[str, Any]:
    reviewed = max(fact.reviewed for fact in answer.facts if source.id in fact.sources)
    return {
        "id": source.id,
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "published": source.published,
        "reviewed": reviewed.isoformat(),
    }


def _source_line(answer: Answer, sources: Mapping[str, Source], wording: Wording) -> list[Block]:
    runs: list[Run] = []
    for id_ in dict.fromkeys(fact.sources[0] for fact in answer.facts):  # the rest is in the metadata
        source = sources[id_]
        runs += [Run("; " if runs else f"{wording.headings.sources}: ")]
        runs += [Run(f"{source.title}, {source.publisher}", url=source.url)]
    return [Paragraph(tuple(runs))] if runs else []


def _reminder(answer: Answer) -> list[Block]:
    """The reminder as the last paragraph. An alarm sends to people who help: it needs no further word."""
    if not answer.reminder or answer.topic in DANGER:
        return []
    return [Paragraph(say(answer.reminder), Role.REMINDER)]


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        role = {} if block.role is Role.TEXT else {"role": block.role.value}
        return {"type": "paragraph", "runs": _runs(block.runs), **role}
    if isinstance(block, List):
        return {"type": "list", "items": [_runs(item) for item in block.items]}
    if isinstance(block, Table):
        rows = [[_runs(cell) for cell in row] for row in block.rows]
        return {"type": "table", "head": [_runs(cell) for cell in block.head], "rows": rows}
    return {"type": "alert", "level": block.level, "blocks": [_block(each) for each in block.blocks]}


def _runs(runs: Runs) -> list[dict[str, Any]]:
    return [_run(run) for run in runs]


def _run(run: Run) -> dict[str, Any]:
    bold = {"bold": True} if run.bold else {}
    url = {"url": run.url} if run.url else {}
    return {"text": run.text, **bold, **url}
