"""Which events pass the filters in a window: an index made once a file and asked at every move of the slider."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.timeslice import Counts, Window, buckets, day_numbers, tally, visible
from geo.wording import PRECISION_WORDS, UNATTRIBUTED, records

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Span:
    """The window of the slider: days, both inclusive; ``full`` also shows undated events.

    ``certain`` shows only events that lie in it whichever of their possible days is the true one.
    """

    start: date
    end: date
    full: bool
    certain: bool = False


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


def sides_of(row: Mapping[str, Any]) -> set[str]:
    """Return the sides that speak of an event; ``unattributed`` where none is named."""
    return {claim.get("side") or UNATTRIBUTED for claim in row["claims"]} or {UNATTRIBUTED}


FACETS: dict[str, Callable[[Mapping[str, Any]], set[str]]] = {
    "types": lambda row: {row["type"]},
    "sides": sides_of,
    "sources": lambda row: {source["article"] for source in row["sources"]},
    "precisions": lambda row: {row["place_precision"]},
}
FACET_COLUMNS = ("type", "claims", "sources", "place_precision")


@dataclass(frozen=True, slots=True)
class EventIndex:
    """Days, kinds of place and facets of a table's rows; rows are positions, ascending.

    ``members`` gives for each facet and value the rows that have it, ``at`` the row of each id.
    """

    first: NDArray[Any]
    last: NDArray[Any]
    bucket: NDArray[np.uint8]
    members: Mapping[str, Mapping[str, NDArray[np.intp]]]
    at: Mapping[str, int]

    @classmethod
    def of(cls, frame: pd.DataFrame) -> EventIndex:
        """Return the index of a table with the columns of :mod:`geo.schema`."""
        first, last = day_numbers(frame)
        rows = records(frame, *FACET_COLUMNS)
        members = {name: _members(values(row) for row in rows) for name, values in FACETS.items()}
        return cls(first, last, buckets(frame), members, {one: row for row, one in enumerate(frame["id"])})

    def rows(self, filters: Filters, span: Span | None) -> NDArray[np.intp]:
        """Return the rows on the screen: through the filters and in the window; None is no window."""
        passing = np.ones(len(self.first), dtype=bool)
        if span is not None:
            window = Window(span.start, span.end)
            passing &= visible(self.first, self.last, window, full=span.full, certain=span.certain)
        for name, values in filters.as_props().items():
            if values is not None:
                passing &= self._having(name, values)
        return np.flatnonzero(passing)

    def _having(self, name: str, values: list[str]) -> NDArray[np.bool_]:
        mask = np.zeros(len(self.first), dtype=bool)
        for value in values:
            mask[self.members[name].get(value, [])] = True
        return mask

    def counts(self, rows: NDArray[np.intp]) -> Counts:
        """Return how these rows are counted."""
        return tally(self.bucket[rows], self.first[rows])

    def options(self, name: str) -> list[str]:
        """Return the values of a facet ("types", ...) that occur, in the order to offer them."""
        values = self.members[name]
        if name == "precisions":
            return [one for one in PRECISION_WORDS if one in values]
        return sorted(values, key=lambda one: (one in ("other", UNATTRIBUTED), one))


def _members(values: Iterable[set[str]]) -> dict[str, NDArray[np.intp]]:
    found: dict[str, list[int]] = {}
    for row, held in enumerate(values):
        for value in held:
            found.setdefault(value, []).append(row)
    return {value: np.array(rows, dtype=np.intp) for value, rows in found.items()}
