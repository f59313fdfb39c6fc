"""Which events of a built file to save: the filters of the dashboard and its window, and what only words can ask.

The dashboard's own filters and window go through :func:`geo.dashboard_data.shown`, so that the same choice
gives the same file by either way. Status, search and box come before it and are noted in the file as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.dashboard_data import Filters, Span, export_meta, shown
from geo.timeslice import Window, full_span
from geo.wording import records

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

Box = tuple[float, float, float, float]
_APOSTROPHES = str.maketrans("\u2019\u02bc`", "'''")
_SEARCHED = ("title", "place", "place_text", "actor", "target", "admin1", "claims", "sources")


@dataclass(frozen=True, slots=True)
class Choice:
    """What to save; None, "" or nothing means all.

    ``first`` and ``last`` are days, both inclusive: an event passes when it may lie between them; undated events
    pass only where the two hold all dated ones. ``box`` is west, south, east, north in degrees, EPSG:4326; west
    is larger than east where it crosses the 180th meridian. Every word of ``search`` must stand in an event's
    title, quotes, places, parties or speakers; marks on letters and capitals make no difference.
    """

    filters: Filters = field(default_factory=Filters)
    first: date | None = None
    last: date | None = None
    statuses: tuple[str, ...] | None = None
    search: str = ""
    box: Box | None = None


def chosen(frame: GeoDataFrame, meta: Mapping[str, Any], choice: Choice) -> tuple[GeoDataFrame, dict[str, Any]]:
    """Return the events of a file that ``choice`` asks for, and the meta of the file they go into."""
    span = span_of(frame, choice.first, choice.last)
    rows = shown(_asked(frame, choice), choice.filters, span)
    told = export_meta(meta, choice.filters, span)
    more = _noted(choice)
    if more:
        told["filters"] = {**choice.filters.as_props(), **more}
    return rows, told


def span_of(frame: GeoDataFrame, first: date | None, last: date | None) -> Span | None:
    """Return the window of days; an end left open is the data's own. None where both are."""
    if first is None and last is None:
        return None
    whole = full_span(frame)
    start = first or (min(whole.start, last or whole.start) if whole else last)
    end = last or (max(whole.end, first or whole.end) if whole else first)
    assert start is not None and end is not None  # noqa: S101 - one of the two was given
    return Span(start, end, full=whole is None or Window(start, end).covers(whole))


def _noted(choice: Choice) -> dict[str, list[str]]:
    """Return what of the choice is no filter of the dashboard, as the file keeps filters: lists of words."""
    noted: dict[str, list[str]] = {}
    if choice.statuses is not None:
        noted["statuses"] = list(choice.statuses)
    if choice.search.split():
        noted["search"] = choice.search.split()
    if choice.box is not None:
        noted["bbox"] = [str(edge) for edge in choice.box]
    return noted


def _asked(frame: GeoDataFrame, choice: Choice) -> GeoDataFrame:
    if choice.statuses is not None:
        frame = frame.loc[frame["status"].isin(choice.statuses)]
    if choice.box is not None:
        frame = frame.loc[_within(frame, choice.box)]
    words = _folded(choice.search).split()
    if words:
        frame = frame.loc[[all(word in text for word in words) for text in _texts(frame)]]
    return frame


def _within(frame: GeoDataFrame, box: Box) -> Any:
    """Return whether each event's point or area touches the box; what has no place touches none."""
    import shapely

    west, south, east, north = box
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]  # RFC 7946, section 5.2
    area = shapely.union_all([shapely.box(left, south, right, north) for left, right in spans])
    return frame.geometry.intersects(area).to_numpy()


def _texts(frame: GeoDataFrame) -> Iterator[str]:
    """Yield all that may be searched of each event; a place is found by whatever any event calls it."""
    rows = list(records(frame, *_SEARCHED))
    spellings: dict[str, set[str]] = {}
    for row in rows:
        spellings.setdefault(row["place"] or "", set()).add(row["place_text"] or "")
    for row in rows:
        words = [row[name] for name in ("title", "place", "place_text", "actor", "target", "admin1")]
        words += sorted(spellings[row["place"]]) if row["place"] else []
        words += [claim.get(name) for claim in row["claims"] for name in ("claimant", "side")]
        words += [source.get("quote") for source in row["sources"]]
        yield _folded("\n".join(word for word in words if isinstance(word, str)))


def _folded(text: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char)[0] != "M")
    return bare.lower().translate(_APOSTROPHES)
