"""The files of the gazetteer's index: their byte layout, their checksums, and reading them.

The builder and the reader both go by this module. A file that does not match the manifest is never
mapped: a damaged trie could crash the process.
"""

from __future__ import annotations

import csv
import json
import mmap
import struct
import zlib
from pathlib import Path

import numpy as np

from extract.errors import DataError
from geo.model import PlacePrecision
from geo.names import fold

VERSION = 1
NAMES, LABELS, PLACES, CODES = "names.marisa", "labels.marisa", "places.npy", "codes.json"
FILES = (NAMES, LABELS, PLACES, CODES)
MANIFEST = "manifest.json"
POSTING = ">I"
RECORD = np.dtype(
    [
        ("gid", "<u4"),  # GeoNames id, 0 for none
        ("lon", "<i4"),  # degrees times 100,000
        ("lat", "<i4"),
        ("population", "<u4"),
        ("name", "<u4"),  # key id in labels.marisa
        ("admin1", "<u2"),  # row of the first-level unit, 0 for none
        ("admin2", "<u2"),
        ("uncertainty", "<u2"),  # tenths of a kilometre
        ("country", "u1"),  # position in codes.json's list
        ("kind", "u1"),  # KINDS << 4 | FEATURES
    ]
)
UNPACK = struct.Struct("<IiiIIHHHBB").unpack_from
KINDS: tuple[PlacePrecision, ...] = ("country", "region", "district", "settlement", "site", "pass", "water")
FEATURES = (
    "",
    "PPLC",
    "PPLA",
    "PPLA2",
    "PPLA3",
    "PPLX",
    "PPLH",
    "PPLQ",
    "PPLL",
    "PCLI",
    "ADM1",
    "ADM2",
    "ADM3",
)
MATCHES = ("primary", "folded", "alternate", "abbreviation")
ABBREVIATION = 3
REBUILD = "run `python data/build_gazetteer.py` in a checkout, or install Dateline again"


def abbreviation_key(name: str) -> str:
    """The key of an abbreviation: its letters and dots as written, apart from all folded names."""
    return "=" + name.replace(" ", "")


def checksum(path: Path) -> list[int]:
    """Size in bytes and CRC-32 of a file, read in pieces so that it does not stay in memory."""
    size, crc = 0, 0
    with path.open("rb") as handle:
        while piece := handle.read(1 << 18):
            size, crc = size + len(piece), zlib.crc32(piece, crc)
    return [size, crc]


def map_file(path: Path) -> mmap.mmap:
    """Map a file into memory, read-only."""
    with path.open("rb") as handle:
        return mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)


def check(folder: Path) -> None:
    """Compare sizes and checksums with the manifest: a damaged trie must never be mapped."""
    manifest = _read_manifest(folder / MANIFEST)
    for name in FILES:
        path = folder / name
        try:
            sound = checksum(path) == manifest.get(name)
        except OSError as error:
            raise DataError(f"{path} is missing or cannot be read: {REBUILD}.") from error
        if not sound:
            raise DataError(f"{path} is damaged or of another version: {REBUILD}.")


def _read_manifest(path: Path) -> dict[str, list[int]]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if manifest["version"] != VERSION:
            raise ValueError(manifest["version"])
        return dict(manifest["files"])
    except FileNotFoundError as error:
        raise DataError(f"{path} is missing: {REBUILD}.") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path} is damaged or of another version: {REBUILD}.") from error


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path} is missing or cannot be read: install Dateline again.") from error


def read_words(path: Path) -> frozenset[str]:
    """The words of a list, folded; commas and lines part them, ``#`` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in _read_text(path).splitlines())
    return frozenset(fold(word) for line in lines for word in line.split(",") if word.strip())


def read_demonyms(path: Path) -> dict[str, str]:
    """Word (casefolded) to country, from a CSV with the columns ``word`` and ``country``."""
    rows = csv.DictReader(_read_text(path).splitlines())
    return {row["word"].casefold(): row["country"] for row in rows}
