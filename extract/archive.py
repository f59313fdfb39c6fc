"""Zip archives, opened only when they cannot hurt: looked at before anything in them is unpacked.

Nothing is ever written: entries are read in memory, each within its own cap, so that a name that points
out of its folder ("zip slip") has nowhere to go. It is refused all the same, for it is no honest name.
Sizes are those the archive states; :mod:`zipfile` never unpacks more of an entry than it states.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from extract import limits
from extract.errors import InputError

# APPNOTE.TXT of the zip format, sections 4.3.15 and 4.3.16
_END = struct.Struct("<4s4H2LH")
_END_MARK, _LOCATOR_MARK, _LOCATOR_BYTES = b"PK\x05\x06", b"PK\x06\x07", 20
_COMMENT_BYTES = 65_535
_DIRECTORY_BYTES = 4 * limits.MIB  # of the list of names; 10,000 long names take about 3 MiB
_BROKEN = "is not a sound zip file; pack it again"
_LINK, _KIND = 0o120000, 0o170000
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OUTSIDE = re.compile(r"^[A-Za-z]:|^/|^\\|\\|(^|/)\.\.(/|$)|\0")


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked of one file the user gave, archives within archives included."""

    entries: int = limits.MAX_ARCHIVE_ENTRIES
    unpacked: int = limits.MAX_UNPACKED_BYTES

    def take(self, archive: zipfile.ZipFile) -> None:
        """Count the files of an archive.

        Raises
        ------
        InputError
            They are too many or too large. The sentence lacks its subject.
        """
        self.entries -= len(archive.infolist())
        self.unpacked -= sum(info.file_size for info in archive.infolist())
        if self.entries < 0:
            raise InputError(f"holds more than {limits.MAX_ARCHIVE_ENTRIES:,} files; split it")
        if self.unpacked < 0:
            most = limits.MAX_UNPACKED_BYTES // limits.MIB
            raise InputError(f"unpacks to more than {most} MiB; give its files in smaller archives or in a folder")


def open_archive(data: bytes, allowance: Allowance | None = None) -> zipfile.ZipFile:
    """Return the archive in ``data``, of which nothing is unpacked yet.

    Raises
    ------
    InputError
        It is no sound archive, has too many files, or unpacks to too much: in all or for its size. The
        sentence lacks its subject.
    """
    _check_directory(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
        raise InputError(_BROKEN) from error
    (allowance or Allowance()).take(archive)
    unpacked = sum(info.file_size for info in archive.infolist())
    if unpacked > max(limits.MIB, limits.MAX_UNPACKED_RATIO * len(data)):
        raise InputError(f"unpacks to {unpacked // len(data):,} times its size; give its files in a folder")
    return archive


def fault_of(info: zipfile.ZipInfo) -> str | None:
    """Return why an entry is not read, or None; a sentence without its subject."""
    if _OUTSIDE.search(info.orig_filename) or PurePosixPath(info.filename).is_absolute():
        return "has a name that points out of its archive; pack it under a plain name"
    if info.external_attr >> 16 & _KIND == _LINK:
        return "is a link and no file; pack the file itself"
    if info.flag_bits & 0x1:
        return "is encrypted; pack it without a password"
    if info.compress_type not in _PLAIN_METHODS:
        return "is packed by an unusual method; pack it as ordinary zip programs do (deflate)"
    return None


def read_entry(archive: zipfile.ZipFile, name: str, most: int = limits.MAX_ENTRY_BYTES) -> bytes | None:
    """Return the bytes of an entry, or None where there is none of that name.

    Raises
    ------
    InputError
        It is damaged, or larger than ``most`` bytes.
    """
    if name not in archive.NameToInfo:
        return None
    info = archive.getinfo(name)
    if fault := fault_of(info):
        raise InputError(f"holds an entry, {PurePosixPath(name).name}, that {fault}")
    try:
        with archive.open(info) as handle:
            data = handle.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise InputError(_BROKEN) from error
    if len(data) > most:
        raise InputError(f"holds an entry of more than {most // limits.MIB} MiB; split it into smaller files")
    return data


def _check_directory(data: bytes) -> None:
    """Refuse a list of entries that would itself take much memory, before :mod:`zipfile` reads it."""
    at = len(data) - _END.size
    if data[at : at + 4] != _END_MARK or data[-2:] != b"\0\0":
        at = data.rfind(_END_MARK, max(0, at - _COMMENT_BYTES))
    if at < 0 or len(data) < at + _END.size:
        raise InputError(_BROKEN)
    _, _, _, _, entries, size, _, _ = _END.unpack_from(data, at)
    large = data[max(0, at - _LOCATOR_BYTES) : at].startswith(_LOCATOR_MARK)  # more than 65,535 files, or 4 GiB
    if large or entries > limits.MAX_ARCHIVE_ENTRIES or size > _DIRECTORY_BYTES:
        raise InputError(f"holds more than {limits.MAX_ARCHIVE_ENTRIES:,} files; split it")
