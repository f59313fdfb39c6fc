"""Date the temporal expressions of an article: intervals of days, EDTF and TIMEX3 values.

News mode takes a partial date as the most recent one before publication; narrative mode (histories)
gives it the year of the story so far. Expressions that lean on another date ("the next day") chain
to the date before them. Without a publication date nothing ever falls back on today's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from extract import timespan
from extract.model import Span, TimeMention, TimeSpan, TimexKind
from extract.timespan import UNDATED
from extract.timex import MONTHS, NUMBERS, WEEKDAYS, Expression, recognise

_FUTURE = re.compile(r"\b(?:will|would|next|until|by|coming|due|scheduled|planned|plans|expected)\b", re.IGNORECASE)
# A month-day this many days after publication is read as last year's (the December to January roll).
_ROLL_DAYS = 45
# From November to January the story has gone on into the next year; from August to July it looks back.
_TURN_OF_YEAR = -8
Dated = tuple[TimeSpan, str]
# Expressions that carry a full date when they state a year.
_SPEAKERS = frozenset({"deictic", "unit", "weekend", "vague"})
_FULL = frozenset({"ymd", "numeric", "date", "day_range", "dates_range", "month_year"})


@dataclass(slots=True)
class _Context:
    """What the expressions so far have established."""

    anchor: date | None
    narrative: bool
    text: str
    years: list[tuple[int, int]]
    last: TimeSpan = field(default=UNDATED)

    def year_near(self, at: int) -> int | None:
        """Year of the nearest explicit date: the last one before, else the first one after."""
        before = [year for start, year in self.years if start <= at]
        after = [year for start, year in self.years if start > at]
        return before[-1] if before else (after[0] if after else None)


def find_times(text: str, anchor: date | None) -> list[TimeMention]:
    """Return the temporal expressions of ``text`` in order, dated where that can be said.

    Parameters
    ----------
    text
        The article's text; spans are code points of it.
    anchor
        The publication day, or None when unknown.
    """
    expressions = recognise(text)
    context = _Context(anchor, _is_narrative(expressions, anchor, text), text, _explicit_years(expressions))
    return list(_dated(expressions, context))


def _dated(expressions: list[Expression], context: _Context) -> Iterator[TimeMention]:
    for item in expressions:
        for span, when, value in _resolve(item, context):
            if when.start is not None and _moves_story(item, context):
                context.last = when
            yield TimeMention(span, span.of(context.text), _kind(item.op), value, when)


def _moves_story(item: Expression, context: _Context) -> bool:
    """In a history "today" and "two years ago" are the writer's or a speaker's, not the story's."""
    if not context.narrative:
        return True
    return item.op not in _SPEAKERS and item.args.get("dir", "later").lower() not in (
        "ago",
        "earlier",
        "before",
        "prior",
    )


def _kind(op: str) -> TimexKind:
    kinds: dict[str, TimexKind] = {"duration": "DURATION", "set": "SET", "clock": "TIME"}
    return kinds.get(op, "DATE")


def _explicit_years(expressions: list[Expression]) -> list[tuple[int, int]]:
    return [(e.span.start, int(e.args["y"])) for e in expressions if len(e.args.get("y", "")) == 4]


def _is_narrative(expressions: list[Expression], anchor: date | None, text: str) -> bool:
    """Histories date days and months with years that are not the publication's."""
    if anchor is None:
        return True
    full = [e for e in expressions if e.op in _FULL and len(e.args.get("y", "")) == 4]
    years = [e for e in expressions if e.op == "year"]
    full += [e for e in years if _is_heading(e, text)]
    stated = full + years
    deictic = sum(1 for e in expressions if e.op in ("weekday", "deictic"))
    return _mostly_old(full, anchor, 3, deictic) or _mostly_old(stated, anchor, 8, 2 * deictic)


def _is_heading(item: Expression, text: str) -> bool:
    """A year alone on its line heads a chapter of a history."""
    start, end = text.rfind("\n", 0, item.span.start) + 1, text.find("\n", item.span.end)
    line = text[start : end if end >= 0 else len(text)]
    return line.strip(" #*=:\t\r") == item.span.of(text)


def _mostly_old(stated: list[Expression], anchor: date, least: int, more_than: int) -> bool:
    old = sum(1 for e in stated if int(e.args["y"]) < anchor.year - 1)
    return old >= least and old > more_than and old >= 0.6 * len(stated)


def _resolve(item: Expression, context: _Context) -> Iterator[tuple[Span, TimeSpan, str]]:
    if item.op == "day_list":
        yield from _day_list(item, context)
        return
    if item.op in ("day_range", "dates_range", "year_range", "month_range"):
        yield from _endpoints(item, context)
        return
    when, value = _OPERATIONS[item.op](item, context)
    yield item.span, when, value or when.edtf


def _day_list(item: Expression, context: _Context) -> Iterator[tuple[Span, TimeSpan, str]]:
    """As in "October 10 and 18" is two dates: the first keeps the words up to "and", the second the rest."""
    words = item.span.of(context.text)
    cut = item.span.start + re.split(r",? (?:and|&) ", words, maxsplit=1)[0].__len__()
    rest = re.search(r"\d", context.text[cut : item.span.end])
    second = cut + (rest.start() if rest else 0)
    for span, key in ((Span(item.span.start, cut), "d"), (Span(second, item.span.end), "d2")):
        when = _partial(context, item, item.args["m"], item.args[key])
        yield span, when, when.edtf


def _endpoints(item: Expression, context: _Context) -> Iterator[tuple[Span, TimeSpan, str]]:
    """A range is two expressions in TIMEX3, each with its own value; both cover the whole interval."""
    when, _ = _OPERATIONS[item.op](item, context)
    cut = _CUT.search(item.span.of(context.text))
    if when.start is None or when.end is None or cut is None:
        yield item.span, when, when.edtf
        return
    first, last = (when.edtf.split("/") * 2)[:2]
    yield Span(item.span.start + cut.start(1), item.span.start + cut.end(1)), when, first
    yield Span(item.span.start + cut.start(2), item.span.end), when, last


# The two ends of a written range: "22-25 April", "from 1988 to 1994", "5 September - 12 September".
_CUT = re.compile(
    r"^(?:[Ff]rom |[Bb]etween )?(.*?\w)(?:\s?[-\u2010-\u2015]\s?| to | through | until | till | and )(.+)$", re.DOTALL
)


# -- operations: (expression, context) -> (TimeSpan, TIMEX3 value or "" for the EDTF) ----------------


def _month_number(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _safe_day(year: int, month: int, number: int) -> TimeSpan:
    try:
        return timespan.day(date(year, month, number))
    except ValueError:
        return UNDATED


def _partial(context: _Context, item: Expression, month: str, number: str) -> TimeSpan:
    """A day with month, and a year if stated; else the year the context gives."""
    stated = item.args.get("y")
    year = int(stated) if stated else _year_for(context, item, _month_number(month), int(number))
    return _safe_day(year, _month_number(month), int(number)) if year else UNDATED


def _year_for(context: _Context, item: Expression, month: int, number: int = 1) -> int | None:
    if context.anchor is None or context.narrative:
        return _year_of_story(context, item, month) or (context.anchor.year if context.anchor else None)
    anchor = context.anchor
    limit = anchor + timedelta(days=300 if _future(item, context) else _ROLL_DAYS)
    this = _safe_day(anchor.year, month, min(number, 28)).start
    if this and this > limit:
        return anchor.year - 1
    if this and (anchor - this).days > 300 and _future(item, context):
        return anchor.year + 1
    return anchor.year


def _year_of_story(context: _Context, item: Expression, month: int) -> int | None:
    """The year the story has reached; a month far back on the calendar is the next year's."""
    last = context.last
    if last.start is None or last.precision not in ("day", "month", "range", "year", "week", "season"):
        return context.year_near(item.span.start)
    if last.precision in ("year", "season"):
        return last.start.year
    return last.start.year + (month - last.start.month <= _TURN_OF_YEAR)


def _future(item: Expression, context: _Context) -> bool:
    """Whether the words before the expression, in its clause, speak of what is to come."""
    before = context.text[max(0, item.span.start - 60) : item.span.start]
    clause = re.split(r"[.;:!?\n]", before)[-1]
    return bool(_FUTURE.search(clause))


def _ymd(item: Expression, context: _Context) -> Dated:
    return _safe_day(int(item.args["y"]), int(item.args["mon"] or 1), int(item.args["d"])), ""


def _numeric(item: Expression, context: _Context) -> Dated:
    """Day first unless that is impossible or the document writes month first somewhere."""
    first, second, year = int(item.args["a"]), int(item.args["b"]), int(item.args["y"])
    month_first = second > 12 or (
        first <= 12 and bool(re.search(r"\b[01]?\d[/.](?:1[3-9]|2\d|3[01])[/.](?:19|20)\d\d", context.text))
    )
    day, month = (second, first) if month_first else (first, second)
    return (_safe_day(year, month, day), "") if 1 <= month <= 12 else (UNDATED, "")


def _date(item: Expression, context: _Context) -> Dated:
    return _partial(context, item, item.args["m"], item.args["d"]), ""


def _day_range(item: Expression, context: _Context) -> Dated:
    first = _partial(context, item, item.args["m"], item.args["d"])
    last = _partial(context, item, item.args.get("m2", item.args["m"]), item.args["d2"])
    return timespan.between(first, last), ""


def _month_year(item: Expression, context: _Context) -> Dated:
    return timespan.month(int(item.args["y"]), _month_number(item.args["m"])), ""


def _month_range(item: Expression, context: _Context) -> Dated:
    year = int(item.args["y"])
    first, last = (_month_number(item.args[key]) for key in ("m", "m2"))
    start = year - 1 if first > last else year
    return timespan.between(timespan.month(start, first), timespan.month(year, last)), ""


def _month_relyear(item: Expression, context: _Context) -> Dated:
    if context.anchor is None:
        return UNDATED, ""
    year = context.anchor.year + {"this": 0, "last": -1, "next": 1}[item.args["shift"].lower()]
    return timespan.month(year, _month_number(item.args["m"])), ""


def _month(item: Expression, context: _Context) -> Dated:
    number = _month_number(item.args["m"])
    shift = item.args.get("shift", "").lower()
    if context.anchor and shift in ("last", "this past"):
        year = context.anchor.year - (number >= context.anchor.month)
    elif context.anchor and shift == "next":
        year = context.anchor.year + (number <= context.anchor.month)
    else:
        found = _year_for(context, item, number)
        if found is None:
            return UNDATED, f"XXXX-{number:02d}"
        year = found
    return timespan.month(year, number), ""


def _year_range(item: Expression, context: _Context) -> Dated:
    first, second = item.args["y"], item.args["y2"]
    last = first[:2] + second if len(second) == 2 else second
    return timespan.between(timespan.year(int(first)), timespan.year(int(last))), ""


def _year(item: Expression, context: _Context) -> Dated:
    return timespan.year(int(item.args["y"])), ""


def _decade(item: Expression, context: _Context) -> Dated:
    digits = item.args["y"]
    when = timespan.decade(int(digits if len(digits) == 4 else "19" + digits))
    return when, when.edtf.rstrip("X")


def _season(item: Expression, context: _Context) -> Dated:
    name = item.args["season"].lower()
    shift = item.args.get("shift", "this").lower()
    if "y" in item.args:
        year = int(item.args["y"])
    elif context.anchor:
        year = _season_year(context.anchor, name, shift)
    else:
        return UNDATED, ""
    when = timespan.season(year, name)
    return when, f"{year:04d}-{ {'spring': 'SP', 'summer': 'SU', 'winter': 'WI'}.get(name, 'FA') }"


def _season_year(anchor: date, name: str, shift: str) -> int:
    this = timespan.season(anchor.year, name)
    if shift == "last" and this.end and this.end >= anchor:
        return anchor.year - 1
    if shift == "next" and this.start and this.start <= anchor:
        return anchor.year + 1
    return anchor.year


def _weekday(item: Expression, context: _Context) -> Dated:
    """The most recent such day, publication day included; a later one only with a word for it."""
    number = WEEKDAYS[item.args["weekday"].lower().rstrip(".")]
    value = f"XXXX-WXX-{number + 1}"
    anchor = context.last.start if context.narrative and context.last.start else context.anchor
    if anchor is None:
        return UNDATED, value
    back = (anchor.weekday() - number) % 7
    shift = item.args.get("shift", "").lower()
    if shift in ("last", "the previous", "this past"):
        found = anchor - timedelta(days=back or 7)
    elif shift in ("next", "this coming", "the following") or (back and _future(item, context)):
        found = anchor + timedelta(days=7 - back)
    else:
        found = anchor - timedelta(days=back)
    return timespan.day(found), _with_part(found, item)


def _with_part(found: date, item: Expression) -> str:
    part = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}.get(
        item.args.get("part", "").lower(), ""
    )
    return found.isoformat() + part


_DEICTIC = {
    "today": (0, ""),
    "tonight": (0, "TNI"),
    "this morning": (0, "TMO"),
    "this afternoon": (0, "TAF"),
    "this evening": (0, "TEV"),
    "yesterday": (-1, ""),
    "last night": (-1, "TNI"),
    "tomorrow": (1, ""),
    "the day before yesterday": (-2, ""),
    "the day after tomorrow": (2, ""),
}


def _deictic(item: Expression, context: _Context) -> Dated:
    word = item.args["word"].lower()
    if context.anchor is None or word not in _DEICTIC:
        return UNDATED, "PRESENT_REF" if word == "today" else ""
    shift, part = _DEICTIC[word]
    found = context.anchor + timedelta(days=shift)
    return timespan.day(found), _with_part(found, item) + part


_BACK = ("last", "the previous", "the last")
_FORWARD = ("next", "the next", "the following", "the coming", "this coming")


def _unit(item: Expression, context: _Context) -> Dated:
    """As in "last week" counts from publication; "the next day" and "that week" from the date before."""
    unit, shift = item.args["unit"].lower(), item.args["shift"].lower()
    if shift in ("the past", "this past", "the last"):
        return UNDATED, f"P1{unit[0].upper()}"
    chained = shift in ("the next", "the following", "the previous", "that", "the same")
    chained = chained or (context.narrative and shift == "this")
    base = (context.last.end if shift in _FORWARD else context.last.start) if chained else context.anchor
    if base is None or (chained and unit == "day" and context.last.precision != "day"):
        return UNDATED, ""
    step = -1 if shift in _BACK else 1 if shift in _FORWARD else 0
    return _step(base, unit, step)


def _step(base: date, unit: str, step: int) -> Dated:
    """The calendar day, week, month, year or decade ``step`` units away from a day's own."""
    if unit == "day":
        return timespan.day(base + timedelta(days=step)), ""
    if unit in ("week", "fortnight"):
        when = timespan.week(base + timedelta(days=7 * step * (2 if unit == "fortnight" else 1)))
        return when, _iso_week(when)
    if unit == "weekend":
        return _weekend(base + timedelta(days=7 * step))
    if unit == "month":
        moved = timespan.shift_months(base, step)
        return timespan.month(moved.year, moved.month), ""
    if unit == "quarter":
        return UNDATED, f"{base.year}-Q{(base.month + 2) // 3}"
    if unit == "century":
        return UNDATED, ""
    if unit == "decade":
        return timespan.decade(base.year // 10 * 10 + 10 * step), ""
    return timespan.year(base.year + step), ""


def _iso_week(when: TimeSpan) -> str:
    year, number, _ = (when.start or date.min).isocalendar()
    return f"{year:04d}-W{number:02d}"


def _weekend(base: date) -> Dated:
    """Saturday and Sunday before the day, or its own when it is one of them."""
    saturday = base - timedelta(days=(base.weekday() - 5) % 7)
    when = timespan.days(saturday, saturday + timedelta(days=1))
    return when, _iso_week(timespan.week(saturday)) + "-WE"


def _the_weekend(item: Expression, context: _Context) -> Dated:
    return _weekend(context.anchor) if context.anchor else (UNDATED, "")


def _offset(item: Expression, context: _Context) -> Dated:
    """As in "three days ago" from publication, "two days later" from the date before."""
    count = _number(item.args["number"])
    unit = item.args["unit"].lower().replace("centurie", "century")
    direction = item.args["dir"].lower()
    chained = direction not in ("ago", "from now")
    base = context.last.start if chained and context.last.start else context.anchor
    if base is None or (direction in ("before", "after", "on") and context.last.start is None):
        return UNDATED, f"P{count}{unit[0].upper()}"
    sign = -1 if direction in ("ago", "earlier", "before", "prior") else 1
    return _moved(base, unit, sign * count)


def _moved(base: date, unit: str, count: int) -> Dated:
    try:
        if unit in ("day", "week", "fortnight"):
            found = base + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
            return timespan.day(found), ""
        if unit == "month":
            moved = timespan.shift_months(base, count)
            return timespan.month(moved.year, moved.month), ""
        years = {"year": 1, "decade": 10, "century": 100}[unit]
        return timespan.year(base.year + count * years), ""
    except (ValueError, OverflowError):
        return UNDATED, ""


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _offset_day(item: Expression, context: _Context) -> Dated:
    unit, _, direction = item.args["word"].lower().partition(" ")
    base = context.last.start
    if base is None:
        return UNDATED, ""
    return _step(base, "day" if unit == "eve" else unit, 1 if direction == "after" else -1)


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _quarter(item: Expression, context: _Context) -> Dated:
    """A quarter of the stated year, else the most recent such quarter that has begun."""
    number = _ORDINALS[item.args["ordinal"].lower()]
    if "y" in item.args:
        year = int(item.args["y"])
    elif context.anchor is not None:
        year = context.anchor.year - (3 * number - 2 > context.anchor.month)
    else:
        return UNDATED, ""
    when = timespan.between(timespan.month(year, 3 * number - 2), timespan.month(year, 3 * number))
    return when, f"{year:04d}-Q{number}"


def _ordinal(item: Expression, context: _Context) -> Dated:
    """As in "on the 20th": of the month the story is in."""
    base = context.last.start or context.anchor
    return (_safe_day(base.year, base.month, int(item.args["d"])), "") if base else (UNDATED, "")


def _bare_season(item: Expression, context: _Context) -> Dated:
    """A season without a year: the story's in a history, the nearest in news."""
    name = item.args["season"].lower()
    base = (context.last.start if context.narrative else None) or context.anchor
    code = {"spring": "SP", "summer": "SU", "winter": "WI"}.get(name, "FA")
    if base is None:
        return UNDATED, f"XXXX-{code}"
    return timespan.season(base.year, name), f"{base.year:04d}-{code}"


def _before_christ(item: Expression, context: _Context) -> Dated:
    """Before the calendar of our dates: recognised, given its value, and left undated."""
    return UNDATED, f"BC{int(item.args['bc']):04d}"


def _duration(item: Expression, context: _Context) -> Dated:
    unit = item.args["unit"].lower()
    count = item.args.get("number", "")
    amount = str(_number(count)) if count else "X"
    if unit in ("hour", "minute", "second"):
        return UNDATED, f"PT{amount}{unit[0].upper()}"
    if unit == "quarter":
        return UNDATED, f"P{int(amount) * 3 if amount != 'X' else 'X'}M"
    letter = {"decade": "E", "century": "CE", "centurie": "CE"}.get(unit, unit[0].upper())
    return UNDATED, f"P{amount}{letter}"


def _set(item: Expression, context: _Context) -> Dated:
    word = item.span.of(context.text).lower().split()[-1]
    if word in WEEKDAYS:
        return UNDATED, f"XXXX-WXX-{WEEKDAYS[word] + 1}"
    letters = {"day": "P1D", "daily": "P1D", "week": "P1W", "weekly": "P1W", "month": "P1M", "monthly": "P1M"}
    return UNDATED, letters.get(word, "P1Y")


def _vague(item: Expression, context: _Context) -> Dated:
    word = item.args["word"].lower()
    return UNDATED, {"recently": "PAST_REF", "past": "PAST_REF", "future": "FUTURE_REF"}.get(word, "PRESENT_REF")


def _clock(item: Expression, context: _Context) -> Dated:
    """A time of day; TIMEX3 joins it to the day the text stands at."""
    time = _time_of_day(item.args["clock"])
    day = context.last.edtf if context.last.precision == "day" else ""
    return UNDATED, f"{day}T{time}"


def _time_of_day(words: str) -> str:
    """Return "hh:mm" of a 24-hour day for "5:34 AM", "17.30", "noon"."""
    named = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
    if (word := words.split()[0].lower()) in named:
        return named[word]
    parts = re.match(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])?", words.lower())
    if parts is None:
        return ""
    hour = int(parts[1]) % 12 + 12 * (parts[3] == "p") if parts[3] else int(parts[1])
    return f"{hour:02d}:{parts[2] or '00'}"


_OPERATIONS: dict[str, Callable[[Expression, _Context], Dated]] = {
    "ymd": _ymd,
    "numeric": _numeric,
    "date": _date,
    "day_range": _day_range,
    "dates_range": _day_range,
    "month_year": _month_year,
    "month_range": _month_range,
    "month_relyear": _month_relyear,
    "month": _month,
    "year_range": _year_range,
    "year": _year,
    "decade": _decade,
    "season": _season,
    "weekday": _weekday,
    "deictic": _deictic,
    "unit": _unit,
    "weekend": _the_weekend,
    "offset": _offset,
    "offset_day": _offset_day,
    "duration": _duration,
    "set": _set,
    "vague": _vague,
    "clock": _clock,
    "quarter": _quarter,
    "ordinal": _ordinal,
    "bare_season": _bare_season,
    "bc": _before_christ,
}
