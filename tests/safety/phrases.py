"""The tables of `phrases.yml`, which the tests of the gate share."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML

_TABLES = YAML(typ="safe").load(Path(__file__).with_name("phrases.yml"))

CRISIS: dict[str, list[str]] = _TABLES["crisis"]
EMERGENCY: dict[str, list[str]] = _TABLES["emergency"]
URGENT: dict[str, list[str]] = _TABLES["urgent"]
NOTICE: dict[str, list[str]] = _TABLES["notice"]
HARMLESS: list[str] = _TABLES["harmless"]
