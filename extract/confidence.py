"""A first estimate of how sure an event is; once places are known, :mod:`geo.confidence` fits a chance."""

from __future__ import annotations

from extract.model import DateBasis, PlaceBasis, Status


def confidence(date_basis: DateBasis, place_basis: PlaceBasis, status: Status) -> float:
    """Return an estimate from 0 to 1 by where date and place were found; the factors are set by hand."""
    by_date = {"sentence": 0.95, "context": 0.75, "published": 0.6, "none": 0.4}[date_basis]
    by_place = {"sentence": 0.95, "context": 0.75, "article": 0.6, "none": 0.5}[place_basis]
    return round(by_date * by_place * (1.0 if status == "reported" else 0.9), 2)
