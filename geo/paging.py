"""The table some rows at a time: what is not looked at need not be sent."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROWS_A_PAGE = 200  # some 50 kB of text: a browser has them on the screen in one frame


@dataclass(frozen=True, slots=True)
class TablePage:
    """One page of a table: its number, from 1, of how many; ``rows`` of ``total`` stand on it."""

    number: int
    of: int
    rows: NDArray[np.intp]
    total: int

    @property
    def words(self) -> str:
        """Which of the rows these are, as a reader says it."""
        first = (self.number - 1) * ROWS_A_PAGE
        return f"Events {first + 1:,} to {first + len(self.rows):,} of {self.total:,}"

    @property
    def name(self) -> str:
        """A name for these rows: other rows, another name."""
        return blake2b(self.rows.tobytes(), digest_size=8).hexdigest()

    def marked(self, row: int | None) -> list[int]:
        """Return where on the page that row stands, as Streamlit takes a selection."""
        return [] if row is None else np.flatnonzero(self.rows == row).tolist()


def page(rows: NDArray[Any], number: int, wanted: int | None = None) -> TablePage:
    """Return a page of ``rows`` (ascending, at least one): the one with ``wanted``, else the nearest to ``number``."""
    of = -(-len(rows) // ROWS_A_PAGE)
    at = int(np.searchsorted(rows, wanted)) if wanted is not None else len(rows)
    if at < len(rows) and rows[at] == wanted:
        number = at // ROWS_A_PAGE + 1
    number = min(max(number, 1), of)
    first = (number - 1) * ROWS_A_PAGE
    return TablePage(number, of, rows[first : first + ROWS_A_PAGE], len(rows))
