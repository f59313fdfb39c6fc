"""The user's own places: one SQLite file beside the program's gazetteer, read-only once written.

It lies in the user's data folder: ``DATELINE_USER_DATA``, else ``$XDG_DATA_HOME/dateline``, else
``~/.local/share/dateline``. SQLite maps it on demand, so that opening does not depend on its size.
Degrees are EPSG:4326.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from extract.errors import DataError
from extract.lookup import NameFacts
from geo.model import Candidate, Place
from geo.names import fold, respellings

FOLDER_VARIABLE = "DATELINE_USER_DATA"
FILE = "places.sqlite"
_COLUMNS = tuple(field.name for field in fields(Place))
_TABLES = f"""
create table place ({", ".join(_COLUMNS)}, override, primary key (id));
create table name (key, id, match);
create index name_key on name (key);
create index name_id on name (id);
"""
_FORGET = "forget the user's places by deleting it, or add them again with `dateline data add`"


@dataclass(frozen=True, slots=True)
class UserPlace:
    """A place to add, its other names, and whether it wins over the program's places of its name."""

    place: Place
    alternates: tuple[str, ...] = ()
    override: bool = False


def user_folder() -> Path:
    """Return the user's data folder; it need not be there."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "dateline"


def packed(places: Iterable[UserPlace], before: Path | None = None) -> bytes:
    """Return the bytes of a file with the places of ``before``, if any, and these; the newer of one id wins."""
    base = sqlite3.connect(":memory:")
    try:
        if before is not None:
            base.deserialize(before.read_bytes())
        else:
            base.executescript(_TABLES)
        for one in places:
            _insert(base, one)
        base.commit()
        return bytes(base.serialize())
    finally:
        base.close()


def _insert(base: sqlite3.Connection, one: UserPlace) -> None:
    marks = ", ".join("?" * (len(_COLUMNS) + 1))
    base.execute("delete from name where id = ?", (one.place.id,))
    base.execute(f"insert or replace into place values ({marks})", (*astuple(one.place), one.override))  # noqa: S608
    keys = {key: "alternate" for name in one.alternates for key in (fold(name), *respellings(name)) if key}
    keys |= dict.fromkeys(respellings(one.place.name), "folded") | {fold(one.place.name): "primary"}
    base.executemany("insert into name values (?, ?, ?)", [(key, one.place.id, match) for key, match in keys.items()])


class UserPlaces:
    """Reads a file of the user's places.

    Raises
    ------
    DataError
        The file is damaged; the message names it and says what to do.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            # Immutable: nobody writes to it, it is replaced whole; so threads may share the connection.
            uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            self._base = sqlite3.connect(uri, uri=True, check_same_thread=False)
            # From Python 3.13 on a connection that is dropped open warns.
            weakref.finalize(self, self._base.close)
            self._base.execute("select key, id, match from name limit 1").fetchall()
        except sqlite3.Error as error:
            raise DataError(f"{path} is damaged: {_FORGET}.") from error

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def find(self, key: str) -> tuple[list[Candidate], bool]:
        """Places under a folded name, and whether they are the only ones that count."""
        rows = self._rows(
            "join name on name.id = place.id where name.key = ?", key, more=", place.override, name.match"
        )
        found = [Candidate(Place(*row[:-2]), row[-1]) for row in rows]
        return found, any(row[-2] for row in rows)

    def known(self, key: str, base: NameFacts | None) -> NameFacts | None:
        """What is known of a folded name, the program's own facts among it."""
        found, _ = self.find(key)
        if not found:
            return base
        facts = base or NameFacts(frozenset(), 0, False, frozenset())
        lands = {c.place.country for c in found if c.place.country}
        return NameFacts(
            facts.kinds | {c.place.kind for c in found},
            max(facts.population, *(c.place.population for c in found)),
            facts.primary or any(c.match == "primary" for c in found),
            facts.countries | lands,
            facts.country,
        )

    def joined(self, key: str, base: list[Candidate]) -> list[Candidate]:
        """The program's candidates for a folded name and the user's; the user's alone where they override."""
        found, alone = self.find(key)
        if alone:
            return found
        known = {candidate.place.id for candidate in base}
        return base + [candidate for candidate in found if candidate.place.id not in known]

    def has_prefix(self, prefix: str) -> bool:
        """Whether a folded name begins with the text."""
        end = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        return bool(self._ask("select 1 from name where key >= ? and key < ? limit 1", prefix, end))

    def place(self, id: str) -> Place | None:
        """The place of that id, or None."""
        rows = self._rows("where id = ?", id)
        return Place(*rows[0]) if rows else None

    def _rows(self, where: str, *values: object, more: str = "") -> list[tuple[Any, ...]]:
        columns = ", ".join(f"place.{name}" for name in _COLUMNS)
        return self._ask(f"select {columns}{more} from place {where}", *values)  # noqa: S608 - our own words only

    def _ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._base.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise DataError(f"{self._path} is damaged: {_FORGET}.") from error


def opened(folder: Path | None = None) -> UserPlaces | None:
    """Open the user's places, or None when there are none."""
    path = (folder or user_folder()) / FILE
    return UserPlaces(path) if path.is_file() else None
