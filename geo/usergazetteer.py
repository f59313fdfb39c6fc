"""Read a user's gazetteer file: a GeoNames country dump, or a CSV with name, lat, lon and more.

A dump is recognised by its 19 columns parted by tabs (geonames.org, "readme.txt" of the export). A CSV has
a first line of column names: ``name``, ``lat``, ``lon``, and, if wanted, ``id``, ``alternates`` (parted by
``|``), ``kind``, ``country`` (ISO 3166-1 alpha-2), ``admin1``, ``population``, ``uncertainty_km``, ``label``.
Rows that cannot be used are told by their number in the file, the first line being 1.
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from extract.errors import InputError, OutputError
from extract.limits import MAX_RECORD_FILE_BYTES
from geo.atomic import write_atomically
from geo.model import Place, PlacePrecision
from geo.names import MAX_NAME, fold
from geo.userplaces import FILE, UserPlace, packed, user_folder

KINDS = frozenset(get_args(PlacePrecision)) - {"unlocated"}
_DUMP_COLUMNS = 19
_MOST_PEOPLE = 10_000_000_000
# Radius of a town by its people at 3,000 a km2, as data/SOURCES.md says of the base.
_PEOPLE_PER_KM2 = 3_000
_AREA_KM = {"country": 300.0, "region": 100.0, "district": 25.0, "water": 25.0}
_CLASSES = {"P": "settlement", "H": "water", "A": "district", "L": "region"}
_CODES = {"PASS": "pass", "ADM1": "region", "PCLI": "country"}


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file: places taken, rows rejected as (number in the file, reason), where they went."""

    places: int
    rejected: tuple[tuple[int, str], ...]
    path: Path


def add(file: Path, *, override: bool = False, folder: Path | None = None) -> Added:
    """Check a file and add its places to the user's gazetteer.

    Parameters
    ----------
    file
        A GeoNames dump or a CSV, in UTF-8.
    override
        Whether its places win over the program's places of the same name.
    folder
        Where to keep them; by default :func:`geo.userplaces.user_folder`.

    Raises
    ------
    InputError
        The file cannot be read, or has neither form.
    OutputError
        The folder cannot be written.
    """
    rejected: list[tuple[int, str]] = []
    places = list(_places(file, override, rejected))
    path = (folder or user_folder()) / FILE
    if places:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"Cannot make the folder {path.parent}: set DATELINE_USER_DATA to another.") from error
        write_atomically(path, packed(places, path if path.is_file() else None))
    return Added(len(places), tuple(rejected), path)


def _places(file: Path, override: bool, rejected: list[tuple[int, str]]) -> Iterator[UserPlace]:
    lines = _lines(file)
    if not lines:
        raise InputError(f"{file} is empty: give a GeoNames dump or a CSV with the columns name, lat and lon.")
    if lines[0].count("\t") == _DUMP_COLUMNS - 1:
        split = (line.rstrip("\r").split("\t") for line in lines)
        yield from _checked(enumerate(split, 1), _of_dump, override, rejected)
        return
    columns, rows = _csv_rows(file, lines)
    yield from _checked(rows, lambda cells: _of_csv(dict(zip(columns, cells, strict=False))), override, rejected)


def _checked(
    rows: Iterable[tuple[int, list[str]]],
    make: Callable[[list[str]], tuple[Place, tuple[str, ...]]],
    override: bool,
    rejected: list[tuple[int, str]],
) -> Iterator[UserPlace]:
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        try:
            place, alternates = make(cells)
        except ValueError as error:
            rejected.append((number, str(error)))
        else:
            yield UserPlace(place, alternates, override)


def _lines(file: Path) -> list[str]:
    try:
        if file.stat().st_size > MAX_RECORD_FILE_BYTES:
            raise InputError(f"{file} is larger than {MAX_RECORD_FILE_BYTES >> 20} MB: split it.")
        return file.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8 text: save it as UTF-8.") from error
    except OSError as error:
        raise InputError(f"Cannot read {file}: {(error.strerror or 'unreadable').lower()}.") from error


def _csv_rows(file: Path, lines: list[str]) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """Column names, and each row with the number of its first line."""
    delimiter = max(",;\t", key=lines[0].count)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    columns = [name.strip().lower() for name in next(reader)]
    missing = [name for name in ("name", "lat", "lon") if name not in columns]
    if missing:
        raise InputError(f"{file} has no column {', '.join(missing)}: the first line must name name, lat and lon.")
    return columns, _numbered(file, reader)


def _numbered(file: Path, reader: Any) -> Iterator[tuple[int, list[str]]]:
    line = reader.line_num + 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"{file} is not sound CSV at line {line} ({error}): mend it and add it again.") from error


def _of_csv(row: dict[str, str]) -> tuple[Place, tuple[str, ...]]:
    cells = {name: value.strip() for name, value in row.items()}
    name, lon, lat = _name(cells.get("name", "")), *_point(cells.get("lon", ""), cells.get("lat", ""))
    kind = cells.get("kind") or "settlement"
    if kind not in KINDS:
        raise ValueError(f"kind {kind!r} is none of {', '.join(sorted(KINDS))}")
    people = int(_number(cells.get("population") or "0", "population", 0, _MOST_PEOPLE))
    radius = cells.get("uncertainty_km")
    digest = hashlib.sha256(f"{fold(name)}|{lon:.4f}|{lat:.4f}".encode()).hexdigest()[:12]
    place = _place(cells.get("id") or f"user:{digest}", name, kind, lon, lat, cells.get("country", ""), people)
    return _replaced(place, cells, radius), tuple(
        a.strip() for a in cells.get("alternates", "").split("|") if a.strip()
    )


def _replaced(place: Place, cells: dict[str, str], radius: str | None) -> Place:
    km = _number(radius, "uncertainty_km", 0, 5_000) if radius else place.uncertainty_km
    return replace(place, label=cells.get("label") or place.name, admin1=cells.get("admin1", ""), uncertainty_km=km)


def _of_dump(cells: list[str]) -> tuple[Place, tuple[str, ...]]:
    if len(cells) != _DUMP_COLUMNS:
        raise ValueError(f"{len(cells)} columns, not {_DUMP_COLUMNS}")
    if not cells[0].isdecimal():
        raise ValueError(f"GeoNames id {cells[0]!r} is no number")
    lon, lat = _point(cells[5], cells[4])
    kind = _CODES.get(cells[7]) or _CLASSES.get(cells[6], "site")
    people = int(_number(cells[14] or "0", "population", 0, _MOST_PEOPLE))
    place = _place(f"gn:{cells[0]}", _name(cells[1]), kind, lon, lat, cells[8], people, cells[7])
    others = (cells[2], *cells[3].split(","))
    return place, tuple(name for name in others if name.strip() and len(name) <= MAX_NAME and not name.islower())


def _place(id: str, name: str, kind: str, lon: float, lat: float, country: str, people: int, code: str = "") -> Place:
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError(f"country {country!r} is no ISO 3166-1 alpha-2 code")
    radius = _AREA_KM.get(kind) or min(15.0, max(1.0, round(math.sqrt(people / _PEOPLE_PER_KM2 / math.pi), 1)))
    return Place(id, name, name, kind, lon, lat, radius, country.upper(), "", people, code)  # type: ignore[arg-type]


def _name(text: str) -> str:
    if not fold(text):
        raise ValueError("it has no name")
    if len(text) > MAX_NAME:
        raise ValueError(f"its name has more than {MAX_NAME} characters")
    return text


def _point(lon: str, lat: str) -> tuple[float, float]:
    return _number(lon, "lon", -180, 180), _number(lat, "lat", -90, 90)


def _number(text: str, what: str, least: float, most: float) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{what} {text!r} is no number") from None
    if not least <= value <= most:
        raise ValueError(f"{what} {text} is not within {least:g} to {most:g}")
    return value
