"""Quarters: a report's own quarter, the one a year before it, and comparisons "a year ago"."""

from __future__ import annotations

from datetime import date

from extract import timespan
from extract.model import TimeSpan
from extract.temporal.absolute import Dated
from extract.temporal.recognise import Expression
from extract.temporal.story import Story
from extract.timespan import UNDATED

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
# So many characters after a quarter was named, "a year ago" still compares with it.
_IN_COMPARISON = 700
_STEPS = {"this": 0, "last": -1, "next": 1}


def quarter_span(year: int, number: int) -> TimeSpan:
    """The three months of a calendar quarter."""
    return timespan.between(timespan.month(year, 3 * number - 2), timespan.month(year, 3 * number))


def _dated(year: int, number: int) -> Dated:
    return quarter_span(year, number), f"{year:04d}-Q{number}"


def quarter(item: Expression, story: Story) -> Dated:
    """A quarter of the stated year, else the most recent such quarter that has begun."""
    number = _ORDINALS[item.args["ordinal"].lower()]
    stated = item.args.get("y") or item.args.get("qy")
    shift = next((item.args[key].lower() for key in ("shift", "shift2", "shift3") if key in item.args), "")
    if stated:
        year = int(stated)
    elif story.anchor is None:
        return UNDATED, ""
    elif shift:
        year = story.anchor.year + _STEPS[shift]
    elif "ago" in item.args:
        year = story.anchor.year - (3 * number - 2 > story.anchor.month) - 1
    else:
        year = story.anchor.year - (3 * number - 2 > story.anchor.month)
    return _dated(year, number)


def remember(item: Expression, when: TimeSpan, story: Story) -> None:
    """Keep the quarter that the report is about; a longer period takes its place."""
    if item.op == "quarter" and when.start and _is_reported(when, story):
        story.quarter, story.quarter_at = (when.start.year, (when.start.month + 2) // 3), item.span.start
    elif item.op == "the_quarter" and story.quarter:
        story.quarter_at = item.span.start
    elif item.op == "duration" and item.args["unit"].lower() in ("month", "year") and "number" in item.args:
        story.quarter_at = -_IN_COMPARISON * 10


def _is_reported(when: TimeSpan, story: Story) -> bool:
    """Over by publication, and not the year before's that it is compared with."""
    if when.start is None or when.end is None or story.anchor is None or when.end > story.anchor:
        return False
    return story.quarter is None or when.start.year >= story.quarter[0]


def the_quarter(item: Expression, story: Story) -> Dated:
    """As in "the quarter", "the latest quarter", "the year-ago period": the report's own, or a year before."""
    which, ago = item.args.get("which", "").lower(), "ago" in item.args
    if story.anchor is None or (item.args["unit"].lower() == "period" and story.quarter is None):
        return UNDATED, ""
    year, number = story.quarter or _last_complete(story.anchor)
    if which in ("current", "this"):
        year, number = story.anchor.year, (story.anchor.month + 2) // 3
    if which in ("previous", "preceding", "last"):
        year, number = (year, number - 1) if number > 1 else (year - 1, 4)
    if which in ("year-ago", "year-earlier", "corresponding") or ago:
        year -= 1
    return _dated(year, number)


def year_period(item: Expression, story: Story) -> Dated:
    """As in "the 1988 period": the same quarter of that year while a quarter is compared, else the year."""
    year = int(item.args["qy"])
    if story.quarter and item.span.start - story.quarter_at <= _IN_COMPARISON:
        return _dated(year, story.quarter[1])
    return timespan.year(year), ""


def _last_complete(anchor: date) -> tuple[int, int]:
    current = (anchor.month + 2) // 3
    return (anchor.year, current - 1) if current > 1 else (anchor.year - 1, 4)


def year_ago(item: Expression, story: Story) -> Dated | None:
    """As in "a year ago", "year-earlier": the same quarter a year before while a quarter is compared."""
    if story.anchor is None or story.narrative:
        return None
    if story.quarter and item.span.start - story.quarter_at <= _IN_COMPARISON:
        return _dated(story.quarter[0] - 1, story.quarter[1])
    return timespan.year(story.anchor.year - 1), ""
