"""The bench works from end to end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from bench.places import RESULTS, ROOT

_BENCH = [sys.executable, "-m", "bench", "--quick"]


@pytest.mark.slow
def test_a_quick_run_measures_all_systems_and_gets_all_messages_answered():
    done = subprocess.run(_BENCH, cwd=ROOT, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr
    assert "| answer, p50, ms" in done.stdout
    measured = json.loads(RESULTS.with_name("results-quick.json").read_text(encoding="utf-8"))["measured"]
    assert {name: figures["unanswered"] for name, figures in measured.items()} == {
        "atlas": [],
        "stock": [],
        "rasa_run": [],
    }
    assert [len(measured[name]["latencies"]) for name in ("atlas", "stock")] == [30, 30]
    assert all(figures["megabytes"] > 0 for figures in measured.values())


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_quietly_with_all_that_it_started(number, tmp_path):
    environ = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(_BENCH, cwd=ROOT, stderr=subprocess.PIPE, text=True, env=environ) as bench:
        while not list(tmp_path.glob("*/logs/*.log")):  # now something has been started
            assert bench.poll() is None
            time.sleep(0.05)
        bench.send_signal(number)
        told = bench.communicate(timeout=60)[1]
    assert bench.returncode == 130
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []
