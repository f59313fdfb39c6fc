"""How sure an event is: from where its date and its place were found."""

from __future__ import annotations

from extract.model import DateBasis, PlaceBasis, Status


def confidence(date_basis: DateBasis, place_basis: PlaceBasis, status: Status) -> float:
    """A first estimate from where date and place were found; calibration comes with the evaluation sets."""
    by_date = {"sentence": 0.95, "context": 0.75, "published": 0.6, "none": 0.4}[date_basis]
    by_place = {"sentence": 0.95, "context": 0.75, "article": 0.6, "none": 0.5}[place_basis]
    return round(by_date * by_place * (1.0 if status == "reported" else 0.9), 2)
