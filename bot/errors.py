"""The errors that a person who runs Atlas can meet and mend."""


class AtlasError(Exception):
    """Something that the operator can mend. The message says what was found and how to mend it, in one line."""


class ContentError(AtlasError):
    """A file of `data/` cannot be used. The message names file and line, what was found and what is allowed."""


class DatabaseError(AtlasError):
    """The facts cannot be read from, or written to, the database."""
