"""Session ids, and the secret that signs them."""

from __future__ import annotations

import hmac
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.channels.sessions import Sessions, load_secret
from bot.errors import AtlasError
from bot.settings import Settings


def test_an_issued_session_is_known():
    sessions = Sessions("a secret")
    assert sessions.knows(sessions.issue())


def test_a_session_cannot_be_guessed():
    random_parts = {Sessions("a secret").issue().split(".")[0].removeprefix("web-") for _ in range(1000)}
    assert len(random_parts) == 1000
    assert min(len(part) for part in random_parts) >= 22  # 128 bits


def test_any_change_to_a_session_makes_it_unknown():
    sessions = Sessions("a secret")
    session = sessions.issue()
    for place, letter in enumerate(session):
        assert not sessions.knows(session[:place] + ("A" if letter != "A" else "B") + session[place + 1 :])
    assert not sessions.knows(session[:-1])


def test_one_session_has_only_one_spelling():
    sessions = Sessions("a secret")
    session = sessions.issue()
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=!. "
    others = {session[:-1] + letter for letter in alphabet} | {session + letter for letter in alphabet}
    assert not [other for other in others - {session} if sessions.knows(other)]


def test_a_session_signed_with_another_secret_is_unknown():
    assert not Sessions("a secret").knows(Sessions("another").issue())


def test_signatures_are_compared_in_constant_time(monkeypatch):
    sessions = Sessions("a secret")
    session = sessions.issue()
    monkeypatch.setattr(hmac, "compare_digest", lambda a, b: False)
    assert not sessions.knows(session)


def test_the_secret_of_the_settings_is_used(tmp_path):
    assert load_secret(Settings(secret="chosen", var=tmp_path)) == "chosen"
    assert not (tmp_path / "secret").exists()


def test_without_one_a_secret_is_made_once_for_the_owner_alone(tmp_path):
    settings = Settings(var=tmp_path / "new" / "var")
    secret = load_secret(settings)
    assert len(secret) >= 32
    assert load_secret(settings) == secret
    assert stat.S_IMODE((settings.var / "secret").stat().st_mode) == 0o600
    assert [path.name for path in settings.var.iterdir()] == ["secret"]


def test_servers_that_start_at_once_agree_on_one_secret(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: load_secret(Settings(var=tmp_path)), range(40)))
    assert len(secrets) == 1


def test_a_secret_that_others_could_read_is_closed_to_them(tmp_path):
    load_secret(Settings(var=tmp_path))
    (tmp_path / "secret").chmod(0o644)
    load_secret(Settings(var=tmp_path))
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"short", b"\xff" * 64])
def test_a_damaged_secret_is_told_with_its_remedy(tmp_path, content):
    (tmp_path / "secret").write_bytes(content)
    with pytest.raises(AtlasError, match="secret"):
        load_secret(Settings(var=tmp_path))


def test_a_folder_that_cannot_be_used_is_told_with_its_remedy(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(AtlasError, match="ATLAS_SECRET"):
        load_secret(Settings(var=tmp_path / "file"))
