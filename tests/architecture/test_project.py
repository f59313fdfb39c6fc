"""What stands where, and that no file of the project points outside of it by accident."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.files import ROOT, named, project_files, python_files, text_files

TOP = {
    *("pyproject.toml", "constraints.txt", "Makefile", ".ci", ".gitignore", ".gitattributes", ".streamlit"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE"),
    *("dashboard.py", "extract", "geo", "data", "seeds", "scripts", "tests", "benchmarks", "docs"),
    *("package.json",),
}
NEEDED = TOP - {".gitattributes", "package.json", "docs", "benchmarks"}


def test_the_top_level_holds_what_the_readme_says() -> None:
    found = {path.relative_to(ROOT).parts[0] for path in project_files()}
    assert found <= TOP
    assert found >= NEEDED


# --- addresses and paths ------------------------------------------------------------------------

ADDRESS = re.compile(r"\b(?:https?|wss?|ftp|file)://(?:[^\s/@\"'`<>]*@)?([^\s/\"'`<>)\]},;\\]*)")
THIS_MACHINE = re.compile(r"^(localhost|127\.0\.0\.1|\[::1\])(:|$)")
NAMES_ONLY = re.compile(  # names by their standards (namespaces, schemas, licences) and RFC 2606 examples
    r"^(www\.w3\.org|www\.opengis\.net|creativecommons\.org|semver\.org|keepachangelog\.com)$"
    r"|^(schemas\.openxmlformats\.org|purl\.org|purl\.oclc\.org|ns\.adobe\.com|prismstandard\.org)$"
    r"|(^|\.)(example(\.(com|org|net))?|invalid|test|localhost)(:\d+)?$|^\.\.\.$|^$|[{$]"
)
# Where an address belongs: what articles state, hostile test input, vendored code, public addresses of the
# services that are called only on request, and credits.
HOLDS_ADDRESSES = (
    "seeds/",
    "tests/vendor/",
    "tests/golden/",
    "tests/eval/",
    "tests/property/",
    "tests/browser/payloads",
    "tests/geo/test_escape.py",
    "geo/assets/vendor/",
    "data/SOURCES.md",
)
ON_REQUEST = {
    "nominatim.openstreetmap.org",  # opt-in geocoder
    "tile.openstreetmap.org",  # opt-in tiles
    "www.openstreetmap.org",  # credit for both
    "www.geonames.org",  # credit of the gazetteer
}


def test_no_file_points_to_the_network() -> None:
    strays = [
        f"{named(path)}: {host}"
        for path, text in text_files()
        if not named(path).startswith(HOLDS_ADDRESSES)
        for host in ADDRESS.findall(text)
        if not (THIS_MACHINE.search(host) or NAMES_ONLY.search(host) or host in ON_REQUEST)
    ]
    assert strays == []


# Written in pieces, so that this file does not find itself.
HOMES = ("root", "home", "work", "opt", "srv", "mnt", "Users", "workspace")
MACHINE_PATH = re.compile(r"(?<![\w.~/*-])/(?:" + "|".join(HOMES) + r")/\w")


def test_no_file_names_a_path_of_a_machine() -> None:
    strays = [
        f"{named(path)}: {found.group()}"
        for path, text in text_files()
        if not named(path).startswith(HOLDS_ADDRESSES)
        for found in MACHINE_PATH.finditer(text)
    ]
    assert strays == []


def test_the_searches_find_what_they_search() -> None:
    """A search that finds nothing anywhere would pass for ever."""
    assert ADDRESS.findall("see https:" + "//pypi.org/simple") == ["pypi.org"]
    assert not NAMES_ONLY.search("pypi.org")
    assert MACHINE_PATH.search(" /" + "root/x")
    assert not MACHINE_PATH.search("out/" + "work/x")


# --- dependencies -------------------------------------------------------------------------------

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = [
    re.match(r"[A-Za-z0-9_.-]+", line).group()  # type: ignore[union-attr]
    for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
]
PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([0-9][0-9A-Za-z.+!-]*)$")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [PIN.match(line) for line in lines if line and not line.startswith("#")]
    assert all(found), "constraints.txt holds only lines of the form name==version"
    return {plain(match[1]): match[2] for match in found if match}


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_each_dependency_is_pinned_and_explained(name: str) -> None:
    assert plain(name) in pins()
    assert f"`{name}`" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


STDLIB_OR_OURS = {"extract", "geo", "tests", "dashboard"}
MODULE_OF = {"charset-normalizer": "charset_normalizer", "markdown-it-py": "markdown_it"}


def test_what_the_program_imports_is_a_dependency() -> None:
    """Nothing is used that only happens to come with something else."""
    import sys

    from tests.architecture.files import imported

    tops = {name.split(".")[0] for path in python_files("extract", "geo", "dashboard.py") for name in imported(path)}
    optional = {"distributed"}  # the extra "cluster"; the program says so where it is missing
    known = {MODULE_OF.get(name, name.replace("-", "_")) for name in REQUIREMENTS} | optional
    assert tops - STDLIB_OR_OURS - set(sys.stdlib_module_names) <= known


# --- the two commands ---------------------------------------------------------------------------


def test_the_gate_is_make_test_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines == ["#!/bin/bash", "set -euo pipefail", 'cd "$(dirname "$0")/.."', "make test"]


@pytest.mark.parametrize("script", [".ci/run", "scripts/find-python", "scripts/find-chromium", "scripts/install"])
def test_scripts_can_be_run(script: str) -> None:
    assert (ROOT / script).stat().st_mode & 0o111


@pytest.mark.parametrize("target", ["run", "build", "test", "clean", "help"])
def test_make_has_its_targets(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_seeds_are_described() -> None:
    files = {path.name for path in (ROOT / "seeds").iterdir()}
    described = tomllib.loads((ROOT / "seeds" / "articles.toml").read_text(encoding="utf-8"))["article"]
    assert files == {"articles.toml", "README.md"} | {entry["file"] for entry in described}


def test_no_file_is_empty_by_accident() -> None:
    assert [named(p) for p in project_files() if not p.stat().st_size and Path(p).name != "__init__.py"] == []
