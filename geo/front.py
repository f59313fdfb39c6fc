"""What the dashboard shows first: the map page and the choices of its filters, made once and kept on disk.

Drawing the page takes seconds at 10,000 events; reading it takes milliseconds. What is kept is named by
the content of the events file, the program's own files and its settings, so nothing old is ever shown. It
lies with the user's other caches, readable by the user alone, and the oldest go first.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from extract.errors import DatelineError, OutputError
from geo.atomic import write_atomically
from geo.dashboard_data import FACETS, Loaded, Span, digest_of, load, opening_span
from geo.folders import cache_folder
from geo.tiles import tiles_from
from geo.wording import source_words

KEPT_FRONTS = 4
_SETTINGS = ("DATELINE_TILES", "DATELINE_TILES_ATTRIBUTION", "DATELINE_WORLDVIEW", "DATELINE_DATA")
_PROGRAM = Path(__file__).resolve().parent
_OURS = ("*.py", "exports/*.py", "assets/**/*.js", "assets/**/*.css")


@dataclass(frozen=True, slots=True)
class Front:
    """The page (UTF-8; empty when there are no events), what each filter offers and the opening window.

    ``labels`` are the words of the articles.
    """

    page: bytes
    choices: Mapping[str, list[str]]
    labels: Mapping[str, str]
    opening: Span | None


def front_of(digest: str, held: Callable[[], Loaded]) -> Front:
    """Return the front of a file with this digest, from disk or made from ``held()``, and then kept."""
    path = cache_folder() / "dashboard" / f"{_key(digest)}.page"
    kept = _read(path)
    if kept is not None:
        return kept
    made = make(held())
    if made.page:
        _keep(path, made)
    return made


def prepare(path: Path) -> None:
    """Draw the front of a file that was just built, so that the dashboard's first start finds it."""
    with contextlib.suppress(DatelineError):  # what cannot be drawn, the dashboard tells
        front_of(digest_of(path), lambda: load(path))


def make(held: Loaded) -> Front:
    """Return the front of a file, drawn anew."""
    page = b""
    if not held.frame.empty:
        from geo.timemap import MapOptions, render_page

        page = render_page(held.frame, options=MapOptions(tiles=tiles_from(os.environ))).encode()
    choices = {name: held.index.options(name) for name in FACETS}
    return Front(page, choices, source_words(held.frame), opening_span(held.frame))


def _key(digest: str) -> str:
    settings = "\0".join(os.environ.get(name, "") for name in _SETTINGS)
    return hashlib.sha256("\0".join((digest, _program(), settings)).encode()).hexdigest()[:32]


@cache
def _program() -> str:
    """Return a name for the program as it is: another version draws another page."""
    files = sorted({path for pattern in _OURS for path in _PROGRAM.glob(pattern)})
    data = _PROGRAM.parent / "data" / "SHA256SUMS"
    found = hashlib.sha256()
    for path in (*files, *([data] if data.is_file() else [])):
        found.update(path.read_bytes())
    return found.hexdigest()


# --- the file: a hash, a line of JSON, the page ---------------------------------------------------


def _keep(path: Path, front: Front) -> None:
    """Write the front, and forget the oldest; a disk that refuses costs time at the next start, no more."""
    span = front.opening
    opening = {"start": span.start.isoformat(), "end": span.end.isoformat(), "full": span.full} if span else None
    head = {"choices": front.choices, "labels": front.labels, "opening": opening}
    body = json.dumps(head).encode() + b"\n" + front.page
    with contextlib.suppress(OSError, OutputError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        write_atomically(path, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        by_age = sorted(path.parent.glob("*.page"), key=lambda one: one.stat().st_mtime)
        for old in by_age[:-KEPT_FRONTS]:
            old.unlink(missing_ok=True)


def _read(path: Path) -> Front | None:
    """Return a kept front, None where there is none that is whole."""
    try:
        named, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(body).hexdigest().encode() != named:
        return None
    line, _, page = body.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    span = head["opening"]
    opening = Span(date.fromisoformat(span["start"]), date.fromisoformat(span["end"]), span["full"]) if span else None
    return Front(page, head["choices"], head["labels"], opening)
