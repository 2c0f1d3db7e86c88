"""The house rules of the code: who may import whom, and that nothing happens at import."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import bot

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# Not tomllib, which comes with Python 3.11
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
CONTRACTS = re.findall(r'^id = "([\w-]+)"', PYPROJECT.partition("[tool.importlinter]")[2], re.MULTILINE)
MODULES = sorted(
    path.relative_to(ROOT) for package in ("bot", "actions") for path in (ROOT / package).rglob("*.py")
)  # fmt: skip


@pytest.mark.parametrize("contract", CONTRACTS)
def test_imports_keep_to_the_contract(contract):
    done = subprocess.run([BIN / "lint-imports", "--contract", contract], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout
    assert "1 kept, 0 broken" in done.stdout


def test_there_is_a_contract_for_each_library_that_stays_at_the_edges():
    assert set(CONTRACTS) == {"layers", "rasa", "rasa-sdk", "sqlalchemy", "spacy"}


def test_a_contract_notices_an_import_that_breaks_it(tmp_path):
    (tmp_path / "bot" / "names").mkdir(parents=True)
    for package in ("bot", "bot/names"):
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / "bot" / "facts.py").write_text("from bot import names\n")
    layers = (
        "[tool.importlinter]\nroot_packages = ['bot']\n[[tool.importlinter.contracts]]\nname = 'x'\ntype = 'layers'\n"
    )
    (tmp_path / "pyproject.toml").write_text(layers + "layers = ['bot.names', 'bot.facts']\n")

    done = subprocess.run([BIN / "lint-imports", "--no-cache"], cwd=tmp_path, capture_output=True, text=True)

    assert done.returncode == 1
    assert "bot.facts is not allowed to import bot.names" in done.stdout


def test_the_map_of_the_house_is_the_one_that_is_enforced():
    lines = [re.match(r"((?:\w+, )*\w+) ", line) for line in bot.__doc__.splitlines()[2:]]
    drawn = [set(line[1].split(", ")) for line in lines if line]
    layers = re.search(r"^layers = \[(.*?)^\]", PYPROJECT, re.MULTILINE | re.DOTALL)[1]
    enforced = [
        {name.removeprefix("bot.") for name in line.split(" | ")} - {"actions"}
        for line in re.findall(r'"(.*)"', layers)
    ]

    assert drawn == enforced


def test_every_module_belongs_to_a_layer():
    layers = re.search(r"^layers = \[(.*?)^\]", PYPROJECT, re.MULTILINE | re.DOTALL)[1]
    known = set(re.findall(r"bot\.(\w+)", layers))

    assert {path.parts[1].removesuffix(".py") for path in MODULES if path.parts[0] == "bot"} - {"__init__"} == known


# A statement at the top of a module that only says what there is.
_DECLARATIONS = (
    ast.Import,
    ast.ImportFrom,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Assign,
    ast.AnnAssign,
)


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_only_declares_things(path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))

    assert [ast.unparse(each) for each in tree.body if not _declares(each)] == []


def _declares(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        value = statement.value
        index = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "Index"
        return isinstance(value, ast.Constant) or index  # a docstring; SQLAlchemy's way to declare an index
    if isinstance(statement, ast.If):
        return ast.unparse(statement.test) in ("TYPE_CHECKING", "__name__ == '__main__'")
    return isinstance(statement, _DECLARATIONS)


IMPORTS = """
import importlib, json, sys, threading
opened, connected, begun = [], [], threading.active_count()

def watch(event, arguments):
    if event == "open":
        opened.append(str(arguments[0]))
    if event in ("socket.connect", "sqlite3.connect"):
        connected.append(event)

sys.addaudithook(watch)
for module in sys.argv[1:]:
    importlib.import_module(module)
print(json.dumps({
    "opened": opened,
    "connected": connected,
    "threads": threading.active_count() - begun,
    "modules": sorted(sys.modules),
}))
"""
CORE = ["bot.facts.store", "bot.answers.compose", "bot.safety", "bot.names", "bot.encoder.export", "bot.app"]


def _import(*modules: str) -> dict:
    command = [sys.executable, "-W", "ignore", "-c", IMPORTS, *modules]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module", params=["core", "actions", "cli"])
def imported(request) -> dict:
    """What importing does, in a process of its own."""
    actions = [f"actions.{path.stem}" for path in MODULES if path.parts[0] == "actions" and path.stem != "__init__"]
    return _import(*{"core": CORE, "actions": actions, "cli": ["bot.cli", "bot.cli.parser"]}[request.param])


def test_importing_reads_no_content_and_nothing_that_is_kept(imported):
    folders = [str(ROOT / name) for name in ("data", "var", "models")]
    files = ["config.yml", "domain.yml", "endpoints.yml", "credentials.yml", ".env"]

    assert [each for each in imported["opened"] if each.startswith(tuple(folders)) or Path(each).name in files] == []
    assert any(each.endswith(("__init__.py", ".pyc")) for each in imported["opened"])


def test_importing_starts_no_thread_and_connects_to_nothing(imported):
    assert (imported["threads"], imported["connected"]) == (0, [])


def test_importing_brings_in_neither_rasa_nor_tensorflow(imported):
    heavy = {"rasa", "tensorflow", "torch", "transformers", "tf2onnx"}

    assert heavy & {module.partition(".")[0] for module in imported["modules"]} == set()


def test_the_command_line_is_there_at_once():
    modules = {module.partition(".")[0] for module in _import("bot.cli")["modules"]}

    assert not {"numpy", "spacy", "sqlalchemy", "onnxruntime", "sanic", "pydantic"} & modules
