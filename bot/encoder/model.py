"""The sentence encoder all-MiniLM-L6-v2: texts of similar meaning get vectors that point the same way.

Source: https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]

DIMENSIONS = 384
MAX_TOKENS = 256  # more than a message may have in any language with letters; the network itself could read 512
# From so many texts on, as in a training, all processors take part.
_WORTH_SHARING_OUT = 100


class Encoder:
    """Turns texts into vectors of length 1, so that their dot product is the cosine of their angle."""

    def __init__(self, network: Path, tokenizer: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # one message is too small to share out; other messages run beside it
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()  # its file would fill up every text to 128 tokens

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Sentence vectors of `texts`, one a row: shape (len(texts), 384), each of length 1."""
        if not texts:
            return np.empty((0, DIMENSIONS), np.float32)
        if len(texts) < _WORTH_SHARING_OUT:
            return np.concatenate([self._encode_one(text) for text in texts])
        with ThreadPoolExecutor(os.cpu_count()) as threads:  # the network runs without Python's lock
            return np.concatenate([*threads.map(self._encode_one, texts)])

    def _encode_one(self, text: str) -> Vectors:
        """One by one: the 8-bit network scales its numbers by the largest of a batch, so company changes a vector."""
        encoding = self._tokenizer.encode(text)
        inputs = {
            "input_ids": np.array([encoding.ids], np.int32),
            "attention_mask": np.array([encoding.attention_mask], np.int32),
        }
        (vectors,) = self._session.run(None, inputs)
        return np.asarray(vectors, np.float32)
