"""Emergency, crisis, and questions that only a health professional may answer: the fixed texts."""

from __future__ import annotations

from actions.atlas_action import AtlasAction, Turn
from bot.answers.alert import alert, alert_block
from bot.answers.answer import Answer
from bot.answers.question import Context
from bot.answers.reminder import reminder
from bot.answers.suggest import next_questions
from bot.app import App
from bot.topics import DANGER, Topic


class ActionAlarm(AtlasAction):
    """Says the text for what the gate found or, where only the classifier raised the alarm, for its intent."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_alarm"

    def answer(self, app: App, turn: Turn) -> tuple[Answer, Context]:
        """The fixed text. Behind an emergency or a crisis nothing is offered."""
        topic, texts = Topic(turn.message.intent), app.rules.texts
        block = alert_block(*texts.in_place(topic, turn.finding), texts.numbers)
        if topic in DANGER:  # told also when no facts can be read
            return alert(topic, block, reminder(topic, texts)), turn.context
        following = next_questions(topic.value, turn.conditions, app.catalogue, app.wording)
        return alert(topic, block, reminder(topic, texts), following), turn.context
