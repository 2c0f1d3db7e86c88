"""Reading `.env`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.env_file import apply
from bot.errors import AtlasError

ROOT = Path(__file__).resolve().parents[2]


def applied(folder: Path, text: str, **environ: str) -> dict[str, str]:
    (folder / ".env").write_text(text, encoding="utf-8")
    apply(folder / ".env", environ)
    return environ


@pytest.mark.parametrize("line", ["PORT=6000", "export PORT=6000", 'PORT="6000"', "PORT='6000'", "  PORT = 6000  "])
def test_a_setting_can_be_written_as_in_a_shell(tmp_path: Path, line: str) -> None:
    assert applied(tmp_path, line) == {"PORT": "6000"}


def test_what_is_set_outside_wins(tmp_path: Path) -> None:
    assert applied(tmp_path, "PORT=6000", PORT="7000") == {"PORT": "7000"}


def test_a_value_keeps_its_signs(tmp_path: Path) -> None:
    assert applied(tmp_path, "DATABASE_URL=postgresql://u:a=b#c@h/d?x&y")["DATABASE_URL"].endswith("a=b#c@h/d?x&y")


def test_comments_and_empty_lines_say_nothing(tmp_path: Path) -> None:
    assert applied(tmp_path, "# PORT=1\n\n   # more\n") == {}


def test_there_need_not_be_such_a_file(tmp_path: Path) -> None:
    environ: dict[str, str] = {}
    apply(tmp_path / ".env", environ)
    assert environ == {}


def test_another_line_is_named_without_its_value(tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match=r"\.env:2: found 'MY PASSWORD'") as caught:
        applied(tmp_path, "PORT=1\nMY PASSWORD=secret\n")
    assert "secret" not in str(caught.value)


def test_the_example_sets_nothing_and_could_set_everything(tmp_path: Path) -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert applied(tmp_path, example) == {}
    uncommented = "\n".join(line[1:] if line[1:2].isupper() else line for line in example.splitlines())
    assert {"HOST", "PORT", "DATABASE_URL", "ATLAS_SECRET"} <= set(applied(tmp_path, uncommented))
