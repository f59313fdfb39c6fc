"""Whether the program's data files are those it came with: one flipped bit moves a border, silently."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extract.errors import DataError

SUMS = "SHA256SUMS"


def verify(folder: Path, names: Iterable[str]) -> None:
    """Compare files of a data folder (paths below it, with slashes) with its ``SHA256SUMS``.

    A folder without that list is the user's own and is taken as it is; so are files it does not list.

    Raises
    ------
    DataError
        A file is not the one that was recorded, or cannot be read; the message names it.
    """
    recorded = _recorded(folder / SUMS)
    for name in names:
        if name in recorded and _digest(folder / name) != recorded[name]:
            raise DataError(f"{folder / name} is damaged or of another version: install Dateline again.")


def faults_of(folder: Path) -> tuple[int, list[str]]:
    """Return how many files a data folder's ``SHA256SUMS`` lists, and a sentence for each that is not as recorded.

    Raises
    ------
    DataError
        There is no such list, or it cannot be read.
    """
    recorded = _recorded(folder / SUMS)
    if not recorded:
        raise DataError(f"{folder / SUMS} is missing: install Dateline again, or unset DATELINE_DATA.")
    faults = []
    for name in recorded:
        try:
            verify(folder, [name])
        except DataError as error:
            faults.append(str(error))
    return len(recorded), faults


def _recorded(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    except (OSError, ValueError) as error:
        raise DataError(f"{path} is damaged: install Dateline again.") from error


def _digest(path: Path) -> str:
    try:
        found = path.stat()
        return _hashed(path, found.st_mtime_ns, found.st_size)
    except OSError as error:
        raise DataError(f"{path} is missing or cannot be read: install Dateline again.") from error


@cache
def _hashed(path: Path, written: int, size: int) -> str:
    """Hash a file once for each time it was written."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
