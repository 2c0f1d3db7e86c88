"""The evaluation works from end to end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from bench.evaluation.__main__ import main
from bench.places import ROOT

_EVALUATE = [sys.executable, "-m", "bench.evaluation", "--quick"]
_QUESTIONS = """
- {text: "is there a cure for fibromyalgia", topic: cure, conditions: [fibromyalgia], treatment: null}
- {text: "does botox help wry neck", topic: treatment_option, conditions: [cervical_dystonia], treatment: botox}
- {text: "my chest hurts and i cannot breathe", topic: emergency, conditions: [], treatment: null}
- {text: "the offside rule in ice hockey", topic: greeting, conditions: [], treatment: null, noisy: true}
"""


def test_a_run_without_peers_reads_the_questions_by_the_trained_model_and_lists_what_is_wrong(tmp_path):
    questions = tmp_path / "few.yml"
    questions.write_text(_QUESTIONS, encoding="utf-8")
    command = [*_EVALUATE, "--no-peers", str(questions)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)

    assert done.returncode == 0, done.stderr
    assert "| topic right " in done.stdout
    assert "75.0 % (3/4)" in done.stdout
    assert "the offside rule in ice hockey" in done.stdout
    assert "reading the questions" in done.stderr


def test_what_a_quick_run_finds_is_not_written(capsys):
    with pytest.raises(SystemExit):
        main(["--quick", "--write"])
    assert "nothing that would be worth writing" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_quietly_with_all_that_it_started(number, tmp_path):
    environ = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(_EVALUATE, cwd=ROOT, stderr=subprocess.PIPE, text=True, env=environ) as evaluation:
        while not list(tmp_path.glob("*/logs/*.log")):  # now a peer has been started
            assert evaluation.poll() is None
            time.sleep(0.05)
        evaluation.send_signal(number)
        told = evaluation.communicate(timeout=60)[1]
    assert evaluation.returncode == 130
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []
