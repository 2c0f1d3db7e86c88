"""Atlas in this process: the whole trained pipeline, safety gate and fallback included, without a channel."""

from __future__ import annotations

import time
from typing import Any

from actions.atlas_action import read_message
from bench.evaluation.questions import Asked
from bench.evaluation.reading import Guess, Reading, guess_of_rasa, topic_of
from bot.answers.question import Context, Message
from bot.app import App, get_app
from bot.cli import engine, prepare
from bot.topics import DANGER, QUESTIONS_KEY, Topic, topic_of_intent


class Atlas:
    """The trained model, and the answers that it leads to."""

    def __init__(self, app: App, agent: Any) -> None:
        self._app = app
        self._agent = agent

    @classmethod
    async def start(cls) -> Atlas:
        """Prepare what a start needs; trains on the training data where it has changed."""
        quick = engine.QuickStart()
        agent = await engine.load_agent(prepare.everything(get_app().settings))
        quick.done()
        engine.set_up_logs()
        return cls(get_app(), agent)

    async def read(self, asked: Asked) -> Reading:
        """What a question is taken for at the start of a talk."""
        understood, guess = await self._guess(asked.text)
        message = read_message(understood)
        question = self._app.question(message, Context())  # decides between a treatment and treatment as a whole
        topic = question.topic.value if question else topic_of(guess.intent)
        return Reading(asked, guess, topic, frozenset(message.conditions), question.treatment if question else None)

    async def first_facts(self, text: str) -> list[str]:
        """The ids of the facts in the first answer to a message; none where it is not answered from facts."""
        understood, _ = await self._guess(text)
        questions = understood.get(QUESTIONS_KEY) or [understood]
        return self._facts(read_message(questions[0]))

    def facts_on(self, topic: Topic, text: str) -> list[str]:
        """The ids of the facts that answer a message which is known to be about a topic."""
        names = self._app.names.find(text)
        return self._facts(Message(text, topic.intent, names.conditions, names.treatments, names.aspects))

    def topic_of_fact(self, fact: str) -> Topic:
        """The topic under which a fact is told."""
        return self._app.catalogue.fact[fact].topic

    async def raises_alarm(self, text: str) -> bool:
        """Whether a message is answered as an emergency or a crisis."""
        _, guess = await self._guess(text)
        return topic_of_intent(guess.intent) in DANGER

    async def _guess(self, text: str) -> tuple[dict[str, Any], Guess]:
        started = time.perf_counter()
        understood = await self._agent.parse_message(text)
        return understood, guess_of_rasa(understood, time.perf_counter() - started)

    def _facts(self, message: Message) -> list[str]:
        question = self._app.question(message, Context())
        return [fact.id for fact in self._app.answer(question, Context()).facts] if question else []
