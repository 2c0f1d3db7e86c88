"""Whether a message is in another language: told by its small words, which `data/wording.yml` lists."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from bot.answers.wording import Language, Wording

_WORD = re.compile(r"[^\W\d_]+")
# So many of the words must be small words of the language. About half of those of a sentence are; English ones, none.
_SHARE = 1 / 3


def english_only(text: str, wording: Wording) -> str | None:
    """Says in the language of a message that Atlas answers in English; None where it is English, or cannot be told."""
    words = _WORD.findall(_plain(text))
    best = max(wording.languages.values(), key=lambda language: _known(words, language), default=None)
    return best.english_only if best and _known(words, best) > _SHARE * len(words) else None


def _known(words: list[str], language: Language) -> int:
    small = _as_typed(language.words)
    return sum(word in small for word in words)


@lru_cache
def _as_typed(words: tuple[str, ...]) -> frozenset[str]:
    """Made once for each language: every message is looked through."""
    return frozenset(_plain(word) for word in words)


def _plain(text: str) -> str:
    """In small letters without accents, as many people type."""
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(each for each in apart if not unicodedata.combining(each))
