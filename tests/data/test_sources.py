"""Provenance: every data file is listed with its hash and its source, every package with its pin."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
SOURCES = (DATA / "SOURCES.md").read_text("utf-8")
sys.path.insert(0, str(DATA))

import checksums  # noqa: E402  (the build scripts are no package)
import packages  # noqa: E402


def test_every_file_has_the_recorded_hash() -> None:
    assert checksums.differences(DATA) == []


def test_every_listed_file_is_described() -> None:
    names = {path.relative_to(DATA).as_posix() for path in checksums.listed(DATA)}
    assert len(names) > 10
    assert [name for name in sorted(names) if f"`{Path(name).name}`" not in SOURCES] == []


@pytest.mark.parametrize("package", packages.PACKAGES, ids=lambda package: package.name)
def test_a_pin_is_the_documented_one(package: packages.Package) -> None:
    row = next(line for line in SOURCES.splitlines() if f"`{package.name}` | {package.version} |" in line)
    assert f"`{package.sha256}`" in row


def test_every_script_takes_only_documented_packages() -> None:
    text = "".join(path.read_text("utf-8") for path in sorted(DATA.glob("*.py")))
    pins = set(re.findall(r'"([0-9a-f]{64})"', text))
    assert len(pins) >= len(packages.PACKAGES)
    assert [pin for pin in pins if pin not in SOURCES] == []


def test_licences_are_met() -> None:
    assert "GeoNames" in SOURCES
    assert "CC BY 4.0" in SOURCES
    assert "made with Natural Earth" in SOURCES


def test_packages_are_named_not_linked() -> None:
    assert re.findall(r"https?://|www\.", SOURCES) == []


def test_a_changed_new_or_missing_file_is_noticed(tmp_path: Path) -> None:
    for name in ("kept.csv", "changed.csv", "gone.csv"):
        (tmp_path / name).write_text(name, "utf-8")
    (tmp_path / "script.py").write_text("", "utf-8")
    checksums.write(tmp_path)
    assert checksums.differences(tmp_path) == []
    (tmp_path / "changed.csv").write_text("x", "utf-8")
    (tmp_path / "new.csv").write_text("x", "utf-8")
    (tmp_path / "gone.csv").unlink()
    assert checksums.differences(tmp_path) == [
        "changed.csv has changed",
        "gone.csv is listed but missing",
        "new.csv is not listed",
    ]


def test_a_package_of_another_hash_is_refused(tmp_path: Path) -> None:
    package = packages.Package("pypi", "x", "1", "x-1.whl", "0" * 64)
    (tmp_path / package.filename).write_bytes(b"something else")
    with pytest.raises(SystemExit, match="SHA-256"):
        packages.fetch(package, tmp_path)


def test_the_command_exits_with_1_when_something_differs(tmp_path: Path) -> None:
    for name in ("checksums.py", "packages.py"):
        shutil.copy(DATA / name, tmp_path)
    (tmp_path / "a.csv").write_text("before", "utf-8")
    command = [sys.executable, str(tmp_path / "checksums.py")]
    codes = [subprocess.run([*command, "--write"], check=False).returncode]
    codes.append(subprocess.run([*command, "--check"], check=False).returncode)
    (tmp_path / "a.csv").write_text("after", "utf-8")
    codes.append(subprocess.run([*command, "--check"], check=False, capture_output=True).returncode)
    assert codes == [0, 0, 1]
