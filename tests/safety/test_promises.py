"""SECURITY.md promises tests by name: each of them is there. The list of what is installed can be written."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Come with the tools of the tests, which no user installs
TOOLS = set("ast_serialize greenlet grimp iniconfig librt mypy_extensions pathspec pluggy sortedcontainers".split())
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_every_threat_has_a_row_and_its_tests_exist() -> None:
    rows = re.findall(r"^\| (\d+) \| .* \| (.*) \| .* \|$", SECURITY, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 20))
    for _, tests in rows:
        named = re.findall(r"`(tests/[\w/.]+)`", tests)
        assert named and all((ROOT / name).exists() for name in named)


def test_the_review_names_every_dependency_with_its_version_and_the_day_of_its_release() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    pins = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").split())
    review = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = dict(
        re.findall(r"^\| `([^`]+)` \| (\S+) \| \d{4}-\d\d-\d\d \| [^|]+ \| [\d.]+ \| [^|]+ \|$", review, re.MULTILINE)
    )
    names = [re.split(r"[^\w.-]", one)[0] for one in asked]
    assert {name: rows.get(name) for name in names if name in pins} == {
        name: pins[name] for name in names if name in pins
    }
    assert all(f"| `{name}` | {version} |" in review for name, version in pins.items() if name not in TOOLS)


def test_the_list_of_what_is_installed_is_whole_and_the_same_each_time() -> None:
    words = [sys.executable, str(ROOT / "scripts" / "sbom")]
    first, second = (subprocess.run(words, capture_output=True, check=True).stdout for _ in range(2))
    bill = json.loads(first)
    assert first == second and bill["bomFormat"] == "CycloneDX"
    names = {one["name"].lower() for one in bill["components"]}
    assert {"geopandas", "folium", "streamlit", "spacy"} <= names
    assert all(one["version"] and one["licenses"] for one in bill["components"])
    assert b"://" not in first
