"""The Makefile and the scripts behind it, with stand-ins for uv and Python."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SYSTEM = "/usr/bin:/bin"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the Makefile and the scripts, and a folder `path` for programs."""
    folder = tmp_path / "a checkout"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    for name in ("Makefile", "pyproject.toml", "uv.lock", ".python-version"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "path").mkdir()
    return folder


def program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def run(checkout: Path, *command: str, system: str = SYSTEM) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=checkout,
        env={"PATH": f"{checkout / 'path'}:{system}", "HOME": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )


WORKING = 'if [ "$1" = --version ]; then echo "uv 0.9.5"; else echo "{name}: $*"; fi'


def test_a_uv_that_works_is_taken_from_the_path(checkout: Path) -> None:
    program(checkout / "path" / "uv", WORKING.format(name="theirs"))
    assert run(checkout, "scripts/uv", "sync", "--frozen").stdout == "theirs: sync --frozen\n"
    assert not (checkout / "var").exists()


@pytest.mark.parametrize(
    "shim", ['echo "pyenv: version 3.10 is not installed" >&2; exit 1', 'echo "uv 0.4.30"', 'echo "Micro Vee 2.0"']
)
def test_a_uv_that_does_not_work_here_is_passed_over_for_our_own(checkout: Path, shim: str) -> None:
    program(checkout / "path" / "uv", shim)
    program(checkout / "var" / "uv" / "bin" / "uv", WORKING.format(name="ours"))
    assert run(checkout, "scripts/uv", "run", "atlas").stdout == "ours: run atlas\n"


def test_without_a_python_that_installs_packages_it_says_what_to_install(checkout: Path) -> None:
    for name in ("cd", "cat", "dirname", "sh"):
        (checkout / "path" / name).symlink_to(shutil.which(name, path=SYSTEM) or "/nowhere")
    script = (checkout / "scripts" / "uv").read_text(encoding="utf-8")
    (checkout / "scripts" / "uv").write_text(re.sub(r"/\S+/bin/python3", "", script), encoding="utf-8")
    ended = run(checkout, "/bin/sh", "scripts/uv", "sync", system="/nowhere")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith("atlas: No Python here can install packages: install uv, or venv")


def test_the_environment_is_made_again_only_when_the_lock_has_changed(checkout: Path) -> None:
    program(checkout / "path" / "uv", 'case $1 in --version) echo "uv 0.9.5";; *) echo "$*" >>made;; esac')
    program(checkout / ".venv" / "bin" / "python", "")
    for _ in range(2):
        assert run(checkout, "scripts/environment").returncode == 0
    assert (checkout / "made").read_text() == "sync --frozen\n"
    with (checkout / "uv.lock").open("a") as lock:
        lock.write("# changed\n")
    run(checkout, "scripts/environment")
    assert (checkout / "made").read_text() == "sync --frozen\n" * 2


def test_an_environment_that_cannot_be_made_is_told_at_the_end(checkout: Path) -> None:
    program(checkout / "path" / "uv", 'case $1 in --version) echo "uv 0.9.5";; *) echo "no network" >&2; exit 2;; esac')
    ended = run(checkout, "scripts/environment")
    assert ended.returncode == 1
    assert "no network" in ended.stderr
    assert ended.stderr.splitlines()[-1].startswith("atlas: The environment could not be made")
    assert not (checkout / ".venv" / ".atlas-made-for").exists()


@pytest.mark.parametrize("question", ["can I have both?", 'it\'s "odd" $HOME $5 `ls` $(ls) & #1 \\'])
def test_make_ask_hands_over_the_question_as_it_was_typed(checkout: Path, question: str) -> None:
    program(checkout / "scripts" / "environment", "")
    program(checkout / ".venv" / "bin" / "python", 'shift 3; printf "%s\\n" "$@"')
    assert run(checkout, "make", "ask", f"Q={question}").stdout == question + "\n"


def test_make_help_lists_every_command(checkout: Path) -> None:
    shown = re.findall(r"^  make (\w+) +\w", run(checkout, "make", "help").stdout, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.*)$", (checkout / "Makefile").read_text(), re.MULTILINE)
    assert phony is not None
    assert set(shown) == set(phony[1].split()) - {"environment"}


def test_make_alone_shows_the_help(checkout: Path) -> None:
    assert run(checkout, "make").stdout == run(checkout, "make", "help").stdout


def test_ci_calls_what_the_readme_calls() -> None:
    steps = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert {"make lint", "make test"} <= set(steps)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
