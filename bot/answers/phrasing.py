"""What the small words of a message tell, whatever it is about. Every such pattern stands here, behind its name."""

from __future__ import annotations

import re

_YES_NO = re.compile(
    r"(^|[.,;:!?]\s+|\b(?:so|and|but|hi|hello|please|also|ok|then|well)\s+)"
    r"(is|are|r|am|was|were|can|cant|can't|could|do|does|dose|did|doesn't|doesnt|don't|will|would|has|have|should|isn't|isnt|aren't|may|might)"
    r"\s+\w+",
    re.IGNORECASE,
)
_ONESELF = re.compile(r"\b(i|im|ive|my|me|we|our)\b", re.IGNORECASE)
# Not "study" or "exam": "i am so down that i cannot study" tells of a mood.
_FOR_STUDIES = re.compile(
    r"\b(essay|homework|assignment|coursework|thesis|dissertation|presentation|(term|research|school) (paper|project)"
    r"|project for (school|class|college|uni\w*))\b",
    re.IGNORECASE,
)
# Words that stand for the conditions without naming them, unless they say both of something else ("both sides").
_PARTS = (
    r"(?!\s+(?:my |your |the )?(?:sides?|arms?|hands?|legs?|feet|shoulders?|ears?|eyes|ends?|ways?|directions?|parents"
    r"|m[ae]n|women|sexes))"
)
_BOTH = re.compile(
    rf"\b(both|either|neither|the two|each of (them|these)|these (two|conditions|illnesses|diseases))\b{_PARTS}",
    re.IGNORECASE,
)
_THE_OTHER = re.compile(
    r"\bthe other\b(?=\W*$|\s*[,.;:!?]|\s+(one|condition|illness|disease|disorder)\b)|\b(and|about|for) other one\b",
    re.IGNORECASE,
)
_PRONOUNS = (
    re.compile(r"\b(it|its|they|them)\b", re.IGNORECASE),
    re.compile(r"\b(that|this|those|these)\b", re.IGNORECASE),  # may be a mere "that" beside an "it"
)
_WHAT_ABOUT = re.compile(r"\b(what|how|wat|wot) (about|abt|bout|of)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{4,}")
_OF_NO_WEIGHT = frozenset({"about", "just", "mean", "meant", "only", "please", "same", "then", "thing", "what"})
# What a condition is compared with, its name masked as "it": "between tics and it", "how does it differ from lupus".
_COMPARED = re.compile(
    r"\bbetween ([^?.!;]+?) and ([^?.!;,]+)|([^?.!;,]+?) (?:vs\.?|versus) ([^?.!;,]+)"
    r"|([^?.!;,]+) (?:different|differs?|apart|compared?|same) (?:from|to|with|as) "
    r"(?!(?:respect|regard)\b|\w+ to\b)([^?.!;,]+)",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(it|its|they|them|that|this|those|these|each|ones?|others?|me|my|mine|yours?)\b", re.IGNORECASE
)
_ELSE = re.compile(r"\b(else|other|others|another|instead|besides)\b", re.IGNORECASE)


def wants_yes_or_no(text: str) -> bool:
    """Whether a yes or a no would answer it: "is it rare"."""
    return bool(_YES_NO.search(text))


def tells_of_oneself(text: str) -> bool:
    """Whether a person speaks of themselves or theirs, and not of what they study: "for my essay"."""
    return bool(_ONESELF.search(text)) and not _FOR_STUDIES.search(text)


def says_both(text: str) -> bool:
    """Whether the conditions are meant together, without a name: "do the two hurt"."""
    return bool(_BOTH.search(text))


def says_the_other(text: str) -> bool:
    """Whether the other one of two conditions is meant: "and the other one"."""
    return bool(_THE_OTHER.search(text))


def asks_for_something_else(text: str) -> bool:
    """Whether something is asked for that was not talked about: "what else helps"."""
    return bool(_ELSE.search(text))


def asks_what_about(text: str) -> bool:
    """Whether the last question is asked of something else: "what about school"."""
    return bool(_WHAT_ABOUT.search(text))


def asks_for_one_thing(text: str) -> bool:
    """Whether an answer on something near to it would be none."""
    return wants_yes_or_no(text) or asks_what_about(text)


def compares_with_something_else(masked: str) -> bool:
    """Whether a condition, masked as "it", is compared with what is none: "the difference between tics and it".

    So is one with itself, under two names: "the difference between it and it".
    """
    pairs = ([side for side in found.groups() if side] for found in _COMPARED.finditer(masked))
    return not says_both(masked) and any(
        bool(_POINTING.search(one)) != bool(_POINTING.search(other)) or one == other for one, other in pairs
    )


def words_of_weight(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about, in lower case."""
    return frozenset(_WORD.findall(text.lower())) - _OF_NO_WEIGHT


def with_name_for_pronoun(text: str, name: str) -> str | None:
    """The text with a name in place of its first pronoun; None where it has none."""
    for pronoun in _PRONOUNS:
        if pronoun.search(text):
            return pronoun.sub(lambda _: name, text, count=1)
    return None
