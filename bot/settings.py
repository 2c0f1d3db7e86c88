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
    slack_bot_token: str = field(default="", repr=False)
    slack_signing_secret: str = field(default="", repr=False)
    slack_app_token: str = field(default="", repr=False)
    slack_api_base_url: str = "https://slack.com/api/"
    telegram_bot_token: str = field(default="", repr=False)
    telegram_webhook_secret: str = field(default="", repr=False)
    telegram_webhook_url: str = ""
    telegram_polling: bool = False
    telegram_api_base_url: str = "https://api.telegram.org"

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Read the settings from `environ`.

        Raises:
            AtlasError: a value is not of the allowed form.
        """
        _check_slack(environ)
        _check_telegram(environ)
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
            slack_bot_token=environ.get("SLACK_BOT_TOKEN", "").strip(),
            slack_signing_secret=environ.get("SLACK_SIGNING_SECRET", "").strip(),
            slack_app_token=environ.get("SLACK_APP_TOKEN", "").strip(),
            slack_api_base_url=_url(environ, "SLACK_API_BASE_URL", cls.slack_api_base_url),
            telegram_bot_token=environ.get("TELEGRAM_BOT_TOKEN", "").strip(),
            telegram_webhook_secret=environ.get("TELEGRAM_WEBHOOK_SECRET", "").strip(),
            telegram_webhook_url=_url(environ, "TELEGRAM_WEBHOOK_URL", cls.telegram_webhook_url),
            telegram_polling=environ.get("TELEGRAM_MODE", "").strip() == "polling",
            telegram_api_base_url=_url(environ, "TELEGRAM_API_BASE_URL", cls.telegram_api_base_url),
        )


def _check_slack(environ: Mapping[str, str]) -> None:
    """The bot token goes with the signing secret (webhook), with the app token (Socket Mode), or with both."""
    token, secret, app = "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"
    found = [name for name in (token, secret, app) if environ.get(name, "").strip()]
    missing = token if token not in found else f"{secret} (or {app}, for Socket Mode)" if len(found) == 1 else ""
    if found and missing:
        raise AtlasError(f"Slack is half set up: found {' and '.join(found)}, missing is {missing}. See docs/slack.md.")


def _check_telegram(environ: Mapping[str, str]) -> None:
    """The bot token goes with the webhook's secret and address, or with long polling."""
    token, secret, url, mode = "TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_WEBHOOK_URL", "TELEGRAM_MODE"
    value = {name: environ.get(name, "").strip() for name in (token, secret, url, mode)}
    if value[mode] not in ("", "webhook", "polling"):
        raise AtlasError(f"{mode} is {value[mode]!r}: allowed are webhook and polling.")
    needed = (token,) if value[mode] == "polling" else (token, secret, url)
    found, missing = [name for name in value if value[name]], [name for name in needed if not value[name]]
    if found and missing:
        hint = "" if missing == [token] else f" (or set {mode}=polling, which needs no public address)"
        raise AtlasError(
            f"Telegram is half set up: found {' and '.join(found)}, missing is {' and '.join(missing)}{hint}."
            " See docs/telegram.md."
        )
    if value[token] and not re.fullmatch(r"[A-Za-z0-9:_-]+", value[token]):
        raise AtlasError(f"{token} is not of the form 123456789:ABC-DEF that BotFather gives.")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", value[secret]):
        raise AtlasError(f"{secret} holds what Telegram does not allow: up to 256 of A-Z, a-z, 0-9, _ and -.")


def _url(environ: Mapping[str, str], name: str, default: str) -> str:
    url = environ.get(name, "").strip() or default
    if url and not url.startswith(("https://", "http://")):
        raise AtlasError(f"{name} is {url!r}: allowed is an address that begins with https:// or http://.")
    return url


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
