"""Two reports are not of one incident when one of them was in print before the incident of the other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.model import LocatedEvent

# A day of publication is that of a place elsewhere on earth, or of the edition.
_SLACK = timedelta(days=1)


def in_print_before(one: LocatedEvent, other: LocatedEvent) -> bool:
    """Whether one of two reports was published before the incident of the other, by the day its text gives."""
    return _printed_before(one, other) or _printed_before(other, one)


def _printed_before(report: LocatedEvent, other: LocatedEvent) -> bool:
    happened = other.event.when.start
    if happened is None or other.event.date_basis not in ("sentence", "context"):
        return False
    return any(day + _SLACK < happened for day in _printed(report))


def _printed(report: LocatedEvent) -> list[date]:
    """The days a report's articles were published, but for those inferred from what they tell."""
    told = (source.article for source in report.sources)
    return [a.published for a in told if a.published is not None and a.published_basis != "inferred"]
