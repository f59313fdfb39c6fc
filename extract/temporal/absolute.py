"""Dates that name their day, month, season or year; what they leave out comes from the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extract import timespan
from extract.model import Span, TimeSpan
from extract.temporal import grammar as g
from extract.temporal.recognise import Expression
from extract.temporal.story import Story
from extract.temporal.words import MONTHS, ORDINALS, PARTS, SEASON_VALUES, year_in_words
from extract.temporal.years import year_for
from extract.timespan import UNDATED

Dated = tuple[TimeSpan, str]
_STEPS = {"this": 0, "last": -1, "next": 1}
# Counted from the year said last, whatever the day of publication.
_BESIDE = {"the following": 1, "the next": 1, "after": 1, "the previous": -1, "the preceding": -1, "before": -1}


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its short form."""
    return MONTHS[name.lower().rstrip(".")]


def safe_day(year: int, month: int, number: int) -> TimeSpan:
    """A calendar day, undated when there is no such day."""
    try:
        return timespan.day(date(year, month, number))
    except ValueError:
        return UNDATED


def stated_year(item: Expression, story: Story) -> int | None:
    """The year an expression gives: in digits, in words, or as "of that year", "last year"."""
    if "y" in item.args:
        return int(item.args["y"])
    if "yw" in item.args:
        return year_in_words(item.args["yw"])
    shift = (item.args.get("shift") or item.args.get("beside") or "").lower()
    if shift in ("that", "the same"):
        return story.said_year
    if shift in _BESIDE:
        return story.said_year + _BESIDE[shift] if story.said_year else None
    if shift in _STEPS and (base := story.base()):
        return base.year + _STEPS[shift]
    return None


def partial(item: Expression, story: Story, month: str, number: str) -> TimeSpan:
    """A day with month, and a year if stated; else the year the story gives."""
    year = stated_year(item, story)
    if year is None and not {"shift", "beside"} & item.args.keys():
        year = _year_of_list(item, story) or year_for(item, story, month_number(month), int(number))
    if year is not None and "back" in item.args and story.anchor and date(year, month_number(month), 1) > story.anchor:
        year -= 1
    return safe_day(year, month_number(month), int(number)) if year else UNDATED


_LISTED_DATE = rf"(?:{g.DAY_OF_MONTH}|{g.MONTH_DAY})"
# "On 3 May, 5 June and 7 July 1999": the year stands at the end for all.
_YEAR_OF_LIST = re.compile(
    rf"(?:,? {_LISTED_DATE}){{0,4}},? (?:and|or|&)(?: again)?(?: on)?(?: the)? {_LISTED_DATE},? (?:of )?{g.year()}"
)


def _year_of_list(item: Expression, story: Story) -> int | None:
    """The year stated after the last of some listed days."""
    found = _YEAR_OF_LIST.match(story.text, item.span.end)
    return int(found["y"]) if found else None


def with_part(when: TimeSpan, item: Expression) -> Dated:
    """A day and its TIMEX3 value with the part of the day, if one was named."""
    part = PARTS.get(item.args.get("part", item.args.get("lead", "")).lower(), "")
    return when, when.edtf + part if when.edtf else ""


def _before_christ_day(item: Expression, story: Story, number: int) -> Dated | None:
    """In a story before our calendar's dates a month takes its year and stays undated."""
    if story.bc is None or "y" in item.args or "yw" in item.args:
        return None
    return UNDATED, f"BC{story.bc:04d}-{number:02d}"


def ymd(item: Expression, story: Story) -> Dated:
    """As in 2020-11-10."""
    when = safe_day(int(item.args["y"]), int(item.args["mon"]), int(item.args["d"]))
    return when, f"{when.edtf}T{item.args['clock']}" if "clock" in item.args and when.edtf else ""


def iso_week(item: Expression, story: Story) -> Dated:
    """As in 2020-W45, "week 45 of 2020"."""
    year, number = int(item.args["y"]), int(item.args["week"])
    try:
        when = timespan.week(date.fromisocalendar(year, number, 1))
    except ValueError:
        return UNDATED, ""
    return when, f"{year:04d}-W{number:02d}"


def numeric(item: Expression, story: Story) -> Dated:
    """Day first unless that is impossible or the document writes month first somewhere."""
    first, second, year = (int(item.args[key]) for key in ("a", "b", "y"))
    day, month = (second, first) if second > 12 or (first <= 12 and story.month_first) else (first, second)
    return safe_day(year, month, day), ""


def full_date(item: Expression, story: Story) -> Dated:
    """A day of a month, with or without year and part of the day."""
    return with_part(partial(item, story, item.args["m"], item.args["d"]), item)


def day_list(item: Expression, story: Story) -> Iterator[tuple[Span, TimeSpan, str]]:
    """As in "October 10, 12 and 18": one date a number, the outer ones with the words of month and year beside them."""
    words = item.span.of(story.text)
    parts = re.split(r",? (?:and|&) |, (?=[0-3]?\d\b(?!\d))", words, maxsplit=1 + ("d3" in item.args))
    at = item.span.start
    for part, key in zip(parts, ("d", "d3", "d2") if "d3" in item.args else ("d", "d2"), strict=True):
        start = story.text.index(part, at)
        at = start + len(part)
        when = partial(item, story, item.args["m"], item.args[key])
        yield Span(start, at), when, when.edtf


def endpoints(item: Expression, story: Story) -> Iterator[tuple[Span, TimeSpan, str]]:
    """A range is two expressions in TIMEX3, each with its own value; both cover the whole interval."""
    yield from both_ends(item, story, _RANGES[item.op](item, story))


def both_ends(item: Expression, story: Story, when: TimeSpan) -> Iterator[tuple[Span, TimeSpan, str]]:
    """The two expressions of a range that is dated."""
    cut = _CUT.search(item.span.of(story.text))
    if when.start is None or when.end is None or cut is None:
        yield item.span, when, when.edtf
        return
    first, last = (when.edtf.split("/") * 2)[:2]
    yield Span(item.span.start + cut.start(1), item.span.start + cut.end(1)), when, first
    yield Span(item.span.start + cut.start(2), item.span.end), when, last


# The two ends of a written range: "22-25 April", "from 1988 to 1994", "5 September - 12 September".
_CUT = re.compile(
    r"^(?:[Ff]rom |[Bb]etween )?(.*?\w),?(?:\s?[-\u2010-\u2015]\s?|/| to | through | until | till | and )(.+)$",
    re.DOTALL,
)


def _day_range(item: Expression, story: Story) -> TimeSpan:
    if "y1" in item.args:
        return _range_from(item, story, int(item.args["y1"]))
    first = partial(item, story, item.args["m"], item.args["d"])
    last = partial(item, story, item.args.get("m2", item.args["m"]), item.args["d2"])
    if first.start and last.end and last.end < first.start and "m2" in item.args:
        # "from 28 December to 3 January 2020": the year stated is the last one's.
        first = safe_day(first.start.year - 1, first.start.month, first.start.day)
    return timespan.between(first, last)


def _range_from(item: Expression, story: Story, year: int) -> TimeSpan:
    """As in "from 25 September 2016 to 3 October": the last day is the next one of that name."""
    first = safe_day(year, month_number(item.args["m"]), int(item.args["d"]))
    month, number = month_number(item.args["m2"]), int(item.args["d2"])
    turned = (month, number) < (month_number(item.args["m"]), int(item.args["d"]))
    return timespan.between(first, safe_day(stated_year(item, story) or year + turned, month, number))


def _month_range(item: Expression, story: Story) -> TimeSpan:
    year = int(item.args["y"])
    first, last = (month_number(item.args[key]) for key in ("m", "m2"))
    opening = int(item.args["y1"]) if "y1" in item.args else year - (first > last)
    return timespan.between(timespan.month(opening, first), timespan.month(year, last))


def _year_range(item: Expression, story: Story) -> TimeSpan:
    first, second = item.args["y"], item.args["y2"]
    last = first[:2] + second if len(second) == 2 else second
    return timespan.between(timespan.year(int(first)), timespan.year(int(last)))


_RANGES = {
    "day_range": _day_range,
    "dates_range": _day_range,
    "month_range": _month_range,
    "year_range": _year_range,
}


def month_year(item: Expression, story: Story) -> Dated:
    """A month with its year, or "of that year", "last year"."""
    year = stated_year(item, story)
    return (timespan.month(year, month_number(item.args["m"])), "") if year else (UNDATED, "")


def month(item: Expression, story: Story) -> Dated:
    """A month without a year."""
    number = month_number(item.args["m"])
    if before := _before_christ_day(item, story, number):
        return before
    shift, base = item.args.get("shift", "").lower(), story.base()
    if base and shift in ("last", "this past", "the previous"):
        return timespan.month(base.year - (number >= base.month), number), ""
    if base and shift in ("next", "the next", "the following"):
        base = (story.told_beside(item.span.start) if story.narrative else None) or base
        return timespan.month(base.year + (number <= base.month), number), ""
    if base and shift == "this":
        return timespan.month(base.year, number), ""
    if shift == "that" and story.said_year:
        return timespan.month(story.said_year, number), ""
    year = year_after(item, story) or year_for(item, story, number)
    return (timespan.month(year, number), "") if year else (UNDATED, f"XXXX-{number:02d}")


# "In April and June 1955": the year stands at the end for both.
_YEAR_AFTER = re.compile(
    rf",? (?:and|or|to|through|until) (?:the )?(?:early |late |mid-)?(?:{g.month()}|{g.SEASON}),? (?:of )?{g.year()}"
)


def year_after(item: Expression, story: Story) -> int | None:
    """The year stated after the second of two months or seasons."""
    found = _YEAR_AFTER.match(story.text, item.span.end)
    return int(found["y"]) if found else None


def year(item: Expression, story: Story) -> Dated:
    """A calendar year."""
    value = stated_year(item, story)
    return (timespan.year(value), "") if value else (UNDATED, "")


def ad_year(item: Expression, story: Story) -> Dated:
    """As in "845 AD", "AD 69"."""
    return timespan.year(int(item.args["y"])), ""


def early_year(item: Expression, story: Story) -> Dated:
    """As in "in 410", which only a history of those centuries says of a year."""
    return timespan.year(int(item.args["y"])), ""


def quarter_code(item: Expression, story: Story) -> Dated:
    """As in "Q3 2016", "H1 of 2017"."""
    letter, number, value = item.args["code"][0], int(item.args["code"][1]), int(item.args["y"])
    length = 3 if letter == "Q" else 6
    if number * length > 12:
        return UNDATED, ""
    first = timespan.month(value, length * (number - 1) + 1)
    return timespan.between(first, timespan.month(value, length * number)), f"{value:04d}-{item.args['code']}"


def half(item: Expression, story: Story) -> Dated:
    """The first or second half of a stated year."""
    number = 1 if item.args["half"].lower() == "first" else 2
    value = int(item.args["y"])
    first = timespan.month(value, 6 * number - 5)
    return timespan.between(first, timespan.month(value, 6 * number)), f"{value:04d}-H{number}"


_TENS = {
    word: 20 + 10 * place
    for place, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}


def decade(item: Expression, story: Story) -> Dated:
    """As in "the 1990s", "the '80s", "the nineties"."""
    digits = item.args.get("y") or str(_TENS[item.args["tens"].lower()])
    when = timespan.decade(int(digits if len(digits) == 4 else "19" + digits))
    return when, when.edtf.rstrip("X")


def century(item: Expression, story: Story) -> Dated:
    """A century: the nineteenth is 1801 to 1900. TIMEX3 writes its first two digits."""
    words = item.args["nth"].lower()
    number = int(words) if words.isdecimal() else ORDINALS[words]
    if "era" in item.args:
        return UNDATED, f"BC{number - 1:02d}"
    if not 11 <= number <= 21:
        return UNDATED, f"{max(number - 1, 0):02d}"
    span = timespan.between(timespan.year(100 * number - 99), timespan.year(100 * number))
    return span, f"{number - 1:02d}"


def season(item: Expression, story: Story) -> Dated:
    """A season of a stated year."""
    name = item.args["season"].lower()
    year = stated_year(item, story)
    return (timespan.season(year, name), f"{year:04d}-{SEASON_VALUES[name]}") if year else (UNDATED, "")


_EASTER_SHIFTS = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}


def _feast_day(name: str, year: int) -> date:
    """The day of a feast: fixed, a counted Thursday, or reckoned from Easter."""
    if name in _EASTER_SHIFTS:
        return _easter(year) + timedelta(days=_EASTER_SHIFTS[name])
    if name.startswith("thanksgiving"):  # the fourth Thursday of November, in the United States since 1941
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    fixed = {
        "christmas eve": (12, 24), "new year's day": (1, 1), "new year's eve": (12, 31), "halloween": (10, 31),
        "boxing day": (12, 26), "independence day": (7, 4),
    }  # fmt: skip
    return date(year, *fixed.get(name, (12, 25)))


def _easter(year: int) -> date:
    """Gregorian Easter by the anonymous computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month_of, day_of = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month_of, day_of + 1)


def feast(item: Expression, story: Story) -> Dated:
    """A holiday: of the stated year, else the nearest one in the direction the words give."""
    name = item.args["feast"].lower().replace("\u2019", "'")
    if name == "independence day" and "y" not in item.args:
        return UNDATED, ""  # each country has its own
    base, stated = story.base(), item.args.get("y")
    if base and "rel" in item.args:
        stated = str(base.year + _STEPS[item.args["rel"].lower()])
    if stated is None and base is None:
        return UNDATED, ""
    year = int(stated) if stated else base.year if base else 0
    found = _feast_day(name, year)
    if not stated and base and not story.narrative and item.args.get("shift", "").lower() not in ("this", "next"):
        ahead = year_for(item, story, found.month, found.day)
        found = _feast_day(name, ahead or year)
    if base and found >= base and item.args.get("shift", "").lower() == "last":
        found = _feast_day(name, year - 1)
    return timespan.day(found), ""
