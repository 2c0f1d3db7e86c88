"""The peers do the same work: they learn our phrases and read our questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.evaluation import diet, peers
from bench.evaluation.questions import Asked
from bot.topics import Topic
from tests.bench.readings import asked

_PHRASES = """nlu:
  - intent: ask_cure
    examples: |
      - is there a cure
      - can it be cured
      - will it ever be cured
      - is a cure known
  - intent: greeting
    examples: |
      - hello
      - hello there
      - good morning
      - good evening to you
  - intent: out_of_scope
    examples: |
      - when does my train leave
      - is the train late
      - where do the trains stop
"""
_LOG = (
    "Starting to train component 'DIETClassifier'.\n"
    "Epochs:   0%|          | 0/2 [00:00<?, ?it/s]\r"
    "Epochs:  50%|█████     | 1/2 [01:50<01:50, 110.40s/it, t_loss=5.29, i_acc=0.418]\r"
    "Epochs: 100%|██████████| 2/2 [03:14<00:00, 95.08s/it, t_loss=5.29, i_acc=0.418]\r"
    "Epochs: 100%|██████████| 2/2 [03:14<00:00, 97.41s/it, t_loss=5.03, i_acc=0.722]\n"
    "Finished training component 'DIETClassifier'.\n"
    "Epochs: 100%|██████████| 9/9 [03:14<00:00, 97.41s/it, t_loss=5.03, i_acc=1.000]\n"
)


@pytest.fixture
def phrases(tmp_path: Path) -> Path:
    path = tmp_path / "phrases.yml"
    path.write_text(_PHRASES, encoding="utf-8")
    return path


@pytest.fixture
def questions() -> list[Asked]:
    return [
        asked(Topic.CURE, text="can it be cured at all"),
        asked(Topic.GREETING, text="hello and good morning"),
        asked(Topic.OUT_OF_SCOPE, text="when does the train leave"),
        asked(Topic.OUT_OF_SCOPE, text="qwrtzp"),
    ]


def test_the_phrases_are_those_of_the_file_with_their_intents(phrases):
    assert peers.phrases_of(phrases)[3:5] == [("is a cure known", "ask_cure"), ("hello", "greeting")]


def test_nlpjs_learns_the_phrases_and_reads_the_questions(phrases, questions, tmp_path):
    system = peers.nlpjs(questions, tmp_path, phrases)

    assert [each.asked for each in system.readings] == questions
    assert [each.right for each in system.readings[:3]] == [True, True, True]
    assert system.readings[3].topic == "did_you_mean"
    assert all(0 <= each.guess.confidence <= 1 and each.guess.seconds > 0 for each in system.readings)
    assert system.readings[0].guess.in_scope > system.readings[2].guess.in_scope
    assert min(system.training) > 0


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("cures", "cure"),  # learnt as "cure" and "cured"
        ("hello can the train be cured", "did_you_mean"),  # something of all, and nothing for sure
    ],
)
def test_nlpjs_stems_english_words_and_keeps_its_threshold(text, topic, phrases, tmp_path):
    system = peers.nlpjs([asked(text=text)], tmp_path, phrases)

    assert system.readings[0].topic == topic


def test_nlpjs_is_given_the_phrases_mixed(phrases, tmp_path):
    peers.nlpjs([asked()], tmp_path, phrases)

    given = [tuple(each) for each in json.loads((tmp_path / "nlpjs-in.json").read_text(encoding="utf-8"))["phrases"]]
    assert given != peers.phrases_of(phrases)
    assert sorted(given) == sorted(peers.phrases_of(phrases))


@pytest.mark.slow
def test_rasas_default_learns_the_phrases_and_reads_the_questions(phrases, questions, tmp_path):
    system = peers.rasa(questions, 60, tmp_path, phrases)

    assert [each.asked for each in system.readings] == questions
    assert [each.right for each in system.readings[:3]] == [True, True, True]
    assert len(system.accuracies) == 60
    assert system.accuracies[-1] > 0.9
    assert all(each.guess.seconds > 0 for each in system.readings)


def test_how_far_diet_has_learnt_is_read_from_its_own_training_alone():
    assert diet.training_accuracies(_LOG) == [0.418, 0.722]
    assert diet.training_accuracies("no training") == []
