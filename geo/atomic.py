"""Writing a whole file or nothing: whoever opens it sees the old content or the new, never a part."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from extract.errors import OutputError


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` through a file of the same folder that takes its name at the end.

    Raises
    ------
    OutputError
        The folder is missing or read-only, or the disk is full. The old file is then untouched.
    """
    try:
        _replace(path, data)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise OutputError(f"Cannot write {path}: {reason}; choose another place with -o or free it.") from error


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)  # left by a killed program that bore our number
        if not _write_nameless(part, data):
            _write_named(part, data)
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _write_nameless(part: Path, data: bytes) -> bool:
    """Write to a file that has no name until it is whole: a program killed midway leaves none behind.

    Returns False where the system has no such files, or for a failure the plain way will tell about.
    """
    with contextlib.suppress(OSError, AttributeError), _folder(part.parent) as folder:
        handle = os.open(part.parent, os.O_TMPFILE | os.O_WRONLY, 0o666)
        with os.fdopen(handle, "wb") as file:
            _fill(file, data)
            # a folder handle makes Python call linkat, which alone follows the link in /proc
            os.link(f"/proc/self/fd/{file.fileno()}", part.name, dst_dir_fd=folder, follow_symlinks=True)
        return True
    return False


def _write_named(part: Path, data: bytes) -> None:
    with part.open("xb") as file:
        _fill(file, data)


def _fill(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be synced."""
    with contextlib.suppress(OSError), _folder(folder) as handle:
        os.fsync(handle)


@contextlib.contextmanager
def _folder(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)
