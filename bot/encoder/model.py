"""The sentence encoder all-MiniLM-L6-v2: texts of similar meaning get vectors that point the same way.

Source: https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]

DIMENSIONS = 384
MAX_TOKENS = 128  # the length that the network was trained on
_BATCH = 64


class Encoder:
    """Turns texts into vectors of length 1, so that their dot product is the cosine of their angle."""

    def __init__(self, network: Path, tokenizer: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # one message is too small to share out; other messages run beside it
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`, one a row: shape (len(texts), 384), each of length 1."""
        batches = [self._encode_batch(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        return np.concatenate([np.empty((0, DIMENSIONS), np.float32), *batches])

    def _encode_batch(self, texts: Sequence[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(list(texts))
        inputs = {
            "input_ids": np.array([each.ids for each in encodings], np.int32),
            "attention_mask": np.array([each.attention_mask for each in encodings], np.int32),
        }
        (vectors,) = self._session.run(None, inputs)
        return np.asarray(vectors, np.float32)
