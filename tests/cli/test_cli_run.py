"""`atlas run`, as real processes on the small project."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import time
import urllib.request
from typing import Any

import pytest

from tests.cli.project import Project, Running

HEAVY = {"tensorflow", "keras", "jax", "matplotlib", "sklearn", "boto3", "pymongo", "aiogram", "slack_sdk"}


def first_to_end(*servers: Running) -> Running:
    while True:
        for server in servers:
            if server.process.poll() is not None:
                return server
        time.sleep(0.05)


def fetch(project: Project, path: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{project.port}{path}", data, timeout=30) as response:
        return json.load(response)


def test_it_answers_once_it_says_that_it_is_ready_and_without_what_is_heavy(trained: Project) -> None:
    with trained.serving():
        (message,) = fetch(trained, "/say", {"message": "hello"})
        assert message["text"] == "Hello from the small bot."
        assert HEAVY & set(fetch(trained, "/imported")) == set()


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_quietly_and_leaves_no_process(trained: Project, by: signal.Signals) -> None:
    with trained.serving() as server:
        ended = server.end(by)
        assert server.group() == []
    assert (ended.status, ended.out, ended.err) == (0, "", "")


@pytest.mark.parametrize(("by", "statuses"), [(signal.SIGINT, {130, -2}), (signal.SIGTERM, {143, -15})])
def test_a_signal_before_it_is_ready_ends_it_quietly_too(
    trained: Project, by: signal.Signals, statuses: set[int]
) -> None:
    for seconds in (0.2, 0.8, 1.6):
        with trained.running("run") as server:
            with pytest.raises(subprocess.TimeoutExpired):
                server.process.wait(seconds)
            ended = server.end(by)
            assert server.group() == []
        assert ended.status in {0, *statuses}
        assert ended.err == ""


def test_a_second_start_does_no_work_twice(trained: Project) -> None:
    with trained.serving() as server:
        assert server.end(signal.SIGTERM).err == ""


def test_a_port_that_is_taken_is_told_in_one_line(trained: Project) -> None:
    with socket.create_server(("127.0.0.1", trained.port)):
        ended = trained.atlas("run")
    assert ended.status == 1
    assert ended.problem.startswith(f"atlas: Port {trained.port} of 127.0.0.1 cannot be used: another program uses it")


def test_two_that_start_at_once_do_not_share_the_port(trained: Project) -> None:
    with trained.running("run") as one, trained.running("run") as other:
        ended = first_to_end(one, other).wait()
    assert ended.status == 1
    assert ended.problem.startswith(f"atlas: Port {trained.port} of 127.0.0.1 cannot be used: another program uses it")


def test_a_broken_fact_file_stops_the_start_with_its_line(project: Project) -> None:
    project.edit("data/facts/hiccups.yml", "source: book", "source: bok")
    ended = project.atlas("run")
    assert ended.status == 1
    assert "Traceback" not in ended.err
    assert f"atlas: {project.root / 'data/facts/hiccups.yml'}:" in ended.err
    assert "found 'bok'; allowed: book" in ended.err


def test_a_database_that_cannot_be_reached_stops_the_start_in_one_line(trained: Project) -> None:
    ended = trained.atlas("run", DATABASE_URL="postgresql://atlas:secret@127.0.0.1:1/atlas")
    assert ended.status == 1
    assert ended.problem.startswith("atlas: The database postgresql://atlas:***@127.0.0.1:1/atlas cannot be used")


def test_a_setting_that_is_not_allowed_stops_the_start_in_one_line(trained: Project) -> None:
    assert trained.atlas("run", PORT="many").problem.startswith("atlas: PORT is 'many': allowed is a whole number")


def test_an_unknown_channel_stops_the_start_in_one_line(project: Project) -> None:
    (project.root / "credentials.yml").write_text("small_channel.NoSuchChannel:\n")
    ended = project.atlas("run")
    assert ended.status == 1
    assert ended.problem.startswith("atlas: credentials.yml: Failed to find input channel class")


def test_a_model_that_cannot_be_loaded_stops_the_start_in_one_line(project: Project) -> None:
    (model,) = project.models
    (project.root / "models" / model).write_bytes(b"not a model")
    ended = project.atlas("run")
    assert ended.status == 1
    assert ended.problem.startswith(f"atlas: The model {model} cannot be loaded")
