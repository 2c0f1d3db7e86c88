"""Composition root: builds the real parts once, on first use.

The adapters (Rasa components, actions, channels, command line) take what they need from `get_app()`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from functools import cached_property, lru_cache, partial
from pathlib import Path
from threading import RLock

import numpy as np
import structlog

from bot.answers.answer import Answer
from bot.answers.compose import Composer
from bot.answers.meaning import meant
from bot.answers.question import Context, Message, Question
from bot.answers.ranking import Known, Ranker, texts_of
from bot.answers.reminder import reminder
from bot.answers.wording import Wording, load_wording
from bot.encoder.export import export, known_words, network_path, open_network, tuned_network_path
from bot.encoder.model import Encoder, Vectors
from bot.errors import DatabaseError
from bot.facts.catalogue import digest_of, load_catalogue
from bot.facts.model import Catalogue
from bot.facts.store import FactStore
from bot.names import NameFinder
from bot.safety import SafetyRules, Screen, load_rules
from bot.settings import Settings
from bot.topics import Topic

logger = structlog.get_logger(__name__)

# So often a running Atlas looks whether other facts were loaded.
_SECONDS_BETWEEN_CHECKS = 1.0


class App:
    """The parts of Atlas. What depends on the content is made anew when another version was loaded."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = RLock()
        self._content: _Content | None = None
        self._check_again = 0.0

    @cached_property
    def rules(self) -> SafetyRules:
        """Signs of danger and the fixed texts. They come from the file: no database can switch them off."""
        return load_rules(self.settings.data / "safety.yml")

    @cached_property
    def screen(self) -> Screen:
        """The one door for safety."""
        return Screen(self.rules)

    @cached_property
    def wording(self) -> Wording:
        """The words around the facts."""
        return load_wording(self.settings.data / "wording.yml")

    @cached_property
    def encoder(self) -> Encoder:
        """The sentence encoder as it was published, exported first where that was not done yet."""
        export(self.settings.var)
        return open_network(network_path(self.settings.var))

    @cached_property
    def tuned_encoder(self) -> Encoder:
        """The sentence encoder that was tuned to the intents, exported first where that was not done yet."""
        export(self.settings.var)
        return open_network(tuned_network_path(self.settings.var))

    @cached_property
    def store(self) -> FactStore:
        """The store, holding what the content files say."""
        store = FactStore.open(self.settings.database_url)
        load_facts(self.settings, store)
        return store

    @property
    def catalogue(self) -> Catalogue:
        """All facts as they are in the database now."""
        return self._current.catalogue

    @property
    def names(self) -> NameFinder:
        """Finds the names of the catalogue."""
        return self._current.names

    def check(self) -> None:
        """Build every part now, so that what is broken is told at the start and not by the first visitor.

        Raises:
            AtlasError: a content file, the database or the encoder cannot be used.
        """
        _ = (self.screen, self.wording, self.encoder, self.tuned_encoder, self._current.composer)

    def question(self, message: Message, context: Context) -> Question | None:
        """What a message asks; None when it asks for no knowledge."""
        content = self._current
        known: Known = {}  # for this message only
        nearness = partial(content.composer.nearness, known=known)
        return meant(message, context, content.catalogue, nearness, content.names.mask)

    def nearness_of_topics(self, text: str) -> Mapping[Topic, float]:
        """How near the nearest fact of each topic is to a message, 0 to 1."""
        return self._current.composer.ranker.nearness_of_topics(text)

    def answer(self, question: Question, context: Context) -> Answer:
        """The answer to a question, with the reminder that belongs to it."""
        first = context.answers == 0
        return self._current.composer.compose(question, reminder(question.topic, self.rules.texts, first=first))

    @property
    def _current(self) -> _Content:
        with self._lock:
            if self._content is None or time.monotonic() >= self._check_again:
                self._content = self._read_content(self._content)
                self._check_again = time.monotonic() + _SECONDS_BETWEEN_CHECKS
            return self._content

    def _read_content(self, last: _Content | None) -> _Content:
        try:
            catalogue = self.store.catalogue()
        except DatabaseError:
            if last is None:
                raise
            logger.exception("facts.database_failed")  # what was read last is still true
            return last
        return last if last and last.catalogue is catalogue else _Content(self, catalogue)


class _Content:
    """What is made from one version of the content."""

    def __init__(self, app: App, catalogue: Catalogue) -> None:
        self._app = app
        self.catalogue = catalogue
        self.names = NameFinder(catalogue, known_words())

    @cached_property
    def composer(self) -> Composer:
        encode = self._app.encoder.encode
        return Composer(self.catalogue, Ranker(self.catalogue, self._vectors(), encode, self._mask), self._app.wording)

    def _vectors(self) -> Vectors:
        """The vectors of all facts; computed once for each version of the content and kept beside the encoder."""
        network = network_path(self._app.settings.var)
        path = network.with_name(f"facts-{self.catalogue.digest[:16]}-{network.stem[-6:]}.npy")
        kept = _kept_vectors(path)
        if kept is not None:
            return kept
        vectors = self._app.encoder.encode(texts_of(self.catalogue, self._mask))
        _replace_vectors(path, vectors)
        return vectors

    def _mask(self, text: str) -> str:
        return self.names.mask(text)


def load_facts(settings: Settings, store: FactStore) -> bool:
    """Bring the content files into the database; False when it held them already.

    Raises:
        ContentError: a file is not right; the database keeps what it had.
        DatabaseError: the database cannot be reached.
    """
    folder = settings.data / "facts"
    if settings.database_url.startswith("sqlite:///"):
        settings.var.mkdir(parents=True, exist_ok=True)
    return store.digest() != digest_of(folder) and store.load(load_catalogue(folder))


def _kept_vectors(path: Path) -> Vectors | None:
    """The vectors in a file; None when it is not there, or spoilt."""
    try:
        vectors: Vectors = np.load(path)
    except (OSError, ValueError, EOFError):
        return None
    return vectors


def _replace_vectors(path: Path, vectors: Vectors) -> None:
    """Keep the vectors for the next start. Where that fails, they are computed again then."""
    scratch = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        for old in path.parent.glob("facts-*.npy"):
            old.unlink(missing_ok=True)
        with scratch.open("wb") as file:
            np.save(file, vectors)
        scratch.replace(path)
    except OSError as error:
        logger.warning("facts.vectors_not_kept", error=str(error))


@lru_cache(maxsize=1)
def get_app() -> App:
    """The app of this process, with the settings of its environment."""
    return App(Settings.from_env(os.environ))
