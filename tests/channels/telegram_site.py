"""Atlas connected to a stand-in Telegram, and people who talk to it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rasa.core.run import configure_app

from bot.answers.wording import load_wording
from bot.channels.telegram import TelegramChannel
from bot.channels.web import WebChannel
from bot.settings import ROOT, Settings
from tests.channels.serving import FakeAgent, Reply, Site, running
from tests.channels.telegram_server import BOT, SECRET, TOKEN, TelegramServer

WEBHOOK = "/webhooks/telegram/webhook"
WORDING = load_wording(ROOT / "data" / "wording.yml")
PERSON = 77
GROUP = -100123

# An answer with buttons under it.
QUESTION = {"title": "Why is that?", "payload": "Why is that?"}
LONG = {"title": "What is known about " + "very " * 20 + "long questions?", "payload": "What is " + "ü" * 40}
FACT = {"text": "Yes.", "buttons": [QUESTION, LONG], "atlas": {"topic": "both", "facts": ["a"], "reminder": True}}


class TelegramSite(Site):
    """The server, seen by Telegram: delivers updates to it."""

    service: TelegramServer
    numbers: Iterator[int]
    channel: TelegramChannel

    def deliver(self, update: Any, secret: str | None = SECRET) -> Reply:
        """Post an update (or any bytes) to the webhook."""
        body = update if isinstance(update, bytes) else json.dumps(update).encode()
        headers = {"content-type": "application/json"}
        if secret is not None:
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        return self.request("POST", WEBHOOK, body, headers)

    def message(self, text: str | None = None, chat: int = PERSON, **fields: Any) -> dict[str, Any]:
        """An update with a message; in a private chat, unless `fields` say otherwise."""
        number = next(self.numbers)
        said = {
            "message_id": number,
            "date": 1_700_000_000,
            "chat": {"id": chat, "type": "private", "first_name": "Ada"},
            "from": {"id": PERSON, "is_bot": False, "first_name": "Ada"},
            **({} if text is None else {"text": text}),
            **fields,
        }
        return {"update_id": number, "message": said}

    def in_group(self, text: str | None = None, user: int = PERSON, **fields: Any) -> dict[str, Any]:
        """An update with a message in a group."""
        group = {"id": -100123, "type": "supergroup", "title": "Neck pain"}
        update = self.message(text, **{"from": {"id": user, "is_bot": False, "first_name": "A"}, **fields})
        update["message"]["chat"] = group
        return update

    def press(
        self, data: Any, under: dict[str, Any] | None = None, user: int = PERSON, **message: Any
    ) -> dict[str, Any]:
        """An update with a press of a button under a message (as the bot sent it)."""
        number = next(self.numbers)
        self.service.callbacks.add(f"press-{number}")
        said = {
            "message_id": 1,
            "date": 1_700_000_000,
            "chat": {"id": PERSON, "type": "private"},
            "from": BOT,
            "text": "...",
            **({"reply_markup": under["reply_markup"]} if under else {}),
            **message,
        }
        query = {"id": f"press-{number}", "from": {"id": user, "is_bot": False}, "message": said, "data": data}
        return {"update_id": number, "callback_query": query}

    def say(self, text: str | None = None, chat: int = PERSON, **fields: Any) -> Reply:  # type: ignore[override]
        """Let a person send a message."""
        return self.deliver(self.message(text, chat, **fields))

    def settle(self) -> list[dict[str, Any]]:
        """All messages sent, once everything delivered so far is done."""
        self.service.wait(lambda: self.channel.service._inbox._unfinished == 0)
        return self.service.sent

    def telegram_state(self) -> str:
        """How /health says Telegram is doing."""
        return self.request("GET", "/health").json["channels"]["telegram"]

    def wait_for_state(self, state: str) -> None:
        """Wait until /health says so."""
        self.service.wait(lambda: self.telegram_state() == state)


@contextmanager
def telegram_site(var: Path, service: TelegramServer, **settings: Any) -> Iterator[TelegramSite]:
    """A server with the Telegram channel, connected to a service unless the settings say otherwise."""
    chosen = Settings(
        **{
            "var": var,
            "database_url": f"sqlite:///{var / 'atlas.db'}",
            "telegram_bot_token": TOKEN,
            "telegram_webhook_secret": SECRET,
            "telegram_webhook_url": "https://atlas.example.org",
            "telegram_api_base_url": service.url,
            **settings,
        }
    )
    forgotten = {"text": "It is forgotten."}
    channel = TelegramChannel(chosen, wording=lambda: WORDING, forgotten=lambda: forgotten)
    app = configure_app([WebChannel(chosen, forgotten=lambda: forgotten), channel], enable_api=False)
    app.ctx.agent = FakeAgent()
    with running(app) as port:
        site = TelegramSite(port, app.ctx.agent, app)
        site.service, site.numbers, site.channel = service, itertools.count(1), channel
        site.wait_until_ready()
        yield site


def saying(*messages):
    """An agent that says these messages."""

    async def behave(message):
        for each in messages:
            await message.output_channel.send_response(message.sender_id, each)

    return behave
