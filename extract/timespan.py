"""Build intervals of days with their precision and EDTF string (EDTF level 1, ISO 8601-2:2019)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from extract.model import TimeSpan

UNDATED = TimeSpan(None, None, "unknown", "")

# EDTF season codes 21 to 24; northern meteorological seasons as first and last month.
SEASONS: dict[str, tuple[int, int, int]] = {
    "spring": (21, 3, 5),
    "summer": (22, 6, 8),
    "autumn": (23, 9, 11),
    "fall": (23, 9, 11),
    "winter": (24, 12, 2),
}


def day(value: date) -> TimeSpan:
    """One calendar day."""
    return TimeSpan(value, value, "day", value.isoformat())


def month(year: int, number: int) -> TimeSpan:
    """A calendar month; ``number`` is 1 to 12."""
    last = calendar.monthrange(year, number)[1]
    return TimeSpan(date(year, number, 1), date(year, number, last), "month", f"{year:04d}-{number:02d}")


def year(value: int) -> TimeSpan:
    """A calendar year."""
    return TimeSpan(date(value, 1, 1), date(value, 12, 31), "year", f"{value:04d}")


def decade(first_year: int) -> TimeSpan:
    """The ten years from ``first_year`` ("the 1990s" is 1990 to 1999)."""
    start, end = date(first_year, 1, 1), date(first_year + 9, 12, 31)
    return TimeSpan(start, end, "decade", f"{first_year // 10:03d}X")


def season(of_year: int, name: str) -> TimeSpan:
    """A season; winter is named by the year of its December."""
    code, first, last = SEASONS[name]
    end_year = of_year + 1 if last < first else of_year
    end = date(end_year, last, calendar.monthrange(end_year, last)[1])
    return TimeSpan(date(of_year, first, 1), end, "season", f"{of_year:04d}-{code}")


def week(containing: date) -> TimeSpan:
    """The ISO week (Monday to Sunday) that contains a day."""
    start = containing - timedelta(days=containing.weekday())
    end = start + timedelta(days=6)
    return TimeSpan(start, end, "week", f"{start.isoformat()}/{end.isoformat()}")


def between(first: TimeSpan, last: TimeSpan) -> TimeSpan:
    """The interval from the first day of ``first`` to the last day of ``last``.

    Undated when either is undated or the order is reversed.
    """
    if first.start is None or last.end is None or last.end < first.start:
        return UNDATED
    if first == last:
        return first
    return TimeSpan(first.start, last.end, "range", f"{first.edtf}/{last.edtf}")


def days(first: date, last: date) -> TimeSpan:
    """The interval of two days, both inclusive; one day when they are equal."""
    return between(day(first), day(last))


def shift_months(start: date, months: int) -> date:
    """The same day ``months`` later, or the last day of a shorter month."""
    index = start.year * 12 + start.month - 1 + months
    to_year, to_month = divmod(index, 12)
    last = calendar.monthrange(to_year, to_month + 1)[1]
    return date(to_year, to_month + 1, min(start.day, last))
