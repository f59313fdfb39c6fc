"""Files and folders -> articles. Every file and record comes out as an article or as rejected.

A folder is read with everything below it, in the order of its names. Not articles are
``articles.toml`` (see :mod:`extract.sidecar`), files whose name begins with README, and hidden ones.
A zip archive is read as a folder (:mod:`extract.bundle`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from extract import limits
from extract.bundle import bundled
from extract.clean import clean_line
from extract.errors import InputError
from extract.model import Article, Rejected
from extract.names import is_article
from extract.readers import ARCHIVE, reader_for
from extract.sidecar import NAME as SIDECAR
from extract.sidecar import Entry, read_sidecar
from extract.source import Source

_Item = Article | Rejected
_TOO_MANY = f"is over the limit of {limits.MAX_FILES:,} files of a folder; give part of the folder at a time"


def load(paths: Iterable[Path], *, published: date | None = None) -> Iterator[Article | Rejected]:
    """Yield the articles of files and folders, and a rejection for everything that is none.

    Nothing is raised for bad input: the rest is still read. Whether anything was usable is for
    the caller to decide.

    Parameters
    ----------
    paths
        Files and folders. ``Article.name`` is the path below the folder given, the bare name of a
        file given, or the id of a record; it is unique among the articles of one call.
    published
        Day of publication of the articles whose date neither ``articles.toml`` nor the file
        itself states. Without it such articles have none: a file's own time stamp and today's
        date say nothing about the text.

    Yields
    ------
    Article or Rejected
        ``Rejected.stage`` is ``load`` for a file or record (one each: items in = articles out +
        rejected), ``sidecar`` for a fault in an ``articles.toml``.
    """
    seen = _Seen()
    for path in paths:
        for item in _read_path(Path(path)):
            yield seen.check(_with_default(item, published))


@dataclass(slots=True)
class _Seen:
    """Names given out so far: a second article of a name would make quotes ambiguous."""

    names: set[str] = field(default_factory=set)

    def check(self, item: _Item) -> _Item:
        if isinstance(item, Rejected):
            return item
        if item.name in self.names:
            reason = f"{item.name} is the name of an article already read; rename one of the two"
            return Rejected(item.name, "load", f"{reason} or give it once.")
        self.names.add(item.name)
        return item


def _with_default(item: _Item, published: date | None) -> _Item:
    if published is None or isinstance(item, Rejected) or item.published is not None:
        return item
    return replace(item, published=published, published_basis="argument", published_sure="high")


def _read_path(path: Path) -> Iterator[_Item]:
    shown = Source(path, clean_line(str(path)))
    try:
        if path.is_dir():
            yield from _read_folder(path, shown)
        elif path.name == SIDECAR:
            yield shown.reject("describes articles and is none; give the folder it stands in")
        elif path.exists() or path.is_symlink():
            yield from _read_lone_file(path)
        else:
            yield shown.reject("does not exist; check the path")
    except (OSError, ValueError) as error:  # a name too long, with a NUL, in a folder closed to us
        yield shown.reject(_closed(error))


def _read_lone_file(path: Path) -> Iterator[_Item]:
    """Read a file given by itself; faults of its folder's sidecar about other files are no matter."""
    sidecar = read_sidecar(path.parent)
    if not sidecar.entries:
        yield from sidecar.faults
    yield from _read_file(Source(path, clean_line(path.name)), sidecar.entries.get(path.name))


def _read_folder(folder: Path, shown: Source) -> Iterator[_Item]:
    closed: list[OSError] = []
    entries: dict[str, Entry] = {}
    count = 0
    for below, files in _walk(folder, closed):
        sidecar = read_sidecar(folder / below, below.as_posix() if below.parts else "")
        yield from sidecar.faults
        entries |= {(below / file).as_posix(): entry for file, entry in sidecar.entries.items()}
        for file in files:
            count += 1
            source = Source(folder / below / file, clean_line((below / file).as_posix()))
            entry = entries.get((below / file).as_posix())
            yield from _read_file(source, entry) if count <= limits.MAX_FILES else [source.reject(_TOO_MANY)]
    yield from (Source(folder, clean_line(str(error.filename))).reject(_closed(error)) for error in closed)
    if not count and not closed:
        yield shown.reject("holds no articles; put txt, md, html, pdf, docx, json, jsonl, csv or zip files into it")


def _walk(folder: Path, closed: list[OSError]) -> Iterator[tuple[PurePosixPath, list[str]]]:
    """Yield the folders below ``folder``, relative to it, with their files; no links to folders."""
    for path, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield PurePosixPath(Path(path).relative_to(folder)), sorted(filter(is_article, files))


def _read_file(source: Source, entry: Entry | None) -> Iterator[_Item]:
    """Yield what is in one file; whatever is wrong with it becomes a rejection."""
    try:
        if source.ending == ARCHIVE:
            yield from bundled(source, _read_file)
            return
        for item in reader_for(source)(source):
            yield _finish(item, source, entry)
    except InputError as error:
        yield source.reject(str(error))
    except OSError as error:
        yield source.reject(_closed(error))
    except Exception as error:  # noqa: BLE001 - the parsers of others meet whatever users have: none may stop the rest
        yield source.reject(f"cannot be understood ({type(error).__name__}); save its text as a txt file")


def _finish(item: _Item, source: Source, entry: Entry | None) -> _Item:
    """Give an article its name and what the sidecar states; reject it when empty or too long."""
    if isinstance(item, Rejected):
        return item
    if not item.text.strip():
        return source.reject("holds no text; remove it or put an article into it")
    if len(item.text) > limits.MAX_ARTICLE_CHARS:
        size, limit = f"{len(item.text):,}", f"{limits.MAX_ARTICLE_CHARS:,}"
        return source.reject(f"has an article of {size} characters, the limit is {limit}; split it")
    if item.name:
        return item
    named = replace(item, name=source.shown)
    return entry.apply(named) if entry else named


def _closed(error: Exception) -> str:
    why = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    return f"cannot be opened ({why.lower()}); check the path and its permissions"
