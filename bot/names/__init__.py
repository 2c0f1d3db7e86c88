"""What is named in a text: conditions, treatments and aspects, also when misspelt (the spaCy part)."""

from bot.names.finder import Name, NameFinder, Names

__all__ = ["Name", "NameFinder", "Names"]
