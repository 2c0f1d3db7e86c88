"""An answer as text in a small Markdown subset: paragraphs, lists, **bold**, [links](url). Complete by itself."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers.answer import Alert, Block, List, Paragraph, Run, Runs, Table


def to_markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, one blank line between them."""
    return "\n\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _runs(block.runs)
    if isinstance(block, List):
        return "\n".join(f"- {_runs(item)}" for item in block.items)
    if isinstance(block, Alert):
        return to_markdown(block.blocks)
    return _table(block)


def _table(table: Table) -> str:
    """One line for each row, as a table of characters is unreadable on a phone and in a screen reader."""
    _, *columns = (_plain(cell) for cell in table.head)
    return "\n".join(_row(row, columns) for row in table.rows)


def _row(row: tuple[Runs, ...], columns: list[str]) -> str:
    name, *cells = (_plain(cell) for cell in row)
    pairs = "; ".join(f"{column}: {cell}" for column, cell in zip(columns, cells, strict=True))
    return f"- **{name}**: {pairs}"


def _plain(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = f"**{run.text}**" if run.bold else run.text
    return f"[{text}]({run.url})" if run.url else text
