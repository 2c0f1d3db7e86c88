"""Settings of a running Atlas. This is the only module that reads the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import AtlasError

ROOT = Path(__file__).resolve().parent.parent

_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]+)?|https?://\[[0-9a-f:]+\](:[0-9]+)?")


@dataclass(frozen=True)
class Settings:
    """Everything that can be set from outside. Secrets are hidden in the repr."""

    host: str = "127.0.0.1"
    port: int = 5005
    data: Path = ROOT / "data"
    var: Path = ROOT / "var"
    models: Path = ROOT / "models"
    database_url: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    rate_limit_per_minute: int = 60
    allowed_origins: tuple[str, ...] = ()
    session_minutes: int = 60

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Read the settings from `environ`.

        Raises:
            AtlasError: a value is not of the allowed form.
        """
        var = Path(environ.get("ATLAS_VAR") or cls.var)
        return cls(
            host=environ.get("HOST") or cls.host,
            port=_whole(environ, "PORT", cls.port, 1, 65535),
            data=Path(environ.get("ATLAS_DATA") or cls.data),
            var=var,
            models=Path(environ.get("ATLAS_MODELS") or cls.models),
            database_url=environ.get("DATABASE_URL") or f"sqlite:///{var / 'atlas.db'}",
            secret=environ.get("ATLAS_SECRET", ""),
            rate_limit_per_minute=_whole(environ, "ATLAS_RATE_LIMIT_PER_MINUTE", cls.rate_limit_per_minute, 0, 100_000),
            allowed_origins=_origins(environ.get("ATLAS_ALLOWED_ORIGINS", "")),
            session_minutes=_whole(environ, "ATLAS_SESSION_MINUTES", cls.session_minutes, 1, 10_080),
        )


def _origins(text: str) -> tuple[str, ...]:
    """Origins as browsers send them: a slash at the end, or a path, would never match."""
    origins = tuple(text.replace(",", " ").split())
    for origin in origins:
        if origin != "*" and not _ORIGIN.fullmatch(origin):
            raise AtlasError(
                f"ATLAS_ALLOWED_ORIGINS holds {origin!r}: allowed are origins without a path, such as "
                "https://www.example.org or http://localhost:8000, and *."
            )
    return origins


def _whole(environ: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise AtlasError(f"{name} is {text!r}: allowed is a whole number from {least} to {most}.")
    return int(text)
