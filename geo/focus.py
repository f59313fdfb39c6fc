"""How much of an article is about one of its events: all of a short report, little of a history of a war."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from geo.likeness import Likeness
from geo.model import LocatedEvent

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_MOSTLY = 2 / 3
Interval = tuple[date, date]


class Wording:
    """The likeness of the articles of two features and how far it concerns them (:class:`geo.sameness.Wording`)."""

    def __init__(self, likeness: Likeness, features: Iterable[LocatedEvent]) -> None:
        self._likeness = likeness
        self._told: dict[str, list[Interval]] = defaultdict(list)
        for feature in features:
            interval = _interval(feature)
            if interval is not None:
                self._told[_article(feature)].append(interval)

    def __call__(self, one: LocatedEvent, other: LocatedEvent) -> tuple[float, float] | None:
        """Return likeness and focus, or None where an article's text is not known."""
        alike = self._likeness.of(_article(one), _article(other))
        return None if alike is None else (alike, min(self.focus(one), self.focus(other)))

    def focus(self, feature: LocatedEvent) -> float:
        """Return how much of the article is about an event: its share of the dated events told, 1 from two thirds on.

        Events within a day of each other count as one; an undated one counts as one among all days told.
        """
        told, interval = self._told.get(_article(feature), []), _interval(feature)
        if interval is None or not told:
            share = 1.0 / max(1, len(set(told)))
        else:
            share = sum(_together(interval, other) for other in told) / len(told)
        return min(1.0, share / _MOSTLY)


def _article(feature: LocatedEvent) -> str:
    return feature.sources[0].article.name


def _interval(feature: LocatedEvent) -> Interval | None:
    when = feature.event.when
    return (when.start, when.end) if when.start is not None and when.end is not None else None


def _together(one: Interval, other: Interval) -> bool:
    if one == other:
        return True
    short = max(one[1] - one[0], other[1] - other[0]) < _WEEK
    return short and one[0] - other[1] <= _DAY and other[0] - one[1] <= _DAY
