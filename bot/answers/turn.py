"""A turn: everything that a message asks is answered, with what has to be said beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answers.answer import Alert, Answer, Block, paragraph
from bot.answers.question import Context, Message, named_in_passing, told_in_passing, with_alarm_in_mind
from bot.topics import DANGER, Topic

# The answer to a message after what was talked about, and the context behind it.
Answering = Callable[[Message, Context], tuple[Answer, Context]]


@dataclass(frozen=True)
class Asides:
    """What is said beside the answers of a turn.

    after_alarm    in front of answers that follow an emergency or a crisis: "what do i do now" may be among them
    english_only   in front of what turns a message away that is in another language
    notice         behind the first answer, where an alarming sign was only asked about
    """

    after_alarm: Alert
    english_only: str | None = None
    notice: Alert | None = None

    def around(self, answer: Answer, *, alarmed: bool, first: bool) -> Answer:
        """The answer with what belongs to it; an emergency or a crisis says all there is to say by itself."""
        if answer.topic in DANGER:
            return answer
        before: list[Block] = [self.after_alarm] if alarmed else []
        if self.english_only and answer.topic is Topic.OUT_OF_SCOPE:
            before.append(paragraph(self.english_only))
        behind = [self.notice] if self.notice and first else []
        return replace(answer, blocks=(*before, *answer.blocks, *behind))


def take_turn(
    message: Message, parts: Sequence[Message], context: Context, answering: Answering, asides: Asides
) -> tuple[list[Answer], Context]:
    """The answers to a message, or to the `parts` of one that asks several things, and the context behind them."""
    asked = parts or (message,)
    if not any(each.conditions for each in asked):  # "i have fibro. does it spread? will i end up in bed?"
        context = named_in_passing(message, context)
    said: dict[tuple[Block, ...], Answer] = {}
    asked_before, asks = context.which_asked, False
    for each in asked:
        answer, following = answering(each, context)
        if answer.blocks in said:  # which condition is meant is asked once
            continue
        if following is context:
            following = told_in_passing(each, context)
        else:
            asks = asks or following.which_asked
        said[answer.blocks] = asides.around(answer, alarmed=context.alarmed > 0, first=not said)
        context = replace(with_alarm_in_mind(following, context, answer.topic), which_asked=asked_before)
    return [*said.values()], replace(context, which_asked=asks)
