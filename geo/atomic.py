"""Writing a whole file or nothing: whoever opens it sees the old content or the new, never a part."""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from extract.errors import OutputError

fcntl: Any
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
_TOKEN_BYTES = 4


def write_atomically(path: Path, data: bytes | Sequence[bytes]) -> None:
    """Write ``data``, whole or in parts, to ``path`` through a file of its folder that takes its name at the end.

    Raises
    ------
    OutputError
        The folder is missing or read-only, or the disk is full. The old file is then untouched.
    """
    try:
        _replace(path, [data] if isinstance(data, bytes) else data)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise OutputError(f"Cannot write {path}: {reason}; choose another place with -o or free it.") from error


def _replace(path: Path, parts: Sequence[bytes]) -> None:
    _remove_abandoned(path)
    part = path.with_name(f".{path.name}.{secrets.token_hex(_TOKEN_BYTES)}.part")
    try:
        # Held open until it bears its name: its lock tells other programs that it is not abandoned
        with contextlib.closing(_write_nameless(part, parts) or _write_named(part, parts)):
            part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _remove_abandoned(path: Path) -> None:
    """Remove what programs killed at the last moment left beside a file: nobody holds its lock any more."""
    token = "[0-9a-f]" * (2 * _TOKEN_BYTES)
    for part in path.parent.glob(f".{glob.escape(path.name)}.{token}.part") if fcntl else ():
        with contextlib.suppress(OSError), part.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(file.fileno()).st_nlink:  # else it is gone already, and the name may be another writer's
                part.unlink()


def _write_nameless(part: Path, parts: Sequence[bytes]) -> BinaryIO | None:
    """Write to a file that has no name until it is whole: a program killed midway leaves none behind.

    Returns None where the system has no such files, or for a failure the plain way will tell about.
    """
    with contextlib.suppress(OSError, AttributeError), _folder(part.parent) as folder, contextlib.ExitStack() as stack:
        file = stack.enter_context(os.fdopen(os.open(part.parent, os.O_TMPFILE | os.O_WRONLY, 0o666), "wb"))
        _lock(file)
        _fill(file, parts)
        # a folder handle makes Python call linkat, which alone follows the link in /proc
        os.link(f"/proc/self/fd/{file.fileno()}", part.name, dst_dir_fd=folder, follow_symlinks=True)
        stack.pop_all()
        return file
    return None


def _write_named(part: Path, parts: Sequence[bytes]) -> BinaryIO:
    """Write to a file that bears its name from the start; closed at once where an open file takes no other name."""
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(_created(part))
        _fill(file, parts)
        if fcntl:
            stack.pop_all()
        return file


def _created(part: Path) -> BinaryIO:
    """Create a file and lock it; once more if another program took it for abandoned before it was locked."""
    while True:
        file = part.open("xb")
        _lock(file)
        if os.fstat(file.fileno()).st_nlink:
            return file
        file.close()


def _lock(file: BinaryIO) -> None:
    """Lock a file until it is closed or its program ends; a file system without locks needs none."""
    if fcntl:
        with contextlib.suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX)


def _fill(file: BinaryIO, parts: Sequence[bytes]) -> None:
    file.writelines(parts)
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
