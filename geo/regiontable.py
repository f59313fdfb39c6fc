"""One GeoParquet file of regions, read piecemeal: facts and boxes first, outlines on demand."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from extract.errors import DataError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

KM_PER_DEGREE = 111.2
FACTS = ("id", "name", "label", "country")
EDGES = ("xmin", "ymin", "xmax", "ymax")


class RegionTable:
    """The rows of ``countries.parquet`` or ``admin1.parquet``; a row is named by its number.

    Raises
    ------
    DataError
        When the file is damaged or has other columns than expected.
    """

    def __init__(self, path: Path) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._path = path
        try:
            self._file = pq.ParquetFile(path)
            numbered = [name for name in ("gn_id",) if name in self._file.schema_arrow.names]
            table = self._file.read(columns=[*FACTS, *numbered, "bbox"], use_threads=False)
            self._facts = {name: table[name].to_pylist() for name in FACTS}
            boxes = table["bbox"].combine_chunks()
            self._boxes = np.column_stack([boxes.field(edge).to_numpy() for edge in EDGES])
        except (OSError, KeyError, ValueError, pa.ArrowException) as error:
            raise self._damaged(error) from error
        self.ids: list[str] = self._facts["id"]
        self._rows = {name: row for row, name in enumerate(self.ids)}
        numbers = table["gn_id"].to_pylist() if numbered else []
        self._rows |= {f"gn:{number}": row for row, number in enumerate(numbers) if number > 0}
        self._groups: dict[int, Any] = {}

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(shapely.box(*self._boxes.T))

    @cached_property
    def _starts(self) -> np.ndarray:
        meta = self._file.metadata
        return np.cumsum([0, *(meta.row_group(i).num_rows for i in range(meta.num_row_groups))])

    def row(self, region_id: str) -> int | None:
        """Return the row of an id (or of ``gn:`` and a GeoNames id), or None."""
        return self._rows.get(region_id)

    def facts(self, row: int) -> dict[str, Any]:
        """Return id, name, label and country of a row."""
        return {name: self._facts[name][row] for name in FACTS}

    def of_country(self, country: str) -> list[int]:
        """Return the rows of a country (ISO 3166-1 alpha-2)."""
        return [row for row, code in enumerate(self._facts["country"]) if code == country]

    def meeting(self, bounds: tuple[float, float, float, float]) -> list[int]:
        """Return the rows whose box meets (west, south, east, north), in degrees."""
        return sorted(int(row) for row in self._tree.query(shapely.box(*bounds)))

    def near(self, lon: float, lat: float, km: float) -> list[int]:
        """Return the rows whose box comes within about ``km`` of a point; no row is missed."""
        high = km / KM_PER_DEGREE * 1.02
        wide = min(360.0, high / max(np.cos(np.radians(min(abs(lat) + high, 90.0))), 1e-6))
        return self.meeting((lon - wide, lat - high, lon + wide, lat + high))

    def geometry(self, row: int) -> BaseGeometry:
        """Return the outline of a row; its row group is decoded at the first call."""
        import pyarrow as pa

        group = int(np.searchsorted(self._starts, row, side="right")) - 1
        try:
            if group not in self._groups:
                column = self._file.read_row_group(group, columns=["geometry"], use_threads=False)
                self._groups[group] = column["geometry"].to_pylist()
            return shapely.from_wkb(self._groups[group][row - self._starts[group]])
        except (OSError, KeyError, ValueError, pa.ArrowException, shapely.GEOSException) as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> DataError:
        return DataError(f"{self._path} is damaged ({error}): install Dateline again or run data/build_regions.py.")
