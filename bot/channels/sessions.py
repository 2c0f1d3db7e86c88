"""Session ids of the web channel: nobody can guess one, and only this server can issue one.

An id is `web-`, 128 random bits and a signature. It is not a secret to its owner; whoever has it can go on with the
conversation, so it is never logged. Nothing is stored: the signature alone tells our ids from others.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from itsdangerous import Signer

from bot.errors import AtlasError
from bot.settings import Settings

PREFIX = "web-"  # the sender ids of all channels share one name space in Rasa
_LONGEST = 200
_SECRET_BYTES = 32


class Sessions:
    """Issues and recognises session ids."""

    def __init__(self, secret: str) -> None:
        self._signer = Signer(secret, salt="atlas.web.session", digest_method=hashlib.sha256)

    def issue(self) -> str:
        """A new session id."""
        return self._signer.sign(PREFIX + secrets.token_urlsafe(16)).decode("ascii")

    def knows(self, session: str) -> bool:
        """Whether this server issued the id. Takes the same time however much of a forged signature is right."""
        name, _, _ = session.rpartition(".")
        if len(session) > _LONGEST or not session.isascii() or not name.startswith(PREFIX):
            return False
        # Signed anew, not `unsign`: a signature can be written in many ways, and each would be a session of its own.
        return hmac.compare_digest(self._signer.sign(name), session.encode("ascii"))


def load_secret(settings: Settings) -> str:
    """The secret from the settings, or the one that this machine made for itself on its first start.

    Raises:
        AtlasError: the file with the secret cannot be made or read, or is damaged.
    """
    if settings.secret:
        return settings.secret
    path = settings.var / "secret"
    try:
        if not path.exists():
            _make_once(path)
        path.chmod(0o600)
        secret = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise AtlasError(f"{path} cannot be used ({error}): make it writable, or set ATLAS_SECRET.") from error
    if len(secret) < _SECRET_BYTES:
        raise AtlasError(f"{path} is damaged: delete it, and a new one is made (open conversations start anew).")
    return secret


def _make_once(path: Path) -> None:
    """Linking a finished file into place lets two servers that start at once agree on one secret."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".secret-")  # made with mode 0600
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_SECRET_BYTES))
    with suppress(FileExistsError):
        os.link(name, path)
    Path(name).unlink()
