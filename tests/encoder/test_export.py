"""The export of the encoder: done once, from the published weights only. (The export itself takes half a minute.)"""

from __future__ import annotations

import os

import pytest

from bot.encoder import export
from bot.errors import AtlasError


def test_networks_that_are_there_are_not_made_again(tmp_path):
    targets = [export.network_path(tmp_path), export.tuned_network_path(tmp_path)]
    targets[0].parent.mkdir(parents=True)
    for target in targets:
        target.write_bytes(b"kept")

    assert export.export(tmp_path) is False
    assert all(target.read_bytes() == b"kept" for target in targets)


@pytest.mark.parametrize("path_in", [export.network_path, export.tuned_network_path])
def test_another_recipe_or_other_weights_are_another_file(tmp_path, monkeypatch, path_in):
    usual = path_in(tmp_path)
    monkeypatch.setattr(export, "RECIPE", export.RECIPE + 1)
    recipe = path_in(tmp_path)
    monkeypatch.setattr(export, "WEIGHTS_SHA256", "0" * 64)

    assert len({usual, recipe, path_in(tmp_path)}) == 3
    assert all(path.parent == tmp_path / "encoder" for path in (usual, recipe))


def test_another_tuning_is_another_network(tmp_path, monkeypatch):
    usual = export.tuned_network_path(tmp_path)
    monkeypatch.setattr(export, "tuning_id", lambda: "another")

    assert export.tuned_network_path(tmp_path) != usual


def test_what_older_exports_left_goes_after_a_day(tmp_path):
    kept, recent, old, killed = (tmp_path / name for name in ("tuned-1.onnx", "tuned-2.onnx", "tuned-3.onnx", "tmp4"))
    killed.mkdir()
    for network in (kept, recent, old, killed / "full.onnx"):
        network.write_bytes(b"network")
    for path in (kept, old, killed):
        os.utime(path, (0, 0))

    export._tidy(tmp_path, keep=kept)

    assert {*tmp_path.iterdir()} == {kept, recent}


def test_the_installed_weights_are_those_that_were_published():
    export._check_weights(export.weights_folder() / "model.safetensors")


def test_other_weights_are_refused_and_nothing_is_left_behind(tmp_path, monkeypatch):
    weights, var = tmp_path / "weights", tmp_path / "var"
    weights.mkdir()
    (weights / "model.safetensors").write_bytes(b"not the weights")
    monkeypatch.setattr(export, "weights_folder", lambda: weights)

    with pytest.raises(AtlasError, match=r"has the sha256 .*: allowed is 53aa5117"):
        export.export(var)

    assert not export.network_path(var).exists()


def test_weights_that_are_not_installed_are_told(monkeypatch):
    monkeypatch.setattr(export, "find_spec", lambda _name: None)

    with pytest.raises(AtlasError, match="run `uv sync`"):
        export.weights_folder()


def test_known_words_are_whole_words_of_the_language():
    words = export.known_words()

    assert {"infection", "message", "walking"} <= words
    assert not {"fibromyalgia", "torticollis", "dystonia", "##ing", "[CLS]", "!"} & words
    assert len(words) > 15_000
