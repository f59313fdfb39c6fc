"""``articles.toml``: what is known of the articles of a folder besides their text.

::

    [[article]]
    file = "001.txt"            # relative to the folder of articles.toml
    title = "..."
    publisher = "..."
    published = 2020-10-12      # absent when not known
    sure_published = "high"     # optional: certain, high, medium, low, unknown
    url = "https://..."
    language = "en"

Other keys are notes for people. A fault costs the field or entry it stands in, never an article.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any
from zipfile import BadZipFile

from extract import limits
from extract.clean import clean_line
from extract.dates import HOW, read_date
from extract.decode import decode
from extract.errors import InputError
from extract.model import Article, Rejected
from extract.source import Place

NAME = "articles.toml"
STAGE = "sidecar"
_TEXT_KEYS = ("title", "publisher", "url", "language", "sure_published")


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``[[article]]``: ``file`` as a POSIX path relative to the folder; "" where nothing is said."""

    file: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    sure_published: str = "unknown"
    url: str = ""
    language: str = ""

    def apply(self, article: Article) -> Article:
        """Return ``article`` with what this entry states; what it leaves out stays as it was."""
        stated = {key: value for key in ("title", "publisher", "url", "language") if (value := getattr(self, key))}
        described = replace(article, **stated)
        if self.published is None:
            return described
        return replace(
            described,
            published=self.published,
            published_basis="sidecar",
            published_sure=self.sure_published,
        )


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The entries of one ``articles.toml`` by file, and its faults in their order."""

    entries: dict[str, Entry] = field(default_factory=dict)
    faults: tuple[Rejected, ...] = ()


def read_sidecar(folder: Place, shown: str = "") -> Sidecar:
    """Return the sidecar of ``folder``; an empty one when there is none.

    Parameters
    ----------
    folder
        Where ``articles.toml`` may stand, in an archive too. Files it names but that are missing are faults.
    shown
        The folder's name in messages, relative to what the user gave; "" for that itself.
    """
    path = folder / NAME
    source = f"{shown}/{NAME}" if shown else NAME
    if not path.is_file():
        return Sidecar()
    try:
        tables = _tables(path)
    except (InputError, OSError, EOFError, BadZipFile, RuntimeError, ValueError) as error:
        return Sidecar(faults=(_fault(source, _why_broken(error)),))
    entries: dict[str, Entry] = {}
    faults: list[Rejected] = []
    for number, table in enumerate(tables, start=1):
        for item in _read_table(table, f"{source} entry {number}", folder, entries):
            if isinstance(item, Entry):
                entries[item.file] = item
            else:
                faults.append(item)
    return Sidecar(entries, tuple(faults))


def _tables(path: Place) -> list[Any]:
    with path.open("rb") as file:
        data = file.read(limits.MAX_SIDECAR_BYTES + 1)
    if len(data) > limits.MAX_SIDECAR_BYTES:
        raise InputError(f"is larger than {limits.MAX_SIDECAR_BYTES // limits.MIB} MiB; split the folder")
    text = decode(data)
    if any(line.count(".") > limits.MAX_SIDECAR_DOTS for line in text.split("\n")):
        raise InputError(f"has a line of more than {limits.MAX_SIDECAR_DOTS} full stops; shorten it")
    tables = tomllib.loads(text).get("article", [])
    if not isinstance(tables, list):
        raise InputError("has an [article] table; write [[article]], with two brackets, for each article")
    return tables


def _why_broken(error: Exception) -> str:
    if isinstance(error, tomllib.TOMLDecodeError):
        return f"is not valid TOML ({error}); correct it, until then the articles are read without it"
    if isinstance(error, OSError):
        return f"cannot be read ({error.strerror}); the articles are read without it, check its permissions"
    if isinstance(error, InputError):
        return str(error)
    return "cannot be understood as TOML; correct it, until then the articles are read without it"


def _read_table(table: Any, source: str, folder: Place, earlier: dict[str, Entry]) -> Iterator[Entry | Rejected]:
    """Yield the entry of one table, where it is usable, and a fault for each field that is not."""
    file = table.get("file") if isinstance(table, dict) else None
    if not isinstance(file, str) or not file.strip():
        yield _fault(source, 'has no file; add file = "name-of-the-article.txt"')
        return
    key = PurePosixPath(file.strip()).as_posix()
    source = f"{source} ({clean_line(key)})"
    if key in earlier:
        yield _fault(source, "describes a file that an earlier entry describes; remove one of the two")
    elif not _exists(folder, key):
        yield _fault(source, "names a file that is not in the folder; correct the name or remove the entry")
    else:
        yield from _fields(table, key, source)


def _fields(table: dict[str, Any], key: str, source: str) -> Iterator[Entry | Rejected]:
    stated: dict[str, Any] = {}
    for name in _TEXT_KEYS:
        value = table.get(name, "")
        if not isinstance(value, str):
            yield _fault(source, f"has a {name} that is not text; put it in quotation marks")
        elif line := clean_line(value):
            stated[name] = line
    try:
        stated["published"] = read_date(table.get("published"))
    except ValueError:
        yield _fault(source, f"has a publication date that is none; {HOW}")
    yield Entry(key, **stated)


def _exists(folder: Place, key: str) -> bool:
    """Whether ``key`` is a file below ``folder``; nothing outside of it is ever looked at."""
    parts = PurePosixPath(key).parts
    if ".." in parts or PurePosixPath(key).is_absolute():
        return False
    try:
        return (folder / key).is_file()
    except (OSError, ValueError):  # a name too long for the system, or with a NUL
        return False


def _fault(source: str, reason: str) -> Rejected:
    return Rejected(source, STAGE, f"{source} {reason}.")
