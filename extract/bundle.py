"""Articles in zip archives: read as those of a folder, ``articles.toml`` included; nothing is written to disk.

An archive within an archive is read as well, one level deep. See :mod:`extract.archive` for what is refused.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from extract import limits
from extract.archive import Allowance, fault_of, open_archive
from extract.clean import clean_line
from extract.errors import InputError
from extract.model import Article, Rejected
from extract.names import is_article_path
from extract.sidecar import NAME as SIDECAR
from extract.sidecar import Entry, read_sidecar
from extract.source import Source

_Item = Article | Rejected
ReadFile = Callable[[Source, Entry | None], Iterator[_Item]]

_DEPTH = 1  # archives within the user's own


def bundled(source: Source, read_file: ReadFile) -> Iterator[_Item]:
    """Yield what is in an archive; ``read_file`` reads one file that is none.

    Raises
    ------
    InputError
        The archive itself is of no use. The sentence lacks its subject.
    """
    yield from _read(source, read_file, Allowance(), _DEPTH)


def _read(source: Source, read_file: ReadFile, allowance: Allowance, deeper: int) -> Iterator[_Item]:
    with open_archive(source.data(limits.MAX_ARCHIVE_BYTES), allowance) as archive:
        infos = sorted((one for one in archive.infolist() if _is_wanted(one)), key=lambda one: one.filename)
        if not infos:
            raise InputError("holds no articles; pack txt, md, html, pdf, docx, json, jsonl or csv files into it")
        root, seen = zipfile.Path(archive), set[str]()
        entries, faults = _described(root, source.shown, {one.filename for one in infos if not fault_of(one)})
        yield from faults
        for info in infos:
            inner = Source(root / info.filename, clean_line(f"{source.shown}/{info.filename}"), limits.MAX_ENTRY_BYTES)
            fault = fault_of(info) or ("stands twice in its archive; pack it once" if info.filename in seen else None)
            seen.add(info.filename)
            if fault:
                yield inner.reject(fault)
            elif inner.ending == ".zip":
                yield from _read_inner(inner, read_file, allowance, deeper)
            else:
                yield from read_file(inner, entries.get(info.filename))


def _described(root: zipfile.Path, shown: str, names: set[str]) -> tuple[dict[str, Entry], list[Rejected]]:
    """Return what the archive's files named articles.toml say of its articles, by name, and their faults."""
    entries: dict[str, Entry] = {}
    faults: list[Rejected] = []
    for folder in sorted({PurePosixPath(name).parent for name in names}):
        inside = "" if folder == PurePosixPath() else f"{folder.as_posix()}/"
        sidecar = read_sidecar(root / inside if inside else root, clean_line(f"{shown}/{inside}").rstrip("/"))
        faults += sidecar.faults
        entries |= {f"{inside}{file}": entry for file, entry in sidecar.entries.items()}
    return entries, faults


def _read_inner(source: Source, read_file: ReadFile, allowance: Allowance, deeper: int) -> Iterator[_Item]:
    """Yield what is in an archive within an archive; what is wrong with it costs that one only."""
    try:
        if not deeper:
            raise InputError("is an archive in an archive in an archive; unpack it and give its files")
        yield from _read(source, read_file, allowance, deeper - 1)
    except InputError as error:
        yield source.reject(str(error))


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file that counts: an articles.toml is read with the files it describes."""
    if info.is_dir() or PurePosixPath(info.filename).name == SIDECAR:
        return False
    return is_article_path(info.filename)
