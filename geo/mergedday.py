"""The day of an incident that several reports tell, where they differ: the one the most origins give.

A day that a sentence states counts more than one taken from the sentences before, and both more than a
day of publication. Reports of one origin have one voice a day. Where days have equal voices the earlier holds:
a report written later is dated too late rather than too early.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from extract.model import DateBasis, Event, TimeSpan

if TYPE_CHECKING:
    from geo.model import LocatedEvent

# How much a report's day counts by where it was found; the order matters, the figures hardly do.
_VOICE: dict[DateBasis, float] = {"sentence": 3.0, "context": 2.0, "published": 1.0, "none": 0.0}
# A longer time that reports tell of ("over the weekend") is made finer by a day inside it; a battle's weeks are not.
_DAYS = 7
# Kinds of which a report that knows only the month ("the killing last January") means one day of it.
_OF_A_DAY = frozenset({"attack", "casualties"})


def day_of(main: LocatedEvent, parts: Sequence[LocatedEvent]) -> tuple[TimeSpan, DateBasis]:
    """Return the date of reports merged to one incident, and its basis: ``main``'s own unless others outvote it."""
    if not _may_be_finer(main.event.when):
        parts = [part for part in parts if _is_day_within(part.event, main.event)]
    voices: dict[tuple[str, TimeSpan], tuple[float, DateBasis]] = {}
    for part in parts:
        if part.event.when.precision == "day":
            own = (_VOICE[part.event.date_basis], part.event.date_basis)
            for source in part.sources:
                key = (source.comes_from, part.event.when)
                voices[key] = max(voices.get(key, own), own)
    return _outvoted(voices) or (main.event.when, main.event.date_basis)


def _may_be_finer(when: TimeSpan) -> bool:
    """Whether a date is a day, unknown or no longer than a week."""
    return when.start is None or when.end is None or (when.end - when.start).days < _DAYS


def _is_day_within(told: Event, longer: Event) -> bool:
    """Whether an event's stated day lies in the longer time another report gives a deed of one day."""
    if longer.kind not in _OF_A_DAY or told.date_basis not in ("sentence", "context"):
        return False
    first, last, when = longer.when.start, longer.when.end, told.when.start
    return first is not None and last is not None and when is not None and first <= when <= last


def _outvoted(voices: dict[tuple[str, TimeSpan], tuple[float, DateBasis]]) -> tuple[TimeSpan, DateBasis] | None:
    """The day with the most voices, and the best of their bases."""
    total: dict[TimeSpan, float] = defaultdict(float)
    basis: dict[TimeSpan, tuple[float, DateBasis]] = {}
    for (_, when), voice in voices.items():
        total[when] += voice[0]
        basis[when] = max(basis.get(when, voice), voice)
    if not total:
        return None
    best = max(total, key=lambda when: (total[when], -(when.start or date.min).toordinal()))
    return best, basis[best][1]
