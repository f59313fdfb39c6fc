"""The year of a month or day that is written without one, by where the text stands."""

from __future__ import annotations

from datetime import date, timedelta

from extract.temporal.recognise import Expression
from extract.temporal.story import Story, looks_ahead

# A month-day this many days after publication is read as last year's unless the words look ahead.
_ROLL_DAYS = 75
_ROLL_BACK = 45  # ... and where the words look back


def year_for(item: Expression, story: Story, month: int, number: int = 1) -> int | None:
    """The year of a month or day written without one."""
    if story.anchor is not None and story.narrative and _opens_with_news(item, story, month, number):
        return story.anchor.year
    if story.narrative:
        return _year_of_story(item, story, month) or (story.anchor.year if story.anchor else None)
    if story.anchor is None:
        return _year_beside(item.span.start, story)
    told = story.headed(item.span.start) or ("d" in item.args and _recalled(item.span.start, month, story)) or None
    if told is not None:
        return told
    anchor = story.anchor
    this = date(anchor.year, month, min(max(number, 1), 28))  # "0 October" is no day, and no fault either
    ahead = looks_ahead(item, story)
    limit = 300 if ahead else _ROLL_BACK if ahead is False else _ROLL_DAYS
    if this > anchor + timedelta(days=limit):
        return anchor.year - 1
    if ahead and (anchor - this).days > 60:
        return anchor.year + 1
    return anchor.year


def _recalled(at: int, month: int, story: Story) -> int | None:
    """The earlier year of which a day is told: as its paragraph does, or its sentence, of this very month."""
    told = story.told_beside(at)
    same = told is not None and story.anchor is not None and told.month == month and told.year < story.anchor.year
    return told.year if told is not None and same and told.day == 1 else story.recalled(at)


def _year_beside(at: int, story: Story) -> int | None:
    """The year that news of no known day gives a day without one: of the same sentence, or of the chapter."""
    told = story.told_beside(at)
    return story.headed(at) or (told.year if told is not None else None)


_NEWS_DAYS = 30


def _opens_with_news(item: Expression, story: Story, month: int, number: int) -> bool:
    """Whether a day stands before any year of a history and just before publication: an obituary says who has died."""
    if story.anchor is None or "d" not in item.args or (story.year_starts and story.year_starts[0] < item.span.start):
        return False
    this = date(story.anchor.year, month, min(max(number, 1), 28))
    return timedelta(days=-1) <= story.anchor - this <= timedelta(days=_NEWS_DAYS)


# From November to January the story has gone on into the next year; from August to July it looks back.
_TURN_OF_YEAR = -8


def _year_of_story(item: Expression, story: Story, month: int) -> int | None:
    """The year the story has reached; a month far back on the calendar is the next year's."""
    last = story.last
    if last.start is None or last.precision not in ("day", "month", "range", "year", "week", "season"):
        return story.year_near(item.span.start)
    if last.precision in ("year", "season"):
        return last.start.year
    reached = last.end if last.precision == "range" and last.end is not None else last.start
    return reached.year + (month - reached.month <= _TURN_OF_YEAR)
