"""From expressions to dated mentions: each operation of the rules, applied in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from extract.model import Span, TimeMention, TimeSpan, TimexKind
from extract.temporal import absolute, business, clock, eras, lengths, relative
from extract.temporal.absolute import Dated
from extract.temporal.narration import counts_from_now, is_under_way
from extract.temporal.recognise import Expression
from extract.temporal.story import (
    FULL,
    Story,
    day_one,
    heads_entry,
    is_heading,
    looks_ahead,
    moves_story,
)
from extract.timespan import UNDATED

_SEVERAL: dict[str, Callable[[Expression, Story], Iterator[tuple[Span, TimeSpan, str]]]] = {
    "day_list": absolute.day_list,
    "day_range": absolute.endpoints,
    "dates_range": absolute.endpoints,
    "year_range": absolute.endpoints,
    "month_range": absolute.endpoints,
    "weekday_range": relative.weekday_range,
    "bc_range": eras.before_christ_range,
    "duration_of": lengths.duration_of,
}
_KINDS: dict[str, TimexKind] = {
    "duration": "DURATION", "duration_of": "DURATION", "set": "SET", "weekday_set": "SET", "night": "SET",
    "clock": "TIME", "clock_day": "TIME",
}  # fmt: skip
# Words that only histories treat as times: in news they are titles and habits.
_ONLY_HISTORIES = frozenset({"former", "night"})
_ONLY_NEWS = frozenset({"the_quarter", "year_in_course", "the_week", "year_ago"})


def resolve(expressions: Sequence[Expression], story: Story) -> Iterator[TimeMention]:
    """Yield the mentions of the expressions, letting each move the story."""
    for item, following in zip_longest(expressions, expressions[1:]):
        if item.op in (_ONLY_NEWS if story.narrative else _ONLY_HISTORIES) or (
            item.op == "early_year" and not story.early
        ):
            continue
        if item.op == "clock" and following is not None:
            item = _with_day_after(item, following, story)
        for span, when, value in _dated(item, story):
            kind = "TIME" if item.op == "ymd" and "T" in value else _KINDS.get(item.op, "DATE")
            kind = "DATE" if item.op == "duration_of" and when.start else kind
            yield TimeMention(span, span.of(story.text), kind, value, when)
            _move(item, when, story)


def _move(item: Expression, when: TimeSpan, story: Story) -> None:
    business.remember(item, when, story)
    if when.start is not None and item.op in FULL | {"year", "day_list"}:
        story.said_year = when.start.year
    if when.start is not None:
        now = item.op in ("deictic", "weekend") or (item.op == "unit" and counts_from_now(item))
        story.speaking = now or (story.speaking and item.op == "weekday")
    if when.start is not None and when.precision == "day" and is_heading(item, story.text):
        story.headed_day = when.start
    if when.start is not None and when.precision == "day" and heads_entry(item, story.text):
        story.entry = item.span.start, when.start
    if when.start is not None:
        story.told = item.span.end, when.start
    if when.start is not None and moves_story(item, story):
        story.last = when
        if when.precision != "year" and is_under_way(item, story.text, looks_ahead(item, story)):
            story.under_way = when
        story.day_one = day_one(item, when, story)
        if when.precision in ("day", "week", "month", "range"):
            story.last_day = when
        if "y" in item.args:
            story.bc = None


def _dated(item: Expression, story: Story) -> Iterator[tuple[Span, TimeSpan, str]]:
    if item.op in _SEVERAL:
        yield from _SEVERAL[item.op](item, story)
        return
    when, value = _compared(item, story) or OPERATIONS[item.op](item, story)
    yield item.span, when, value or when.edtf


def _compared(item: Expression, story: Story) -> Dated | None:
    """As in "a year ago": of the quarter a report is about."""
    words = item.args
    if item.op != "offset" or words["unit"].lower() != "year" or words["number"].lower() not in ("a", "one"):
        return None
    return business.year_ago(item, story) if words["dir"].lower() in ("ago", "earlier") else None


def _with_day_after(item: Expression, following: Expression, story: Story) -> Expression:
    """As in "at 5:34 AM Baghdad time on March 20": the time takes the day that follows; both stay apart."""
    between = story.text[item.span.end : following.span.start]
    if following.op not in ("date", "weekday", "deictic") or not re.fullmatch(r"(?: \w{1,15}){0,3},? on ", between):
        return item
    when, _ = OPERATIONS[following.op](following, story)
    return replace(item, args={**item.args, "day": when.edtf})


def _year_ago(item: Expression, story: Story) -> Dated:
    return business.year_ago(item, story) or (UNDATED, "")


OPERATIONS: dict[str, Callable[[Expression, Story], Dated]] = {
    "ymd": absolute.ymd,
    "iso_week": absolute.iso_week,
    "numeric": absolute.numeric,
    "date": absolute.full_date,
    "month_year": absolute.month_year,
    "month_relyear": absolute.month_year,
    "month": absolute.month,
    "year": absolute.year,
    "ad_year": absolute.ad_year,
    "early_year": absolute.early_year,
    "quarter_code": absolute.quarter_code,
    "turn_of_century": lengths.turn_of_century,
    "half": absolute.half,
    "decade": absolute.decade,
    "century": absolute.century,
    "season": absolute.season,
    "feast": absolute.feast,
    "bc": eras.before_christ,
    "weekday": relative.weekday,
    "weekday_set": lengths.weekday_set,
    "deictic": relative.deictic,
    "day_part": relative.day_part,
    "unit": relative.unit,
    "year_end": relative.year_end,
    "weekend": relative.the_weekend,
    "week_of": relative.week_of,
    "offset": relative.offset,
    "vague_offset": relative.vague_offset,
    "offset_day": relative.offset_day,
    "ordinal": relative.ordinal,
    "nth_day": relative.nth_day,
    "bare_season": relative.bare_season,
    "quarter": business.quarter,
    "the_quarter": business.the_quarter,
    "year_ago": _year_ago,
    "year_period": business.year_period,
    "year_in_course": relative.year_in_course,
    "the_week": relative.the_week,
    "duration": lengths.duration,
    "set": lengths.repeated,
    "vague": lengths.vague,
    "former": lengths.vague,
    "night": lengths.night,
    "clock": clock.clock,
    "clock_day": clock.clock_day,
}
