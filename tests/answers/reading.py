"""Reading answers in tests."""

from __future__ import annotations

from bot.answers.answer import Alert, Answer, Block, List, Paragraph, Role, Runs, Table


def text_of(answer: Answer) -> str:
    """All words of an answer as a person reads them, the reminder apart."""
    return "\n".join(_block(block) for block in answer.blocks)


def paragraphs_of(answer: Answer) -> list[str]:
    """The paragraphs, headings apart."""
    return [_runs(each.runs) for each in answer.blocks if isinstance(each, Paragraph) and each.role is Role.TEXT]


def facts_of(answer: Answer) -> list[str]:
    """The ids of the facts told."""
    return [fact.id for fact in answer.facts]


def buttons_of(answer: Answer) -> list[str]:
    """What stands on the buttons."""
    return [each.title for each in answer.suggestions]


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _runs(block.runs)
    if isinstance(block, List):
        return "\n".join(_runs(item) for item in block.items)
    if isinstance(block, Table):
        return "\n".join(" ".join(_runs(cell) for cell in row) for row in (block.head, *block.rows))
    assert isinstance(block, Alert)
    return "\n".join(_block(each) for each in block.blocks)


def _runs(runs: Runs) -> str:
    return "".join(run.text for run in runs)
