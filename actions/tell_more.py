"""What is left to say on the last question."""

from __future__ import annotations

from actions.atlas_action import AtlasAction, Turn
from bot.answers.answer import Answer
from bot.answers.question import Context, after, more_of
from bot.answers.talk import nothing_more
from bot.app import App


class ActionTellMore(AtlasAction):
    """Goes on where the last answer stopped."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_tell_more"

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """The facts on the last question that were not told yet."""
        question = more_of(turn.context)
        if question is None:
            return nothing_more(app.catalogue, app.wording), turn.context
        answer = app.answer(question, turn.context)
        return answer, after(turn.context, question, tuple(fact.id for fact in answer.facts))
