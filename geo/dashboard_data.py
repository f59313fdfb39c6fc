"""What the dashboard shows, without the dashboard: loading and filtering a built file."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import InputError
from geo.eventindex import FACETS, EventIndex, Filters, Span
from geo.schema import SCHEMA_VERSION
from geo.timeslice import focus_period, full_span
from geo.wording import TOLD

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame
    from numpy.typing import NDArray

    from geo.host import MapWindow

__all__ = ["FACETS", "Filters", "Loaded", "Span", "digest_of", "events_path", "export_meta"]
__all__ += ["legend_choice", "load", "opening_span", "options", "passing", "shown", "span_of", "stamp"]

PATH_VARIABLE = "DATELINE_EVENTS"
DEFAULT_PATH = "out/events.geojson"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A built file, read, with what every run of the page needs and no run changes.

    ``digest`` names the content and the schema. ``told`` has the columns that the table is made of, and no others:
    rows of the whole frame take ten times as long to pick.
    """

    path: Path
    frame: GeoDataFrame
    meta: Mapping[str, Any]
    digest: str
    index: EventIndex
    told: pd.DataFrame

    def rows(self, positions: NDArray[Any]) -> GeoDataFrame:
        """Return the events at these positions of the table."""
        return self.frame.iloc[positions]

    def event(self, id_: str | None) -> dict[str, Any] | None:
        """Return one event by its id, or None when there is none of that id."""
        row = self.index.at.get(id_ or "")
        return None if row is None else self.frame.iloc[[row]].to_dict("records")[0]


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


def digest_of(path: Path) -> str:
    """Return the name of a file's content and of the schema it is read by.

    Raises
    ------
    InputError
        The file cannot be read.
    """
    try:
        return f"{SCHEMA_VERSION}-{hashlib.sha256(path.read_bytes()).hexdigest()}"
    except OSError as error:
        raise InputError(f"Cannot read {path}: {(error.strerror or 'unreadable').lower()}.") from error


def load(path: Path) -> Loaded:
    """Read a built file, or a table in the columns of ACLED or UCDP.

    Raises
    ------
    InputError
        The file is missing, damaged or of another schema; the message says what to do.
    """
    import pandas

    from geo.importing import read_any

    stamp(path)
    frame, meta = read_any(path)
    return Loaded(path, frame, meta, digest_of(path), EventIndex.of(frame), pandas.DataFrame(frame[list(TOLD)]))


def set_aside(held: Loaded) -> Loaded:
    """Take what is loaded out of the search for garbage, and return it: it stays, and is much.

    Streamlit searches after every run of the page, and sends nothing meanwhile: a quarter of a second at 10,000 events.
    """
    gc.unfreeze()  # of a file that was built anew meanwhile
    gc.collect()
    gc.freeze()
    return held


# --- filtering ----------------------------------------------------------------------------------


def passing(frame: GeoDataFrame, filters: Filters) -> GeoDataFrame:
    """Return the rows that every filter lets pass, in their order."""
    return shown(frame, filters, None)


def shown(frame: GeoDataFrame, filters: Filters, span: Span | None) -> GeoDataFrame:
    """Return the rows on the screen: through the filters and in the window; None is no window."""
    return frame.iloc[EventIndex.of(frame).rows(filters, span)]


def opening_span(frame: GeoDataFrame) -> Span | None:
    """Return the window the page opens with: the main period; None when nothing is dated."""
    period, whole = focus_period(frame), full_span(frame)
    return Span(period.start, period.end, period == whole) if period else None


def options(frame: GeoDataFrame, name: str) -> list[str]:
    """Return the values of a facet ("types", ...) that occur, in the order to offer them."""
    return EventIndex.of(frame).options(name)


def legend_choice(known: Sequence[str], told: Sequence[str] | None) -> tuple[list[str], bool]:
    """Return what the sidebar shows for the types that the legend lets pass: the values, and whether none is."""
    kept = [one for one in known if told is None or one in told]
    return ([] if len(kept) == len(known) else kept), not kept


def span_of(window: MapWindow | None) -> Span | None:
    """Return the window that the page told."""
    return Span(window.start, window.end, window.full, window.certain) if window else None


def export_meta(
    meta: Mapping[str, Any], filters: Filters, span: Span | None, borders: str | None = None
) -> dict[str, Any]:
    """Return the meta of a download: what the file held, with the filters and the window on it.

    A window of certain dates only says so: ``"certain": true``. ``borders`` is the point of view of the
    map ("de_jure", "de_facto"), None where there is no choice.
    """
    active = filters.as_props()
    return {
        **meta,
        **({"borders": borders} if borders else {}),
        "filters": active if any(held is not None for held in active.values()) else None,
        "window": None if span is None or span.full else _window(span),
    }


def _window(span: Span) -> dict[str, Any]:
    days = {"start": span.start.isoformat(), "end": span.end.isoformat()}
    return days | ({"certain": True} if span.certain else {})
