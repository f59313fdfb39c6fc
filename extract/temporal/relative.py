"""Dates counted from publication ("last week", "on Monday") or from the date before ("two days later")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from extract import timespan
from extract.model import Span, TimeSpan
from extract.temporal.absolute import Dated, both_ends, partial, safe_day, with_part, year_after
from extract.temporal.grammar import CAMPAIGNS
from extract.temporal.recognise import Expression
from extract.temporal.story import Story, is_writers, looks_ahead
from extract.temporal.words import ORDINALS, SEASON_VALUES, WEEKDAYS, number_of
from extract.timespan import UNDATED

_LAST = ("last", "the previous", "the last", "previous", "past")
_NEXT = ("next", "the next", "the following", "the coming", "this coming", "following", "by next")


_BESIDE = ("the following", "the previous", "next")


def weekday(item: Expression, story: Story) -> Dated:
    """The most recent such day, publication day included; a later one only with a word for it.

    A history's weekday is the next one from the day the story stands at, or counted from publication where
    the writer speaks of the present ("I met her last week. On Monday ...").
    """
    number, shift = WEEKDAYS[item.args["weekday"].lower().rstrip(".")], item.args.get("shift", "").lower()
    told = story.narrative and not (story.speaking and story.anchor is not None)
    base = story.base() if told else story.anchor
    if base is None or (told and (story.last.precision != "day" or not story.chronicle)):
        return UNDATED, f"XXXX-WXX-{number + 1}"
    if told and shift not in _BESIDE:
        return with_part(timespan.day(base + timedelta(days=(number - base.weekday()) % 7)), item)
    if "week" in item.args and not told:
        monday = base - timedelta(days=base.weekday())
        step = {"last": -7, "this": 0, "next": 7}[item.args["week"].lower()]
        return with_part(timespan.day(monday + timedelta(days=step + number)), item)
    back = (base.weekday() - number) % 7
    if shift in ("last", "the previous", "this past"):
        found = base - timedelta(days=back or 7)
    elif shift in ("next", "this coming", "the following") or (back and looks_ahead(item, story)):
        found = base + timedelta(days=7 - back)
    else:
        found = base - timedelta(days=back)
    return with_part(timespan.day(found), item)


def weekday_range(item: Expression, story: Story) -> Iterator[tuple[Span, TimeSpan, str]]:
    """As in "between Friday evening and Monday morning": the last such days, or the next where the words look ahead."""
    first, last = (WEEKDAYS[item.args[key].lower().rstrip(".")] for key in ("weekday", "w2"))
    base = story.base()
    if base is None or (story.narrative and (story.last.precision != "day" or not story.chronicle)):
        yield item.span, UNDATED, ""
        return
    if story.narrative or looks_ahead(item, story):
        start = base + timedelta(days=(first - base.weekday()) % 7)
        when = timespan.days(start, start + timedelta(days=(last - first) % 7 or 7))
    else:
        end = base - timedelta(days=(base.weekday() - last) % 7)
        when = timespan.days(end - timedelta(days=(last - first) % 7 or 7), end)
    yield from both_ends(item, story, when)


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


def deictic(item: Expression, story: Story) -> Dated:
    """As in "today": from the day of publication, or the one that heads a bulletin's entry. "Overnight": undated."""
    word, anchor = item.args["word"].lower(), story.entry_day(item.span.start) or story.anchor
    if anchor is None or word not in _DEICTIC:
        return UNDATED, "PRESENT_REF" if word == "today" else ""
    shift, part = _DEICTIC[word]
    when, value = with_part(timespan.day(anchor + timedelta(days=shift)), item)
    return when, value + part


def day_part(item: Expression, story: Story) -> Dated:
    """As in "the next morning", "that night": a part of the story's day, or of one beside it."""
    base = _base_day(story)
    if base is None:
        return UNDATED, ""
    shift = "the previous" if "before" in item.args else item.args["shift"].lower()
    return with_part(timespan.day(base + timedelta(days=_sign(shift))), item)


def _base_day(story: Story) -> date | None:
    return story.last.end if story.last.precision == "day" else None


def _sign(shift: str) -> int:
    return -1 if shift in _LAST else 1 if shift in _NEXT else 0


_CHAINED = ("the next", "the following", "the previous", "that", "that same", "the same")


def unit(item: Expression, story: Story) -> Dated:
    """As in "last week" counts from publication; "the next day" and "that week" from the date before."""
    name, shift = item.args["unit"].lower(), item.args["shift"].lower()
    if shift in ("the past", "this past", "the last"):
        return UNDATED, _length(name, 1)
    chained = shift in _CHAINED or (story.narrative and shift == "this")
    if chained and story.bc is not None:
        return UNDATED, _before_christ(story, name, _sign(shift))
    if name == "year" and shift in ("that", "the same") and story.said_year:
        return timespan.year(story.said_year), ""
    base = (story.last.end if shift in _NEXT else story.last.start) if chained else story.anchor
    if base is None or (chained and name == "day" and story.last.precision != "day"):
        return UNDATED, ""
    return _step(base, name, _sign(shift))


def _before_christ(story: Story, name: str, steps: int) -> str:
    """The TIMEX3 value of a year or decade that many steps after the story's year before Christ."""
    if story.bc is None or name not in ("year", "decade"):
        return ""
    value = story.bc - steps * (10 if name == "decade" else 1)
    return f"BC{value:04d}" if name == "year" else f"BC{value // 10:03d}"


def _step(base: date, name: str, step: int) -> Dated:
    """The calendar day, week, month, year or decade ``step`` units away from a day's own."""
    try:
        return _STEPPERS[name](base, step)
    except (ValueError, OverflowError):
        return UNDATED, ""


def _step_week(base: date, step: int) -> Dated:
    when = timespan.week(base + timedelta(days=7 * step))
    return when, iso_week_of(when)


def _step_month(base: date, step: int) -> Dated:
    moved = timespan.shift_months(base, step)
    return timespan.month(moved.year, moved.month), ""


def _weekend(base: date, step: int) -> Dated:
    """Saturday and Sunday before the day, or its own when it is one of them.

    From Monday to Friday "last weekend" is the one just over, on Saturday and Sunday the one before.
    """
    if step < 0 and base.weekday() < 5:
        step += 1
    saturday = base + timedelta(days=7 * step - (base.weekday() - 5) % 7)
    return timespan.days(saturday, saturday + timedelta(days=1)), f"{iso_week_of(timespan.week(saturday))}-WE"


def _step_decade(base: date, step: int) -> Dated:
    when = timespan.decade(base.year // 10 * 10 + 10 * step)
    return when, when.edtf.rstrip("X")


_STEPPERS: dict[str, Callable[[date, int], Dated]] = {
    "day": lambda base, step: (timespan.day(base + timedelta(days=step)), ""),
    "week": _step_week,
    "fortnight": lambda base, step: _step_week(base, 2 * step),
    "weekend": _weekend,
    "month": _step_month,
    "year": lambda base, step: (timespan.year(base.year + step), ""),
    "decade": _step_decade,
    "century": lambda base, step: (UNDATED, f"{base.year // 100 + step:02d}"),
}


def iso_week_of(when: TimeSpan) -> str:
    """The TIMEX3 value of a week: ISO year and week number."""
    year, number, _ = (when.start or date.min).isocalendar()
    return f"{year:04d}-W{number:02d}"


def the_weekend(item: Expression, story: Story) -> Dated:
    """As in "over the weekend": the last one, or the present one."""
    return _weekend(story.anchor, 0) if story.anchor else (UNDATED, "")


def week_of(item: Expression, story: Story) -> Dated:
    """As in "the week of March 6", "the week ending 12 March 2022", which are the seven days until then."""
    day = partial(item, story, item.args["m"], item.args["d"]).start
    if day is None:
        return UNDATED, ""
    when = timespan.week(day)
    return timespan.days(day - timedelta(days=6), day) if "until" in item.args else when, iso_week_of(when)


def year_end(item: Expression, story: Story) -> Dated:
    """As in "later in the year", "the end of the month": the story's; in news, publication's."""
    words = item.span.of(story.text).lower()
    base = story.last.start if story.narrative or "month" in words else story.anchor
    if base is None or "turn" in item.args:
        return UNDATED, ""
    name = "month" if "month" in words else "week" if "week" in words else "year"
    return _step(base, name, 0)


def year_in_course(item: Expression, story: Story) -> Dated:
    """As in "for the full year": publication's."""
    return (timespan.year(story.anchor.year), "") if story.anchor else (UNDATED, "")


def the_week(item: Expression, story: Story) -> Dated:
    """As in "for the week": a week of the year that the words do not single out."""
    return UNDATED, f"{story.anchor.year:04d}-WXX" if story.anchor else ""


def offset(item: Expression, story: Story) -> Dated:
    """As in "three days ago" from publication, "two days later" from the date before."""
    count = number_of(item.args["number"])
    name = item.args["unit"].lower().replace("centurie", "century")
    direction = item.args["dir"].lower()
    if count is None:
        return UNDATED, ""
    sign = -1 if direction in ("ago", "earlier", "before", "prior", "previously") else 1
    if direction in ("before", "after") and _an_event_follows(item, story):
        began = story.day_one if _THE_CAMPAIGN.match(story.text, item.span.end) else None
        # else counted from something whose day is not said here
        return _moved(began, name, sign * count) if began else (UNDATED, _length(name, count))
    if story.bc is not None and direction != "ago":
        return UNDATED, _before_christ(story, name, sign * count)
    base = _offset_base(direction, name, story)
    if name in ("day", "week", "fortnight") and base == story.last.start and story.last.precision in _COARSE:
        if story.last_day.end is not None and base is not None and story.last_day.end < base:
            return story.last, ""  # "resigned in 1913 ... less than a week later": some time of that year
        base = story.last_day.start or base
    if base is not None and base == story.last.start and story.last.precision == "month" and name in ("day", "week"):
        return _moved_month(story.last, sign * count * (7 if name == "week" else 1))
    if base is None:
        return UNDATED, _length(name, count)
    when, value = _moved(base, name, sign * count)
    return _up_to(base, when, value) if _LESS.match(item.span.of(story.text)) else (when, value)


def _up_to(base: date, when: TimeSpan, value: str) -> Dated:
    """As in "less than a week later": some day up to the one that is named."""
    if when.start is None or when.precision != "day":
        return when, value
    return timespan.days(min(base, when.start), max(base, when.start)), when.start.isoformat()


_LESS = re.compile(r"less than\b", re.IGNORECASE)


def _moved_month(month: TimeSpan, days: int) -> Dated:
    """As in "in January ...; a week earlier ...": so many days before some day of the month."""
    if month.start is None or month.end is None:
        return UNDATED, ""
    return timespan.days(month.start + timedelta(days=days), month.end + timedelta(days=days)), ""


_THE_CAMPAIGN = re.compile(rf" the (?:{CAMPAIGNS})(?: began| started| broke out)?(?![\w-]| (?:of|on|in|at)\b)")
_COARSE = ("year", "season", "decade")


def _offset_base(direction: str, name: str, story: Story) -> date | None:
    if direction in ("ago", "from now"):
        return story.anchor
    if direction in ("earlier", "prior", "previously") and name == "year" and not story.narrative:
        return story.anchor  # a figure compared with the year before publication's
    if direction in ("before", "after"):
        return story.last.start
    return story.last.start or story.anchor


def _an_event_follows(item: Expression, story: Story) -> bool:
    """Whether a clause follows ("two days after the attack"), so that the date before is not the base."""
    after = story.text[item.span.end : item.span.end + 12]
    return not re.match(r"(?: (?:that|this)\b(?! \w)|\s*[,.;:)\n]|\s*$)", after)


def _moved(base: date, name: str, count: int) -> Dated:
    try:
        if name in ("day", "week", "fortnight"):
            days = count * {"day": 1, "week": 7, "fortnight": 14}[name]
            return timespan.day(base + timedelta(days=days)), ""
        return _step(base, name, count) if name == "month" else _moved_years(base, name, count)
    except (ValueError, OverflowError):
        return UNDATED, ""


def _moved_years(base: date, name: str, count: int) -> Dated:
    return timespan.year(base.year + count * {"year": 1, "decade": 10, "century": 100}[name]), ""


def _length(name: str, count: int) -> str:
    """The TIMEX3 length of so many days, weeks, months or years; a decade is ten years."""
    years = {"decade": 10, "century": 100, "centurie": 100}
    return f"P{count * years[name]}Y" if name in years else f"P{count}{name[0].upper()}"


def vague_offset(item: Expression, story: Story) -> Dated:
    """As in "several years ago", "a few days later": before or after, no more can be said."""
    back = item.args["dir"].lower() in ("ago", "earlier")
    return UNDATED, "PAST_REF" if back else "FUTURE_REF"


def offset_day(item: Expression, story: Story) -> Dated:
    """As in "the day before", "the year after": beside the date before it."""
    name, _, direction = item.args["word"].lower().partition(" ")
    base = story.last.start
    if base is None or _names_an_event(item, story):
        return UNDATED, ""
    return _step(base, name, -1 if direction == "before" else 1)


def _names_an_event(item: Expression, story: Story) -> bool:
    return bool(re.match(r" (?!that\b|when\b)\w", story.text[item.span.end : item.span.end + 6]))


def ordinal(item: Expression, story: Story) -> Dated:
    """As in "on the 20th": of the month the story is in, not of one it only looks back on or ahead to.

    "Of that month" is of the one named last.
    """
    base = (None if item.span.of(story.text).endswith("month") else story.under_way.start) or story.last.start
    base = _instant(item, story) or base or story.anchor
    return (safe_day(base.year, base.month, int(item.args["d"])), "") if base else (UNDATED, "")


def _instant(item: Expression, story: Story) -> date | None:
    """As in old letters, "the 1st inst." and "the 28th ult.": of the letter's month, of the one before."""
    after = story.text[item.span.end : item.span.end + 5]
    if story.anchor is None or after not in (" inst", " ult.", " ulti"):
        return None
    return story.anchor if after == " inst" else timespan.shift_months(story.anchor, -1)


def nth_day(item: Expression, story: Story) -> Dated:
    """As in "the third day of the siege", "on day three": counted from the day on which it began."""
    words = item.args["nth"].lower()
    digits = re.match(r"\d+", words)
    count = int(digits.group()) if digits else ORDINALS.get(words) or number_of(words)
    if count is None or story.day_one is None:
        return UNDATED, ""
    if item.args["unit"].lower() == "week":
        first = story.day_one + timedelta(days=7 * (count - 1))
        return timespan.days(first, first + timedelta(days=6)), ""
    return timespan.day(story.day_one + timedelta(days=count - 1)), ""


def bare_season(item: Expression, story: Story) -> Dated:
    """A season without a year: the story's in a history, the nearest in news."""
    name, shift = item.args["season"].lower(), item.args.get("shift", "").lower()
    code, base = SEASON_VALUES[name], (story.anchor if is_writers(item) else None) or story.base()
    if story.bc is not None:
        return UNDATED, f"BC{story.bc - (_sign(shift) > 0):04d}-{code}"
    if base is None:
        return UNDATED, f"XXXX-{code}"
    direction = shift if shift in _LAST + _NEXT else item.args.get("edge", "").lower()
    near = story.year_beside(item.span.end) if story.narrative and story.last.start is None else None
    year = year_after(item, story) or near or _season_year(base, name, direction)
    # Of a story in January or February "the winter" is the one under way, which began the year before.
    under_way = name == "winter" and story.last.precision in _WITHIN_WINTER and base.month <= 2 and year == base.year
    begun = under_way and shift not in _LAST + _NEXT
    return timespan.season(year - begun, name), f"{year:04d}-{code}"


_WITHIN_WINTER = ("day", "week", "month", "range")


def _season_year(base: date, name: str, shift: str) -> int:
    this = timespan.season(base.year, name)
    if shift in _LAST and this.end and this.end >= base:
        return base.year - 1
    if shift in _NEXT and this.start and this.start <= base:
        return base.year + 1
    return base.year
