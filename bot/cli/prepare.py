"""What a start needs: facts in the database, the exported encoder, the trained model. Nothing is made twice."""

from __future__ import annotations

from pathlib import Path

from bot.cli import child
from bot.cli.fingerprint import fingerprint
from bot.cli.output import step
from bot.settings import ROOT, Settings


def everything(settings: Settings) -> Path:
    """Prepare all, and return the path of the model to serve.

    Raises:
        AtlasError: a file, the database or the training data must be mended first.
    """
    from bot.app import get_app

    facts(settings)
    encoder(settings)
    get_app().check()
    return model(settings)


def facts(settings: Settings) -> None:
    """Load the facts unless the database already holds this version of them."""
    from bot.app import load_facts
    from bot.facts.catalogue import digest_of
    from bot.facts.store import FactStore

    settings.var.mkdir(parents=True, exist_ok=True)
    store = FactStore.open(settings.database_url)
    try:
        if store.digest() != digest_of(settings.data / "facts"):
            with step("Loading the facts"):
                load_facts(settings, store)
    finally:
        store.close()


def encoder(settings: Settings) -> None:
    """Export the sentence encoder unless this machine has done so."""
    from bot.encoder.export import is_exported

    if not is_exported(settings.var):
        with step("Exporting the sentence encoder (once on this machine, one to two minutes)"):
            child.run("bot.cli", ["export-encoder"], "The encoder could not be exported: the lines above say why.")


def model(settings: Settings) -> Path:
    """Train the model unless there is one for these inputs; returns its path. The facts must be in the database."""
    from bot.app import get_app  # the one that will serve: the names are read once

    name = f"atlas-{fingerprint(ROOT, settings.data, get_app().catalogue)}.tar.gz"
    path = settings.models / name
    if not path.exists():
        settings.models.mkdir(parents=True, exist_ok=True)
        with step("Training the model (once for each change of the training data, some minutes)"):
            child.run("bot.cli.training", [str(settings.data), str(path)], _NO_MODEL)
        _remove_others(path)
    return path


_NO_MODEL = "The training failed: the lines above say why. Mend config.yml, domain.yml or data/ and start again."


def _remove_others(kept: Path) -> None:
    """Remove older models of ours; those that `rasa train` has made stay."""
    for path in kept.parent.glob("atlas-*.tar.gz"):
        if path != kept:
            path.unlink(missing_ok=True)
