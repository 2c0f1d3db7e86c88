"""The unit tests of the widget's modules (`*.test.js` in this folder), run by Node's own test runner."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]


def node() -> str:
    """The Node of the environment, or of the system."""
    found = shutil.which("node", path=str(ROOT / ".venv" / "bin")) or shutil.which("node")
    assert found, "Node is missing: `make test` installs it with the environment."
    return found


def test_the_modules_of_the_widget_do_what_their_tests_say():
    files = sorted(str(path.relative_to(ROOT)) for path in FOLDER.glob("*.test.js"))
    assert files
    run = subprocess.run([node(), "--test", *files], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
