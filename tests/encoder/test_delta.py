"""What a tuning has changed, as a file: small, whole, and only for the weights that it was made from."""

from __future__ import annotations

import numpy as np
import pytest

from bot.encoder import delta
from bot.errors import AtlasError

BASE = "0" * 64
CHANCE = np.random.default_rng(0)


def _some(*shape):
    return CHANCE.normal(size=shape).astype(np.float32)


BEFORE = {"matrix": _some(400, 60), "bias": np.ones(60, np.float32), "same": np.ones((4, 4), np.float32)}
CHANGES = {"matrix": 0.01 * _some(400, 60), "bias": 0.1 * _some(60)}


@pytest.fixture
def path(tmp_path):
    after = {name: value + CHANGES.get(name, np.float32(0)) for name, value in BEFORE.items()}
    delta.save(tmp_path / "tuned.npz", BEFORE, after, BASE, ["is it rare", "is it for life"])
    return tmp_path / "tuned.npz"


def test_the_differences_come_back_but_for_a_hundredth_of_what_they_vary_by(path):
    found = delta.load(path, BASE)

    assert {*found} == {*CHANGES}
    for name, change in CHANGES.items():
        assert np.var(found[name] - change) < 0.012 * np.var(change)


def test_it_takes_a_fraction_of_the_room_of_the_weights(path):
    assert path.stat().st_size < sum(value.nbytes for value in CHANGES.values()) / 5


def test_a_change_of_one_weight_alone_comes_back(tmp_path):
    after = np.zeros((50, 2), np.float32)
    after[7, 1] = 0.5
    delta.save(tmp_path / "tuned.npz", {"matrix": np.zeros((50, 2), np.float32)}, {"matrix": after}, BASE, [])

    assert np.allclose(delta.load(tmp_path / "tuned.npz", BASE)["matrix"], after, atol=0.05)


def test_it_is_refused_for_other_weights(path):
    with pytest.raises(AtlasError, match=r"weights with the sha256 0+: allowed is 1+"):
        delta.load(path, "1" * 64)


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x03\x04 cut off"])
def test_a_missing_or_damaged_file_is_told_in_one_line(tmp_path, content):
    if content is not None:
        (tmp_path / "tuned.npz").write_bytes(content)

    with pytest.raises(AtlasError, match="missing or damaged"):
        delta.load(tmp_path / "tuned.npz", BASE)


def test_a_missing_file_has_no_digest(tmp_path):
    with pytest.raises(AtlasError, match="missing or damaged"):
        delta.digest(tmp_path / "tuned.npz")


def test_it_knows_which_phrases_it_was_made_from(path):
    assert delta.share_known(path, ["is it rare", "is it for life"]) == 1
    assert delta.share_known(path, ["is it rare", "who gets it"]) == 0.5
