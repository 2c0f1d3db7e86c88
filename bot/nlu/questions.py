"""The questions in a message: "what is fibro and can i have both?" holds two. Knows no Rasa."""

from __future__ import annotations

import re

from bot.thresholds import MOST_WORDS_OF_QUESTIONS

# The words with which a question begins.
_OPENING = (
    r"(?:what|whats|what's|how|hows|which|who|whos|when|where|why|is|are|am|was|can|could|do|does|did|will|would|should"
    r"|has|have)\b"
)
# A question ends at its mark, or where "and" (or the like) leads to the opening of another one.
_END = re.compile(
    rf"\?+\s+|(?<=[.!])\s+|[,;]?\s+(?:and|also|&|plus|and also|or)\s+(?={_OPENING})|[,;]\s*(?={_OPENING})|\n+",
    re.IGNORECASE,
)
_QUESTION = re.compile(rf"^\W*(?:(?:so|and|but|also|ok|hi|hello|please|then|or)\s+)*{_OPENING}", re.IGNORECASE)

_FEWEST_WORDS = 2


def questions_in(text: str) -> list[str]:
    """The questions in a text, each once; none where the text is one question itself, or a story."""
    if len(text.split()) > MOST_WORDS_OF_QUESTIONS:
        return []
    parts = [part.strip() for part in _END.split(text) if part and part.strip()]
    questions = [part for part in parts if _QUESTION.match(part) and len(part.split()) >= _FEWEST_WORDS]
    questions = [*dict.fromkeys(questions)]  # what is only repeated need not be read so often
    return [] if questions == [text.strip()] else questions
