"""What the dashboard shows, without the dashboard: loading, filtering, the table, words. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import InputError
from geo.schema import SCHEMA_VERSION
from geo.timeslice import Counts, focus_period, full_span, in_window
from geo.when import date_words

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

PATH_VARIABLE = "DATELINE_EVENTS"
DEFAULT_PATH = "out/events.geojson"
UNATTRIBUTED = "unattributed"  # the page's word for events no side is named for (geo.payload)
# The words of assets/js/words.js: the page and the table say the same of an event
TYPE_WORDS = {
    "shelling": "Shelling or strike",
    "control_change": "Change of control",
    "ceasefire": "Cease-fire",
    "ceasefire_violation": "Cease-fire violation",
    "casualties": "Casualty report",
}
STANCE_WORDS = {"asserts": "says so", "denies": "denies it", "reports": "reports it"}
PRECISION_WORDS = {
    "site": "exact site",
    "settlement": "settlement",
    "pass": "mountain pass",
    "district": "somewhere in this district",
    "region": "somewhere in this region",
    "country": "somewhere in this country",
    "water": "somewhere on this water",
    "unlocated": "place unknown",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A built file, read. ``digest`` names the content and the schema: the key of every cache."""

    path: Path
    frame: GeoDataFrame
    meta: Mapping[str, Any]
    digest: str


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


@dataclass(frozen=True, slots=True)
class Span:
    """The window of the slider: days, both inclusive; ``full`` also shows undated events."""

    start: date
    end: date
    full: bool


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
    """Read a built file.

    Raises
    ------
    InputError
        The file is missing, damaged or of another schema; the message says what to do.
    """
    from geo.frame import read_built

    stamp(path)
    frame, meta = read_built(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Loaded(path, frame, meta, f"{SCHEMA_VERSION}-{digest}")


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


def passing(frame: GeoDataFrame, filters: Filters) -> GeoDataFrame:
    """Return the rows that every filter lets pass, in their order."""
    active = {name: frozenset(held) for name, held in filters.as_props().items() if held is not None}
    if not active:
        return frame
    rows = frame[["type", "claims", "sources", "place_precision"]].to_dict("records")
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
    rows = frame[["type", "claims", "sources", "place_precision"]].to_dict("records")
    values = set().union(*(FACETS[name](row) for row in rows))
    if name == "precisions":
        return [one for one in PRECISION_WORDS if one in values]
    return sorted(values, key=lambda one: (one in ("other", UNATTRIBUTED), one))


def export_meta(loaded: Loaded, filters: Filters, span: Span | None) -> dict[str, Any]:
    """Return the meta of a download: what the file held, with the filters and the window on it."""
    window = (
        None if span is None or span.full else {"start": span.start.isoformat(), "end": span.end.isoformat()}
    )
    active = filters.as_props()
    return {
        **loaded.meta,
        "filters": active if any(held is not None for held in active.values()) else None,
        "window": window,
    }


# --- words --------------------------------------------------------------------------------------


def type_words(kind: str) -> str:
    """Return an event type as a reader says it."""
    return TYPE_WORDS.get(kind, kind.capitalize())


def side_words(side: str) -> str:
    """Return a side as a reader says it."""
    return "No side named" if side == UNATTRIBUTED else side


def precision_words(precision: str) -> str:
    """Return how well a place is known, as a reader says it."""
    return PRECISION_WORDS[precision].capitalize()


def source_words(frame: GeoDataFrame) -> dict[str, str]:
    """Return a label for each article: its publisher and title, told apart by its name if need be."""
    held = {one["article"]: one for sources in frame["sources"] for one in sources}
    labels = {
        name: ": ".join(filter(None, (one.get("publisher"), one.get("title")))) for name, one in held.items()
    }
    taken = list(labels.values())
    return {
        name: label if label and taken.count(label) == 1 else f"{label} ({name})".strip()
        for name, label in labels.items()
    }


def claim_words(claims: Iterable[Mapping[str, Any]]) -> str:
    """Return who says so and who denies it, each once, in the order of the claims."""
    said = (f"{one['claimant']} {STANCE_WORDS.get(one['stance'], one['stance'])}" for one in claims)
    return "; ".join(dict.fromkeys(said)) or "Nobody is named"


def place_words(row: Mapping[str, Any]) -> str:
    """Return the place to show; what the article said, or plainly that there is none."""
    if row["place_precision"] == "unlocated":
        return f"“{row['place_text']}”" if row["place_text"] else "None named"
    return str(row["place"])


def source_line(source: Mapping[str, Any]) -> str:
    """Return where a quote stands: publisher, title, day, as far as they are known."""
    named = source.get("publisher") or source["article"]
    return ", ".join(filter(None, (named, source.get("title"), source.get("published") or "date unknown")))


def source_list(sources: Iterable[Mapping[str, Any]]) -> str:
    """Return the publishers (or names) of the reports, each once."""
    return "; ".join(dict.fromkeys(one.get("publisher") or one["article"] for one in sources))


def count_words(counted: Counts) -> str:
    """Return the page's own line of counts, which add up, and how many of them have no date."""
    total = "1 event" if counted.total == 1 else f"{counted.total:,} events"
    areas = "1 area" if counted.area == 1 else f"{counted.area:,} areas"
    undated = f" ({counted.undated:,} without a date)" if counted.undated else ""
    return f"{total}: {counted.mapped:,} on the map, {areas}, {counted.unlocated:,} without a place{undated}"


def article_table(meta: Mapping[str, Any]) -> pd.DataFrame:
    """Return the articles that were read, as a reader reads them."""
    names = {"publisher": "Publisher", "title": "Title", "published": "Published"}
    names |= {"published_basis": "Date known from", "events": "Events", "name": "File"}
    return _note_table(meta.get("articles") or [], names)


def rejected_table(meta: Mapping[str, Any]) -> pd.DataFrame:
    """Return what was left out and why, as a reader reads it."""
    return _note_table(meta.get("rejected") or [], {"source": "Source", "stage": "Step", "reason": "Reason"})


def _note_table(notes: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> pd.DataFrame:
    import pandas

    return pandas.DataFrame({shown: [note.get(name) for note in notes] for name, shown in names.items()})


def table(frame: GeoDataFrame) -> pd.DataFrame:
    """Return the rows as a reader reads them, in the frame's order."""
    import pandas

    rows = frame.drop(columns="geometry").to_dict("records")
    columns: dict[str, Callable[[Any], str]] = {
        "Date": date_words,
        "Type": lambda row: type_words(row["type"]),
        "Place": place_words,
        "Place known as": lambda row: precision_words(row["place_precision"]),
        "What": lambda row: row["title"],
        "Quote": lambda row: row["sources"][0]["quote"],
        "Who says so": lambda row: claim_words(row["claims"]),
        "Sources": lambda row: source_list(row["sources"]),
    }
    return pandas.DataFrame(
        {name: [words(row) for row in rows] for name, words in columns.items()}, dtype="str"
    )
