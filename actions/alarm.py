"""Emergency, crisis, and questions that only a health professional may answer: the fixed texts."""

from __future__ import annotations

from actions.atlas_action import AtlasAction, Turn
from bot.answers.alert import alert, alert_block
from bot.answers.answer import Answer
from bot.answers.question import Context
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
        topic = Topic(turn.message.intent)
        found = turn.finding if turn.finding and turn.finding.topic is topic else None
        texts = app.rules.texts
        text = texts.for_finding(found) if found else texts.fixed(topic)
        level = found.level.value if found and topic not in DANGER else topic.value
        block = alert_block(level, text, texts.numbers)
        if topic in DANGER:
            return alert(topic, block, texts.reminder_short), turn.context
        conditions = turn.message.conditions or turn.context.conditions
        suggestions = next_questions(topic.value, conditions, app.catalogue, app.wording)
        return alert(topic, block, texts.reminder_long, suggestions), turn.context
