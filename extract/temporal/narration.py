"""Where a narration stands: the month under way, and whether a text recounts a year gone by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extract.temporal.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from extract.temporal.recognise import Expression

_CLAUSE = re.compile(r"[.;:!?\n(]|, (?:and|but)\b")
_HAD = re.compile(r"\bhad\b(?: [\w'-]{1,16}){1,10} $")
_SINCE = re.compile(r"\bsince (?:the )?$")
# Days and months without a year that a text must tell of before it is held for an account of a year gone by.
_ACCOUNT = 5
_SHARE = 0.6
_DAYS = frozenset({"date", "day_range", "day_list", "dates_range"})
# "GARISSA, Kenya, April 2 (AP) -": where and when a report was written; days from then to its publication.
_DATELINE = re.compile(r"[A-Z][A-Z.'\u2019 -]{2,30}(?:, [A-Z][\w. ]{1,30}){0,2},? ")
_PRINTED = 3
_RANGE_CHARS = 22
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def falls_in_another_year(expressions: Sequence[Expression], anchor: date) -> bool:
    """Whether the weekdays told with days ("Thursday 9 August") are those of an earlier year the text states.

    None of them may be that of publication's year or the one before, which news would mean.
    """
    told = [day for item in expressions if (day := _weekday_and_day(item)) is not None]
    if len(told) < _WEEKDAYS:
        return False
    stated = {int(e.args["y"]) for e in expressions if len(e.args.get("y", "")) == 4 and e.args["y"].isdigit()}
    years = {year for year in stated if year < anchor.year - 1 and all(_falls(year, *day) for day in told)}
    return bool(years) and not all(_falls(anchor.year, *d) or _falls(anchor.year - 1, *d) for d in told)


_WEEKDAYS = 2  # days told with their weekday that one may go by


def _weekday_and_day(item: Expression) -> tuple[int, int, int] | None:
    """Weekday (Monday is 0), month and day of an expression that states all three and no year."""
    words = item.args
    if item.op != "date" or "y" in words or not words.get("weekday") or not words.get("d", "").isdigit():
        return None
    number = WEEKDAYS.get(words["weekday"].lower().rstrip("."))
    month = MONTHS.get(words.get("m", "").lower().rstrip("."))
    return (number, month, int(words["d"])) if number is not None and month is not None else None


def _falls(year: int, weekday: int, month: int, day: int) -> bool:
    """Whether a day of a year is that weekday; there need be no such day."""
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def opens_report(expressions: Sequence[Expression], anchor: date, text: str) -> bool:
    """Whether the first day a text tells stands in a dateline of publication's days: it reports what is new.

    Where most days it tells without a year lie elsewhere in the year, what is written today recounts what is old.
    """
    first = next((item for item in expressions if item.op == "date"), None)
    if first is None or not {"m", "d"} <= first.args.keys() or not first.args["d"].isdigit():
        return False
    line = text.rfind("\n", 0, first.span.start) + 1
    if first.span.start - line > _DATELINE_CHARS or not _DATELINE.fullmatch(text, line, first.span.start):
        return False
    if any(int(year) != anchor.year for year in _YEAR.findall(text, first.span.end, first.span.end + _RANGE_CHARS)):
        return False  # a title: "LISBON, 1 NOVEMBER TO 4 DECEMBER 1755"
    days = (anchor - timedelta(days=back) for back in range(_PRINTED + 1))
    return _day_of(first) in {(day.month, day.day) for day in days} and not _recounted(expressions, first, anchor)


def _day_of(item: Expression) -> tuple[int, int]:
    return MONTHS[item.args["m"].lower().rstrip(".")], int(item.args["d"])


def _recounted(expressions: Sequence[Expression], dateline: Expression, anchor: date) -> bool:
    """Whether most days told without a year are none of the weeks before publication."""
    whole = {"m", "d"}
    told = [e for e in expressions if e.op == "date" and e is not dateline and "y" not in e.args]
    bare = [_day_of(e) for e in told if whole <= e.args.keys() and e.args["d"].isdigit()]
    fresh = {(day.month, day.day) for day in (anchor - timedelta(days=back) for back in range(-1, _FRESH))}
    return len(bare) >= _ACCOUNT and 2 * sum(day in fresh for day in bare) < len(bare)


_FRESH = 90  # days
_DATELINE_CHARS = 80


def is_under_way(item: Expression, text: str, ahead: bool | None) -> bool:
    """Whether a date is where the narration stands: not what it looks back on ("had begun in May") or ahead to."""
    if ahead:
        return False
    clause = _CLAUSE.split(text[max(0, item.span.start - 90) : item.span.start])[-1]
    return not (_HAD.search(clause) or _SINCE.search(clause))


def counts_from_now(item: Expression) -> bool:
    """As in "last week", "three days ago"; "fifty years ago" may open any history."""
    now = item.args.get("shift", "").lower() in ("last", "this", "next", "the past", "this past")
    near = item.args.get("unit", "").lower() in ("day", "week", "month")
    return now or (near and item.args.get("dir", "").lower() in ("ago", "from now"))


def speaks_of_now(item: Expression) -> bool:
    """Whether an expression counts from the day of writing: a weekday, "yesterday", "last week"."""
    return item.op in ("weekday", "deictic", "weekend") or counts_from_now(item)


# Years stated for each word of the present that a text without a day of publication may hold and be news.
_YEARS_OF_NEWS = 4


def is_undated_news(expressions: Sequence[Expression], text: str) -> bool:
    """Whether a text of no known day was written about its own days: "on Friday", "BAMAKO, 19 Nov --".

    The years it states are those of other days ("in 2005 a quake ..."), so they date no day told without its year.
    """
    opening = next((item for item in expressions if speaks_of_now(item) or "y" in item.args), None)
    if opening is None or (opening.op in _DAYS and "y" in opening.args):
        return False  # a day told in full opens an account of what followed: "On 6 May 1902 ... On Monday ..."
    now = sum(map(speaks_of_now, expressions))
    years = sum(len(item.args.get("y", "")) in (3, 4) for item in expressions)
    first = next((item for item in expressions if item.op == "date"), None)
    return now * _YEARS_OF_NEWS > years or (first is not None and "y" not in first.args and _heads_report(first, text))


def _heads_report(first: Expression, text: str) -> bool:
    """Whether a day stands in a dateline: behind a place, before a dash."""
    line = text.rfind("\n", 0, first.span.start) + 1
    if first.span.start - line > _DATELINE_CHARS or not _DATELINE.fullmatch(text, line, first.span.start):
        return False
    return _AFTER_DATELINE.match(text, first.span.end) is not None


_AFTER_DATELINE = re.compile(r",? ?(?:\([^()\n]{1,40}\) ?)?(?:--?|\u2013|\u2014|_)\s")


def recounts(expressions: Sequence[Expression], anchor: date) -> bool:
    """Whether a report tells of a year before publication's: its days without a year follow a day of such a year.

    Only where nothing in it counts from now, by weekdays or "yesterday", which is for the caller to see.
    """
    year, days = anchor.year, 0
    told: list[int] = []
    for item in expressions:
        if len(item.args.get("y", "")) in (3, 4) and item.op in _DAYS:
            year = int(item.args["y"])
        elif item.op in _DAYS and not {"y", "yw", "shift"} & item.args.keys():
            told.append(year)
            days += 1
    gone = [one for one in told if one < anchor.year]
    return len(gone) >= _ACCOUNT and len(gone) >= _SHARE * days
