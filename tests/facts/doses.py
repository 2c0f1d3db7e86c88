"""How an amount of a medicine is written, for the tests that look for one."""

from __future__ import annotations

import re

DOSE = re.compile(
    r"\d\s*-?\s*(mg|mcg|µg|ug|g|grams?|milligrams?|micrograms?|ml|millilitres?|milliliters?|units?|iu|drops?"
    r"|tablets?|pills?|capsules?|puffs?|doses?)\b"
    r"|\b(once|twice|thrice|(one|two|three|four|five|six|\d+) times?) (a|per|each|every) day\b"
    r"|\bevery (\d+|two|three|four|six|eight|twelve) hours\b|\bper (kg|kilo|kilogram)\b",
    re.IGNORECASE,
)
