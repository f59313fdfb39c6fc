"""What the dashboard shows, without the dashboard: loading and filtering a built file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import InputError
from geo.schema import SCHEMA_VERSION
from geo.timeslice import focus_period, full_span, in_window
from geo.wording import PRECISION_WORDS, UNATTRIBUTED, records, source_words, table

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

PATH_VARIABLE = "DATELINE_EVENTS"
DEFAULT_PATH = "out/events.geojson"


@dataclass(frozen=True, slots=True)
class Span:
    """The window of the slider: days, both inclusive; ``full`` also shows undated events."""

    start: date
    end: date
    full: bool


@dataclass(frozen=True, slots=True)
class Loaded:
    """A built file, read, with what every run of the page needs and no run changes.

    ``digest`` names the content and the schema: the key of every cache. ``words`` is :func:`table`
    of all rows, ``choices`` what each filter offers, ``opening`` the window the page opens with.
    """

    path: Path
    frame: GeoDataFrame
    meta: Mapping[str, Any]
    digest: str
    words: pd.DataFrame
    choices: Mapping[str, list[str]]
    labels: Mapping[str, str]
    opening: Span | None


@dataclass(frozen=True, slots=True)
class Filters:
    """What passes: a tuple of values, or None for all. An event passes with any one of its values."""

    types: tuple[str, ...] | None = None
    sides: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    precisions: tuple[str, ...] | None = None

    def as_props(self) -> dict[str, list[str] | None]:
        """Return the filters as the page and the ``dateline`` member of a file take them."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: list(held) if held is not None else None for name, held in values.items()}


# --- loading ------------------------------------------------------------------------------------


def events_path(arguments: Sequence[str], environment: Mapping[str, str]) -> Path:
    """Return the file to show: the program's first argument, the environment's, or the default."""
    return Path(next(iter(arguments), "") or environment.get(PATH_VARIABLE) or DEFAULT_PATH)


def stamp(path: Path) -> tuple[int, int]:
    """Return what changes when the file is built anew: its time of writing and its size.

    Raises
    ------
    InputError
        There is no such file, or it cannot be looked at; the message says what to do.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise InputError(
            f"No events file at {path}. Run `make run`, or `dateline build seeds -o {DEFAULT_PATH}`."
        ) from error
    return found.st_mtime_ns, found.st_size


def load(path: Path) -> Loaded:
    """Read a built file, or a table in the columns of ACLED or UCDP.

    Raises
    ------
    InputError
        The file is missing, damaged or of another schema; the message says what to do.
    """
    from geo.importing import read_any

    stamp(path)
    frame, meta = read_any(path)
    return Loaded(
        path=path,
        frame=frame,
        meta=meta,
        digest=f"{SCHEMA_VERSION}-{hashlib.sha256(path.read_bytes()).hexdigest()}",
        words=table(frame),
        choices={name: options(frame, name) for name in FACETS},
        labels=source_words(frame),
        opening=opening_span(frame),
    )


# --- filtering ----------------------------------------------------------------------------------


def types_of(row: Mapping[str, Any]) -> set[str]:
    """Return the one type of an event, as a set."""
    return {row["type"]}


def sides_of(row: Mapping[str, Any]) -> set[str]:
    """Return the sides that speak of an event; ``unattributed`` where none is named."""
    return {claim.get("side") or UNATTRIBUTED for claim in row["claims"]} or {UNATTRIBUTED}


def sources_of(row: Mapping[str, Any]) -> set[str]:
    """Return the names of the articles that report an event."""
    return {source["article"] for source in row["sources"]}


def precisions_of(row: Mapping[str, Any]) -> set[str]:
    """Return the one place precision of an event, as a set."""
    return {row["place_precision"]}


FACETS: dict[str, Callable[[Mapping[str, Any]], set[str]]] = {
    "types": types_of,
    "sides": sides_of,
    "sources": sources_of,
    "precisions": precisions_of,
}
FACET_COLUMNS = ("type", "claims", "sources", "place_precision")


def passing(frame: GeoDataFrame, filters: Filters) -> GeoDataFrame:
    """Return the rows that every filter lets pass, in their order."""
    active = {name: frozenset(held) for name, held in filters.as_props().items() if held is not None}
    if not active:
        return frame
    rows = records(frame, *FACET_COLUMNS)
    kept = [all(FACETS[name](row) & held for name, held in active.items()) for row in rows]
    return frame.loc[kept]


def shown(frame: GeoDataFrame, filters: Filters, span: Span | None) -> GeoDataFrame:
    """Return the rows on the screen: through the filters and in the window; None is no window."""
    passed = passing(frame, filters)
    return passed if span is None else in_window(passed, span.start, span.end, full=span.full)


def opening_span(frame: GeoDataFrame) -> Span | None:
    """Return the window the page opens with: the main period; None when nothing is dated."""
    period, whole = focus_period(frame), full_span(frame)
    return Span(period.start, period.end, period == whole) if period else None


def options(frame: GeoDataFrame, name: str) -> list[str]:
    """Return the values of a facet ("types", ...) that occur, in the order to offer them."""
    rows = records(frame, *FACET_COLUMNS)
    values = set().union(*(FACETS[name](row) for row in rows))
    if name == "precisions":
        return [one for one in PRECISION_WORDS if one in values]
    return sorted(values, key=lambda one: (one in ("other", UNATTRIBUTED), one))


def export_meta(meta: Mapping[str, Any], filters: Filters, span: Span | None) -> dict[str, Any]:
    """Return the meta of a download: what the file held, with the filters and the window on it."""
    window = None if span is None or span.full else {"start": span.start.isoformat(), "end": span.end.isoformat()}
    active = filters.as_props()
    return {
        **meta,
        "filters": active if any(held is not None for held in active.values()) else None,
        "window": window,
    }
