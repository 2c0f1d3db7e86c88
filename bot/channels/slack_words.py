"""What the Slack channel says beside the answers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.wording import Wording
from bot.channels.slack_blocks import MOST_IN_TEXT, Block, Words, section
from bot.channels.slack_text import split


@dataclass(frozen=True)
class SlackWords:
    """`below` stands below answers; `typing` while one is made; `home_texts` on the home tab, under `name`."""

    name: str
    typing: str
    below: Words
    home_texts: tuple[str, ...]

    def home(self) -> list[Block]:
        """The blocks of the home tab: what Atlas is, and its limits."""
        header = {"type": "header", "text": {"type": "plain_text", "text": self.name}}
        return [header, *(section(part) for text in self.home_texts for part in split([{"text": text}], MOST_IN_TEXT))]


def slack_words(wording: Wording, conditions: str, reminder: str) -> SlackWords:
    """The words from `data/wording.yml`, and the reminder from `data/safety.yml`."""
    chats, talk = wording.chats, wording.talk
    points = "\n".join(f"• {point}" for point in chats.about)
    texts = (talk.capabilities.format(conditions=conditions, name=wording.name), chats.slack_use, points, reminder)
    return SlackWords(
        wording.name, chats.typing, Words(wording.headings.sources, chats.helpful, chats.not_helpful), texts
    )
