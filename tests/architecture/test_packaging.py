"""What is installed: every package, the data files and the dashboard."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extract import resources
from extract.resources import data_file, data_folder

ROOT = Path(__file__).resolve().parents[2]
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]


def test_every_package_is_installed() -> None:
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for top in ("extract", "geo")
        for path in (ROOT / top).rglob("*.py")
    }
    assert found | {"extract.data"} == set(SETUP["packages"])


def test_every_data_file_is_installed() -> None:
    listed = (ROOT / "data" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    files = [Path(line.split()[-1].lstrip("*")) for line in listed if line]
    patterns = SETUP["package-data"]["extract.data"]
    assert [file for file in files if file.suffix != ".py" and not any(file.match(p) for p in patterns)] == []


def test_an_installed_program_reads_the_data_within_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "one.txt").write_text("a", encoding="utf-8")
    monkeypatch.delenv("DATELINE_DATA", raising=False)
    monkeypatch.setattr(resources, "_FOLDERS", (tmp_path / "absent", tmp_path))
    assert data_folder() == tmp_path
    assert data_file("lexicons/one.txt").read_text(encoding="utf-8") == "a"


def test_a_checkout_reads_its_own_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_DATA", raising=False)
    assert data_folder() == ROOT / "data"
