"""A date as a reader says it, no more precise than the article was: the words of the page's cards."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

MONTHS = tuple("January February March April May June July August September October November December".split())


def date_words(row: Mapping[str, Any]) -> str:
    """Return the date of an event (columns of :mod:`geo.schema`) in words: "11 October 2020".

    The same words as ``dateWords`` in ``assets/js/dates.js``.
    """
    if not isinstance(row["date_start"], str) or not isinstance(row["date_end"], str):
        return "date unknown"
    start, end = date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])
    if row["date_precision"] == "range" and "/" in (edtf := row.get("date_edtf") or ""):
        first, last = edtf.split("/", 1)
        return f"{_end_words(first, start)} to {_end_words(last, end)}"
    words = SPAN_WORDS.get(row["date_precision"])
    if words is not None:
        return words(start, end)
    return long_day(start) if start == end else f"between {long_day(start)} and {long_day(end)}"


def _end_words(edtf: str, day: date) -> str:
    """One end of a range as EDTF has it, no finer than it was told: "1988", "October 1991", "27 October 2020"."""
    if re.fullmatch(r"\d{4}", edtf):
        return str(day.year)
    if re.fullmatch(r"\d{3}X", edtf):
        return f"{day.year // 10 * 10}s"
    if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", edtf):
        return f"{MONTHS[day.month - 1]} {day.year}"
    return long_day(day)


def long_day(one: date) -> str:
    """Return a day in words: "1 October 2020"."""
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"


SPAN_WORDS: dict[str, Callable[[date, date], str]] = {
    "week": lambda start, end: f"week of {long_day(start)} to {long_day(end)}, day unknown",
    "month": lambda start, end: f"{MONTHS[start.month - 1]} {start.year}, day unknown",
    "season": lambda start, end: f"between {long_day(start)} and {long_day(end)}, month unknown",
    "year": lambda start, end: f"{start.year}, month and day unknown",
    "decade": lambda start, end: f"{start.year // 10 * 10}s, year unknown",
    "range": lambda start, end: f"{long_day(start)} to {long_day(end)}",
}
