"""`python -m bench.evaluation.near_copies [--remove]`: training phrases that a test question nearly repeats.

A test measures what was learnt only where its questions are new. Where one is too near to a training phrase, the phrase
goes, not the question. Questions that are kept unseen are not shown.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.evaluation.peers import phrases_of
from bench.evaluation.questions import MUST_BE_NEW, Asked, load
from bench.places import PHRASES
from bot.app import get_app
from bot.encoder.model import Encoder
from bot.topics import CONVERSATION

# Cosine of the whole sentences. Read off the questions of dev.yml and the phrases nearest to them: from 0.94 on nearly
# all are one question with a word or two changed ("is fibro common", "how common is fibro"), from 0.92 on more than
# half are, and below it most are different questions ("what are the treatments", "is there a cure").
ALIKE = 0.92
# Cosine of the letter groups: a phrase that has less with every question is not encoded. That saves a third of the
# time, and all of the 79 near copies that were found by encoding everything are found so, too.
_WORTH_COMPARING = 0.32
# Everybody says hello in the same words: talk of up to three words may be the same.
MOST_WORDS_OF_TALK = 3


@dataclass(frozen=True)
class NearCopy:
    """A training phrase and a test question that are too much alike; `cosine` is 1 for the same words."""

    phrase: str
    asked: Asked
    cosine: float

    def __str__(self) -> str:
        question = self.asked.text if self.asked.may_be_shown else f"(a question of {self.asked.file})"
        return f"{self.cosine:.3f}  {self.phrase}  ~  {question}"


def near_copies(
    phrases: Sequence[str], questions: Sequence[Asked], encoder: Encoder, near: float = ALIKE
) -> list[NearCopy]:
    """The training phrases that may not stay, each with the question that is nearest to it; nearest first."""
    questions = [each for each in questions if not _is_small_talk(each)]
    texts = [each.text for each in questions]
    phrases = _candidates(phrases, texts) if texts else []
    if not phrases:
        return []
    cosines = encoder.encode(texts) @ encoder.encode(phrases).T
    cosines[np.equal.outer(_plain(texts), _plain(phrases))] = 1.0
    pairs = zip(phrases, cosines.argmax(axis=0), cosines.max(axis=0), strict=True)
    found = [NearCopy(phrase, questions[row], float(cosine)) for phrase, row, cosine in pairs if cosine >= near]
    return sorted(found, key=lambda each: -each.cosine)


def without(text: str, phrases: Sequence[str]) -> str:
    """The text of a file of training phrases without the lines of these."""
    lines = {f"- {phrase}" for phrase in phrases}
    return "".join(line for line in text.splitlines(keepends=True) if line.strip() not in lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """List the near copies, or remove them; 0 when none is left."""
    parser = argparse.ArgumentParser(prog="python -m bench.evaluation.near_copies", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=MUST_BE_NEW, help="files of test questions")
    parser.add_argument("--remove", action="store_true", help="remove the phrases from data/nlu.yml")
    chosen = parser.parse_args(arguments)
    phrases = [text for text, _ in phrases_of(PHRASES)]
    found = near_copies(phrases, load(chosen.files), get_app().encoder)
    for each in found:
        print(each)
    print(f"{len(found)} of {len(phrases)} training phrases are near copies of test questions", file=sys.stderr)
    if chosen.remove:
        text = PHRASES.read_text(encoding="utf-8")
        PHRASES.write_text(without(text, [each.phrase for each in found]), encoding="utf-8")
        return 0
    return 1 if found else 0


def _is_small_talk(asked: Asked) -> bool:
    return asked.topic in CONVERSATION and len(asked.text.split()) <= MOST_WORDS_OF_TALK


def _plain(texts: Sequence[str]) -> npt.NDArray[np.object_]:
    """Without case, punctuation and spaces."""
    return np.array([re.sub(r"[\W_]+", "", text.lower()) for text in texts], dtype=object)


def _candidates(phrases: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The phrases that share enough letters with one of the texts."""
    groups = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2)
    known = groups.fit_transform(phrases)
    nearest = (known @ groups.transform(texts).T).max(axis=1).toarray().ravel()
    return [phrase for phrase, cosine in zip(phrases, nearest, strict=True) if cosine >= _WORTH_COMPARING]


if __name__ == "__main__":
    sys.exit(main())
