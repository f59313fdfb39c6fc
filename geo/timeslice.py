"""Frame and window of time: what is visible, and how it is counted. Pure; used by page and table.

The counting rule, the same here and in ``assets/js/index.js``:

* a dated event is visible when [date_start, date_end] shares a day with the window (it may lie there),
  or, where only certain dates count, when the whole of it lies in the window;
* an undated event is visible only when the window is the full span of the data;
* each visible event is exactly one of mapped (a point), area, unlocated.

Windows are days, both ends inclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pandas as pd

from geo.model import POINT_PRECISIONS

if TYPE_CHECKING:
    from numpy.typing import NDArray


Frame = TypeVar("Frame", bound=pd.DataFrame)

AREA_PRECISIONS: frozenset[str] = frozenset({"district", "region", "country", "water"})
POINT, AREA, UNLOCATED = 0, 1, 2

# Two dates belong to one period when no more than this lies between them: six weeks without a dated
# event is a pause in any running story, and a corpus of slower rhythm widens it by its own pauses.
_MIN_GAP_DAYS = 45
_GAP_QUARTILES = 8
# A period is the main one only when it holds at least half of the dated events.
_MAIN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days, both ends inclusive. Unpacks as ``start, end``."""

    start: date
    end: date

    def __iter__(self) -> Iterator[date]:
        return iter((self.start, self.end))

    def covers(self, other: Window) -> bool:
        """Whether every day of ``other`` lies in this window."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Counts:
    """``mapped + area + unlocated == total``; ``undated`` are those of the total without a date."""

    mapped: int
    area: int
    unlocated: int
    total: int
    undated: int


def day_numbers(frame: pd.DataFrame) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return first and last day of each row as ``datetime64[D]``, NaT where undated.

    The columns may hold ISO 8601 text, ``date``, ``datetime`` or pandas timestamps.
    """
    start, end = (_days(frame[name]) for name in ("date_start", "date_end"))
    start = np.where(np.isnat(start), end, start)
    return start, np.where(np.isnat(end), start, end)


def in_window(frame: Frame, start: date, end: date, *, full: bool | None = None, certain: bool = False) -> Frame:
    """Return the rows visible in the window, in their order.

    Parameters
    ----------
    start, end
        First and last day, both inclusive.
    full
        Whether the window is the full span, so that undated events count as visible. None asks
        ``full_span(frame)``; pass the page's own answer when ``frame`` was filtered before.
    certain
        Whether only events count that lie in the window whichever of their possible days is the true one.
    """
    first, last = day_numbers(frame)
    if full is None:
        span = full_span(frame)
        full = span is None or Window(start, end).covers(span)
    sliced: Frame = frame.loc[visible(first, last, Window(start, end), full=full, certain=certain)]
    return sliced


def visible(
    first: NDArray[Any], last: NDArray[Any], window: Window, *, full: bool, certain: bool = False
) -> NDArray[np.bool_]:
    """Return which events are visible, by their days (:func:`day_numbers`); the rest as :func:`in_window`."""
    start, end = np.datetime64(window.start, "D"), np.datetime64(window.end, "D")
    seen: NDArray[np.bool_] = (first >= start) & (last <= end) if certain else (first <= end) & (last >= start)
    return seen | np.isnat(first) if full else seen


def full_span(frame: pd.DataFrame) -> Window | None:
    """Return the first to the last day of all dated events, or None when none is dated."""
    first, last = day_numbers(frame)
    dated = ~np.isnat(first)
    if not dated.any():
        return None
    return Window(first[dated].min().astype(object), last[dated].max().astype(object))


def focus_period(frame: pd.DataFrame) -> Window | None:
    """Return the main period: where the slider's axis begins, or None when nothing is dated.

    Articles on one war mention others. The first days of the events with a precise date (day or
    week; any date when there is none) are cut into runs wherever the pause is longer than 45 days
    and longer than 8 times the lower quartile of the pauses. The run with most events is the main period, if it
    holds at least half of them; otherwise the main period is the full span. Dateline's own rule.
    """
    span = full_span(frame)
    if span is None:
        return None
    first, last = day_numbers(frame)
    precise = frame["date_precision"].isin(["day", "week"]).to_numpy() & ~np.isnat(first)
    chosen = precise if precise.any() else ~np.isnat(first)
    order = np.argsort(first[chosen], kind="stable")
    days, ends = first[chosen][order], last[chosen][order]
    begin, stop = _main_run(days)
    if stop - begin < _MAIN_SHARE * len(days):
        return span
    return Window(days[begin].astype(object), ends[begin:stop].max().astype(object))


def buckets(frame: pd.DataFrame) -> NDArray[np.uint8]:
    """Return POINT, AREA or UNLOCATED for each row: the one rule by which places are counted.

    A point needs a precision of ``POINT_PRECISIONS`` and coordinates; an area needs an area's
    precision and something to draw: a geometry, or coordinates with a radius.
    """
    placed = (frame["lon"].notna() & frame["lat"].notna()).to_numpy()
    drawn = placed | frame["geometry"].notna().to_numpy() if "geometry" in frame else placed
    precision = frame["place_precision"]
    out = np.full(len(frame), UNLOCATED, dtype=np.uint8)
    out[precision.isin(AREA_PRECISIONS).to_numpy() & drawn] = AREA
    out[precision.isin(POINT_PRECISIONS).to_numpy() & placed] = POINT
    return out


def counts(frame: pd.DataFrame) -> Counts:
    """Count the rows of ``frame`` (slice it with :func:`in_window` first)."""
    return tally(buckets(frame), day_numbers(frame)[0])


def tally(bucket: NDArray[np.uint8], first: NDArray[Any]) -> Counts:
    """Count events by their :func:`buckets` and first days."""
    mapped, area, unlocated = np.bincount(bucket, minlength=3).tolist()
    return Counts(mapped, area, unlocated, len(bucket), int(np.isnat(first).sum()))


def _days(column: pd.Series[Any]) -> NDArray[Any]:
    """Return a column as ``datetime64[D]`` (numpy keeps years that pandas' nanoseconds cannot)."""
    if column.dtype.kind == "M":
        return np.asarray(column.to_numpy(), dtype="datetime64[D]")
    return np.array([_iso_day(v) for v in column], dtype="datetime64[D]")


def _iso_day(value: Any) -> str:
    if pd.isna(value) or value == "":
        return "NaT"
    return value[:10] if isinstance(value, str) else str(value.isoformat())[:10]


def _main_run(days: NDArray[Any]) -> tuple[int, int]:
    """Return [begin, stop) of the fullest run in sorted ``days``; of equals the shorter, then the later."""
    gaps = np.diff(days).astype(int)
    pauses = gaps[gaps > 0]
    usual = int(np.quantile(pauses, 0.25, method="lower")) if len(pauses) else 0
    limit = max(_MIN_GAP_DAYS, _GAP_QUARTILES * usual)
    cuts = [0, *(np.flatnonzero(gaps > limit) + 1).tolist(), len(days)]
    runs = list(pairwise(cuts))
    return max(runs, key=lambda run: (run[1] - run[0], -_length(days, run), run[0]))


def _length(days: NDArray[Any], run: tuple[int, int]) -> int:
    return int((days[run[1] - 1] - days[run[0]]).astype(int))
