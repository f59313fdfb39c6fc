"""Times of day, joined with their day: "10 p.m. Wednesday", "00:00, 10 November 2020 Moscow time"."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.model import TimeSpan
from extract.temporal.absolute import Dated, partial
from extract.temporal.recognise import Expression
from extract.temporal.relative import deictic, weekday
from extract.temporal.story import Story, opens_line
from extract.timespan import UNDATED

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_PARTS = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?\s?([ap])?")


def clock(item: Expression, story: Story) -> Dated:
    """A time of day alone: TIMEX3 joins it to the day the text stands at; it dates nothing."""
    time = time_of_day(item.args["clock"], item.args.get("part", ""))
    if not story.narrative and story.anchor and opens_line(item, story.text):
        return UNDATED, f"{(story.headed_day or story.anchor).isoformat()}T{time}"  # an entry of a live blog
    day = item.args.get("day") or (story.last.edtf if story.last.precision == "day" else "")
    if not day and story.anchor and not story.narrative:
        day = story.anchor.isoformat()
    if not day and story.narrative and story.last.start:
        day = "XXXX-XX-XX"
    return UNDATED, f"{day}T{time}"


def clock_day(item: Expression, story: Story) -> Dated:
    """A time of day with its day beside it: the mention covers that day."""
    when = _day_beside(item, story)
    value = f"{when.edtf}T{time_of_day(item.args['clock'])}" if when.edtf else f"T{time_of_day(item.args['clock'])}"
    return when, value


def _day_beside(item: Expression, story: Story) -> TimeSpan:
    if "m" in item.args:
        return partial(item, story, item.args["m"], item.args["d"])
    if "weekday" in item.args:
        return weekday(item, story)[0]
    return deictic(replace(item, args={"word": item.args["word"]}), story)[0]


def time_of_day(words: str, part: str = "") -> str:
    """Return "hh:mm" of a 24-hour day for "5:34 AM", "17.30", "noon", and "4" in the afternoon."""
    if (word := re.split(r"[\s,]", words.lower())[0]) in _NAMED:
        return _NAMED[word]
    parts = _PARTS.match(words.lower())
    if parts is None:
        return ""
    half = parts[3] or {"morning": "a", "afternoon": "p", "evening": "p"}.get(part.lower())
    hour = int(parts[1]) % 12 + 12 * (half == "p") if half else int(parts[1])
    return f"{hour:02d}:{parts[2] or '00'}"
