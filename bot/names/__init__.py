"""What is named in a text: conditions, treatments and aspects, also when misspelt (the spaCy part)."""

from bot.names.finder import ASPECT, CONDITION, TREATMENT, Name, NameFinder, Names

__all__ = ["ASPECT", "CONDITION", "TREATMENT", "Name", "NameFinder", "Names"]
