"""What is a time and no day: lengths, repetitions and words as vague as "now". All stay off the map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from extract import timespan
from extract.model import Span, TimeSpan
from extract.temporal.absolute import Dated, month_number
from extract.temporal.recognise import Expression
from extract.temporal.story import Story
from extract.temporal.words import PARTS, SEASON_VALUES, WEEKDAYS, number_of
from extract.temporal.years import year_for
from extract.timespan import UNDATED

_YEARS = {"decade": 10, "century": 100, "centurie": 100}
_PAST = re.compile(r"\bthe (?:past|previous|last) ", re.IGNORECASE)
_LONGEST = 120  # months: what is said of more than ten years has no interval worth drawing
_CLOCKED = ("hour", "minute", "second")


def duration(item: Expression, story: Story) -> Dated:
    """As in "three days", "several years", "two and a half years": its ISO 8601 length."""
    if "one" in item.args:
        return UNDATED, "P1Y" if item.args["one"].lower() == "year" else "P3M"
    unit, count = item.args["unit"].lower(), number_of(item.args.get("number", ""))
    if item.args.get("half") or item.args.get("after"):
        return UNDATED, _with_half(unit, count or 1)
    if unit in _YEARS and count:
        return UNDATED, f"P{count * _YEARS[unit]}Y"
    amount = str(count) if count else "X"
    when = _until_now(item, story, unit, count) if count else UNDATED
    if unit in _CLOCKED:
        return when, f"PT{amount}{unit[0].upper()}"
    return when, f"P{amount}{'Y' if unit == 'decade' else unit[0].upper()}"


def _until_now(item: Expression, story: Story, unit: str, count: int) -> TimeSpan:
    """As in news "in the past three days": from so long ago until publication; other lengths have no days."""
    if story.narrative or story.anchor is None or not _PAST.search(item.span.of(story.text)):
        return UNDATED
    days = {"hour": count // 24, "day": count, "week": 7 * count, "fortnight": 14 * count}.get(unit)
    months = {"month": count, "year": 12 * count}.get(unit)
    if days:
        return timespan.days(story.anchor - timedelta(days=days), story.anchor)
    if months and months < _LONGEST:
        return timespan.days(timespan.shift_months(story.anchor, -months), story.anchor)
    return UNDATED


def _with_half(unit: str, count: int) -> str:
    """Half a year is six months, half an hour thirty minutes; other halves are decimals."""
    if unit == "year":
        return f"P{count}Y6M"
    if unit == "hour":
        return f"PT{count}H30M"
    if unit == "minute":
        return f"PT{count}M30S"
    return f"P{count}.5{unit[0].upper()}"


def duration_of(item: Expression, story: Story) -> Iterator[tuple[Span, TimeSpan, str]]:
    """As in "the last week of August": the days of a part of a month or year, whose value is a length.

    News compares such parts ("the first nine months of 1997"): there the year is a date of its own.
    """
    count = number_of(item.args.get("number", "")) or 1
    length = f"P{count * _YEARS.get(item.args['unit'], 1)}{item.args['unit'][0].upper()}"
    if "y2" not in item.args or story.narrative:
        yield item.span, _part(item, story, count), length
        return
    cut = item.span.end - len(item.args["y2"])
    yield Span(item.span.start, cut - len(" of ")), UNDATED, length
    yield Span(cut, item.span.end), timespan.year(int(item.args["y2"])), item.args["y2"]


def _part(item: Expression, story: Story, count: int) -> TimeSpan:
    """The first or last ``count`` days or weeks of a month, or months of a year; undated for other words."""
    whole, unit, words = _whole(item, story), item.args["unit"].lower(), item.span.of(story.text).lower()
    if whole.start is None or whole.end is None or unit not in ("day", "week", "month"):
        return UNDATED
    opening = words.startswith("the first")
    if not opening and not words.startswith(("the last", "the final")):
        return UNDATED
    if unit == "month":
        edge = timespan.shift_months(whole.start, count) if opening else timespan.shift_months(whole.start, 12 - count)
    else:
        length = timedelta(days=count * (7 if unit == "week" else 1))
        edge = whole.start + length if opening else whole.end - length + timedelta(days=1)
    return timespan.days(whole.start, edge - timedelta(days=1)) if opening else timespan.days(edge, whole.end)


def _whole(item: Expression, story: Story) -> TimeSpan:
    """The month or year that a part is of."""
    if "m" not in item.args:
        return timespan.year(int(item.args["y2"]))
    number = month_number(item.args["m"])
    year = int(item.args["y"]) if "y" in item.args else year_for(item, story, number)
    return timespan.month(year, number) if year else UNDATED


_SETS = {
    "day": "P1D", "daily": "P1D", "week": "P1W", "weekly": "P1W", "month": "P1M", "monthly": "P1M",
    "hour": "PT1H", "minute": "PT1M", "quarter": "P3M", "weekend": "XXXX-WXX-WE",
}  # fmt: skip


def repeated(item: Expression, story: Story) -> Dated:
    """As in "every day", "each July", "weekly"."""
    word = item.span.of(story.text).lower().split()[-1]
    if word == "daily" and story.narrative:
        return UNDATED, "XXXX-XX-XX"
    if word in WEEKDAYS:
        return UNDATED, f"XXXX-WXX-{WEEKDAYS[word] + 1}"
    if "m" in item.args:
        return UNDATED, f"XXXX-{month_number(item.args['m']):02d}"
    if word in SEASON_VALUES:
        return UNDATED, f"XXXX-{SEASON_VALUES[word]}"
    if word in PARTS:
        return UNDATED, f"XXXX-XX-XX{PARTS[word]}"
    return UNDATED, _SETS.get(word, "P1Y")


def weekday_set(item: Expression, story: Story) -> Dated:
    """As in "Fridays", "every Friday"."""
    word = (item.args.get("weekday") or item.args["w2"]).lower().rstrip(".")
    return UNDATED, f"XXXX-WXX-{WEEKDAYS[word] + 1}"


def turn_of_century(item: Expression, story: Story) -> Dated:
    """As in "the turn of the century": about a year that is not said, so never the day of publication."""
    return UNDATED, ""


def vague(item: Expression, story: Story) -> Dated:
    """As in "now", "recently", "the future"."""
    word = item.args["word"].lower()
    if word in ("recently", "past", "recent", "former"):
        return UNDATED, "PAST_REF"
    return UNDATED, "FUTURE_REF" if word in ("future", "coming") else "PRESENT_REF"


def night(item: Expression, story: Story) -> Dated:
    """As in "at night": a part of no day in particular."""
    return UNDATED, f"XXXX-XX-XX{PARTS[item.args['part'].lower()]}"
