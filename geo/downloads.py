"""The files the dashboard offers: exactly what is on the screen, by the function that ``dateline export`` calls."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from geo.tiles import tiles_from

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.dashboard_data import Loaded


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that may be saved: its label, its ending and whose columns it has (``acled``, ``ucdp``)."""

    label: str
    ending: str
    like: str | None = None

    @property
    def file_name(self) -> str:
        """The name the browser saves it by."""
        return f"dateline{'-' + self.like if self.like else ''}{self.ending}"

    @property
    def key(self) -> str:
        """A name among the widgets of the page."""
        return f"save{self.like or ''}{self.ending}"

    def maker(self, held: Loaded, positions: NDArray[Any], meta: Mapping[str, Any]) -> Callable[[], bytes]:
        """Return what makes the file when it is asked for, of the events at these positions."""
        return partial(_bytes, self, held, positions, meta)


OFFERS = (Offer("GeoJSON", ".geojson"), Offer("CSV", ".csv"), Offer("Web page", ".html"))
MORE_OFFERS = (
    Offer("GeoParquet", ".parquet"),
    Offer("GeoPackage", ".gpkg"),
    Offer("KML", ".kml"),
    Offer("CSV like ACLED", ".csv", "acled"),
    Offer("CSV like UCDP", ".csv", "ucdp"),
    Offer("Articles, BibTeX", ".bib"),
    Offer("Articles, CSL-JSON", ".csl.json"),
)


def _bytes(offer: Offer, held: Loaded, positions: NDArray[Any], meta: Mapping[str, Any]) -> bytes:
    from geo.export import to_bytes

    tiles = tiles_from(os.environ) if offer.ending == ".html" else None
    return to_bytes(held.rows(positions), offer.ending, meta, like=offer.like, tiles=tiles)
