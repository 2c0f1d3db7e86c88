"""Fine-tuning of the sentence encoder: phrases with their intents -> weights that keep intents apart.

The published encoder tells apart what texts are about; what is asked of it ("what sets it off", "where does it come
from") it tells apart less well. Some epochs on the training phrases teach it that: docs/decisions/0003 has the
figures. TensorFlow is needed here, as for the export, and nowhere else.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from bot.encoder import delta
from bot.encoder.export import WEIGHTS_SHA256, load_weights, mean_over_tokens, weights_folder, weights_of
from bot.encoder.model import DIMENSIONS, MAX_TOKENS
from bot.encoder.typing_mistakes import mistyped

_BATCH = 32
_BATCHES_SORTED_TOGETHER = 16  # texts of similar length share a batch, so that little has to be filled up
_SMOOTHING = 0.1
_DROPOUT = 0.1
_WEIGHT_DECAY = 0.01
# The layer on top knows nothing at first and must learn faster than the encoder. Adam's steps do not depend on the
# scale of a gradient: a layer whose input is so many times larger moves its output so many times as fast.
_TOP_FASTER = 20.0


@dataclass(frozen=True)
class Tuning:
    """How to tune: how often to go over the phrases, the first learning rate, the share of phrases to mistype."""

    epochs: int = 3
    learning_rate: float = 1e-4
    mistyped: float = 0.3


# Told after each batch: batches done, batches in all.
Progress = Callable[[int, int], None]


def tune(
    texts: Sequence[str],
    intents: Sequence[str],
    target: Path,
    tuning: Tuning = Tuning(),
    progress: Progress = lambda *_: None,
) -> None:
    """Tune the published encoder, and write to `target` what that has changed (`bot.encoder.delta`).

    Raises:
        AtlasError: the weights are not those that were published.
    """
    encoder = load_weights()
    before = weights_of(encoder)
    _fit(encoder, texts, intents, tuning, progress)
    delta.save(target, before, weights_of(encoder), WEIGHTS_SHA256, texts)


def _fit(encoder: Any, texts: Sequence[str], intents: Sequence[str], tuning: Tuning, progress: Progress) -> None:
    """Train the encoder with a layer on top that names the intent. That layer has done its work then."""
    import tensorflow as tf

    tf.keras.utils.set_random_seed(0)
    classes = sorted(set(intents))
    labels = np.eye(len(classes), dtype=np.float32)[[classes.index(intent) for intent in intents]]
    batches = -(-len(texts) // _BATCH)
    model = _with_top(encoder, len(classes))
    total = tuning.epochs * batches
    rate = tf.keras.optimizers.schedules.PolynomialDecay(tuning.learning_rate, total, 0.0)
    model.compile(
        tf.keras.optimizers.AdamW(rate, weight_decay=_WEIGHT_DECAY),
        tf.keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=_SMOOTHING),
    )
    data = _dataset(texts, labels, tuning.mistyped)
    done = count(1)
    tell = tf.keras.callbacks.LambdaCallback(on_batch_end=lambda batch, logs: progress(next(done), total))
    model.fit(data, epochs=tuning.epochs, steps_per_epoch=batches, verbose=0, callbacks=[tell])


def _with_top(encoder: Any, classes: int) -> Any:
    """Token ids and attention mask -> one number for each class. The vectors of the words stay as they are."""
    import tensorflow as tf

    encoder.bert.embeddings.trainable = False
    ids = tf.keras.Input((None,), dtype=tf.int32)
    mask = tf.keras.Input((None,), dtype=tf.int32)
    vector = mean_over_tokens(encoder(ids, attention_mask=mask).last_hidden_state, mask)
    dropped = tf.keras.layers.Dropout(_DROPOUT)(tf.ensure_shape(vector, (None, DIMENSIONS)))
    top = tf.keras.layers.Dense(classes, kernel_initializer="zeros")(dropped * _TOP_FASTER)
    return tf.keras.Model([ids, mask], top)


def _dataset(texts: Sequence[str], labels: Any, share: float) -> Any:
    """Batches without end, as tensors: ((token ids, attention mask), labels)."""
    import tensorflow as tf

    tokens = tf.TensorSpec((None, None), tf.int32)
    signature = ((tokens, tokens), tf.TensorSpec((None, labels.shape[1]), tf.float32))
    return tf.data.Dataset.from_generator(lambda: _batches(texts, labels, share), output_signature=signature)


def _batches(texts: Sequence[str], labels: Any, share: float) -> Iterator[tuple[tuple[Any, Any], Any]]:
    """Batches without end: every phrase once, in another order each time and partly mistyped, then all again."""
    chance = random.Random(0)  # noqa: S311 - shuffles phrases
    tokenizer = Tokenizer.from_file(str(weights_folder() / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding()
    while True:
        for rows in _rows(texts, chance):
            typed = [mistyped(texts[i], chance) if chance.random() < share else texts[i] for i in rows]
            encoded = tokenizer.encode_batch(typed)
            ids = np.array([each.ids for each in encoded], np.int32)
            yield (ids, np.array([each.attention_mask for each in encoded], np.int32)), labels[rows]


def _rows(texts: Sequence[str], chance: random.Random) -> list[list[int]]:
    """The numbers of the phrases of each batch, all phrases once."""
    order = [*range(len(texts))]
    chance.shuffle(order)
    size = _BATCH * _BATCHES_SORTED_TOGETHER
    near = [sorted(order[i : i + size], key=lambda row: len(texts[row])) for i in range(0, len(order), size)]
    batches = [some[i : i + _BATCH] for some in near for i in range(0, len(some), _BATCH)]
    chance.shuffle(batches)
    return batches
