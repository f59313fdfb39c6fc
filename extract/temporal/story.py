"""What the expressions of an article have established so far: its mode, its years, where its story stands.

News mode takes a partial date as the most recent one before publication; narrative mode (histories)
gives it the year the story has reached.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from extract.model import TimeSpan
from extract.resources import one_of
from extract.temporal.narration import (
    falls_in_another_year,
    is_undated_news,
    opens_report,
    recounts,
    speaks_of_now,
)
from extract.temporal.recognise import Expression
from extract.timespan import UNDATED

# Expressions that carry a full date when they state a year.
FULL = frozenset({"ymd", "numeric", "date", "clock_day", "day_range", "dates_range", "month_year", "month_relyear"})
# What a writer or a speaker says from their own day: it does not move the story of a history.
_SPEAKERS = frozenset({"deictic", "unit", "weekend", "vague", "year_ago", "the_quarter"})
_BACKWARD = ("ago", "earlier", "before", "prior", "previously")
# Words that look ahead, and words that look back: the nearest one before a date gives its direction.
_AHEAD = (
    r"(?:(?:(?:is|are|due|set|likely|expected|scheduled|planned) to|will|would|shall|to)(?: \w{1,12})? be \w{1,16}|"
    rf"will|would|shall|won't|'ll|{one_of('temporal_story', 'ahead')})"
)
_BACK = (
    r"(?:had been (?:due|scheduled|set|expected|planned)|(?-i:[a-z]{2,20}ed)|" + one_of("temporal_story", "back") + ")"
)
_DIRECTION = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|{_BACK})(?!\w)", re.IGNORECASE)
# "Storms in July, September and November killed 75": the verb stands behind the months.
_LISTED_MONTHS = re.compile(r"(?:,? (?:and )?[A-Z][a-z]{2,8}){0,4} ?")
_UNTIL = re.compile(r"\b(?:until|till)(?: the)? $", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before)(?: the)? $", re.IGNORECASE)
_HAD = re.compile(
    r"\b(?:had|(?:was|were)(?! (?:extended|postponed|delayed|adjourned|suspended|put off)))\b", re.IGNORECASE
)
_DONE = re.compile(r"\b(?:had|were|was|have|has)\b|ed\b", re.IGNORECASE)
_WITH_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)? [A-Z]|[A-Z][a-z]{2,8}\.? \d{1,2},")
_HALF_DAY = re.compile(r",? (?:at )?\d{1,2}:\d\d [AP]M\b")
_CLAUSE = re.compile(r"[.;:!?\n]")


_PHRASE = 40  # characters


@dataclass(slots=True)
class Story:
    """The state of reading one article; years come from the dates stated in full anywhere in it."""

    anchor: date | None
    text: str
    narrative: bool
    month_first: bool
    years: list[int]
    year_starts: list[int]
    year_full: list[bool]  # whether the year was stated with its month or day
    last: TimeSpan = field(default=UNDATED)
    under_way: TimeSpan = field(default=UNDATED)  # the last one that is not looked back on or ahead to
    last_day: TimeSpan = field(default=UNDATED)  # the last one that may count days: no year, season or decade
    day_one: date | None = None  # the day on which what the text tells of began
    headed_day: date | None = None  # the day that stands alone on its line
    told: tuple[int, date] | None = None  # where the last day, month or year stands, and when it begins
    entry: tuple[int, date] | None = None  # where the day stands that heads the line, and that day
    speaking: bool = False  # the last time was the writer's: "last week" in a history
    bc: int | None = None
    said_year: int | None = None
    quarter: tuple[int, int] | None = None
    quarter_at: int = -10_000
    chronicle: bool = True  # whether more than one date is told, so that weekdays may follow them
    early: bool = False  # whether a year is told with its era, so that "in 410" is a year too
    from_now: bool = False  # whether anything counts from the day of writing: weekdays, "yesterday"
    headings: list[tuple[int, int]] = field(default_factory=list)  # where a year stands alone on its line, and the year

    def year_near(self, at: int) -> int | None:
        """Year of the nearest explicit date: the last one before, else the first full one after, else the first."""
        index = bisect_right(self.year_starts, at)
        if index:
            return self.years[index - 1]
        full = next((n for n, is_full in enumerate(self.year_full) if is_full), 0)
        return self.years[full] if self.years else None

    def year_beside(self, at: int) -> int | None:
        """The year stated next, when it stands at most a phrase behind a position: "the summer offensive of 1942"."""
        index = bisect_right(self.year_starts, at)
        near = index < len(self.years) and self.year_starts[index] - at < _PHRASE
        return self.years[index] if near else None

    def headed(self, at: int) -> int | None:
        """The year that heads the chapter a position stands in."""
        return next((year for start, year in reversed(self.headings) if start < at), None)

    def told_beside(self, at: int) -> date | None:
        """The beginning of the date stated before in the same sentence: "took X in May 1702 and Y the next June"."""
        if self.told is None or re.search(r"[.!?;\n]", self.text[self.told[0] : at]):
            return None
        return self.told[1]

    def entry_day(self, at: int) -> date | None:
        """The day that heads the paragraph a position stands in: "25 October. Last night our guns ..."."""
        if self.entry is None or "\n" in self.text[self.entry[0] : at].strip():
            return None
        return self.entry[1]

    def recalled(self, at: int) -> int | None:
        """The year, three or more before publication, that a full date named earlier in the paragraph.

        Where that date named a day, and nothing in the text counts from now, a year before publication is enough.
        """
        index = bisect_right(self.year_starts, at) - 1
        if self.anchor is None or index < 0 or not self.year_full[index]:
            return None
        least = 1 if not self.from_now and _WITH_DAY.match(self.text, self.year_starts[index]) else 3
        if self.years[index] > self.anchor.year - least:
            return None
        return self.years[index] if "\n" not in self.text[self.year_starts[index] : at] else None

    def base(self) -> date | None:
        """The day the story stands at in a history, publication in news."""
        return (self.last.start if self.narrative else None) or self.anchor


def open_story(expressions: Sequence[Expression], anchor: date | None, text: str) -> Story:
    """Return the state before the first expression."""
    stated = [(e, year) for e in expressions if (year := _year_said(e, anchor)) is not None]
    return Story(
        anchor,
        text,
        _is_narrative(expressions, anchor, text),
        _is_month_first([e for e in expressions if e.op == "numeric"], text),
        [year for _, year in stated],
        [e.span.start for e, _ in stated],
        [e.op in FULL for e, _ in stated],
        chronicle=sum(e.op in FULL | _PARTIAL for e in expressions) > 1,
        early=any(_is_early(e) for e in expressions),
        from_now=any(map(speaks_of_now, expressions)),
        headings=[(e.span.start, year) for e, year in stated if e.op == "year" and is_heading(e, text)],
    )


def _is_month_first(numeric: Sequence[Expression], text: str) -> bool:
    """Whether 08/10/2014 is of August: as another date shows, else as who writes "4:26 PM" after it has it."""
    if any(int(e.args["b"]) > 12 for e in numeric):
        return True
    day_first = any(int(e.args["a"]) > 12 for e in numeric)
    return not day_first and any(_HALF_DAY.match(text, e.span.end) for e in numeric)


def _is_early(item: Expression) -> bool:
    """Whether an expression names a year before 1000 for certain: with its era, or with its day."""
    return item.op in ("bc", "bc_range", "ad_year") or (item.op in FULL and len(item.args.get("y", "")) == 3)


def _year_said(item: Expression, anchor: date | None) -> int | None:
    """The year an expression states in digits, or as "October 17 last year"."""
    if len(item.args.get("y", "")) in _YEAR_DIGITS and item.op not in ("decade", "early_year"):
        return int(item.args["y"])
    back = {"this": 0, "last": 1}.get(item.args.get("shift", "").lower())
    return anchor.year - back if anchor and back is not None and item.op in FULL else None


def _is_narrative(expressions: Sequence[Expression], anchor: date | None, text: str) -> bool:
    """Histories date days and months with years that are not the publication's."""
    if anchor is None:
        return not is_undated_news(expressions, text)
    if sum(1 for e in expressions if e.op in ("bc", "bc_range")) >= 5:
        return True
    if opens_report(expressions, anchor, text):
        return False
    if falls_in_another_year(expressions, anchor):
        return True
    full = [e for e in expressions if e.op in FULL and len(e.args.get("y", "")) in _YEAR_DIGITS]
    years = [e for e in expressions if e.op in ("year", "ad_year") and "y" in e.args]
    full += [e for e in years if is_heading(e, text)]
    deictic = sum(1 for e in expressions if e.op in ("weekday", "deictic"))
    if _mostly_old(full, anchor, 3, deictic) or _mostly_old(full + years, anchor, 8, 2 * deictic):
        return True
    return _tells_past(expressions, anchor)


# Days and months without a year that follow an old year, before a text is held for a history of that year.
_FOLLOWING = 2
_YEAR_DIGITS = (3, 4)
_NOW_SHARE = 6  # days and months for each word of the present: "he told me last spring"
_LONG_PAST = 30  # years after which one day is enough, where the year opens the text
_OPENING_CHARS = 12
_PARTIAL = frozenset({"date", "month", "day_range", "day_list", "dates_range", "ordinal"})


def _tells_past(expressions: Sequence[Expression], anchor: date) -> bool:
    """As in "In 1863 ... On April 30 ...": the first year stated is old, days follow it, nothing speaks of now."""
    stated = [e for e in expressions if _year_said(e, None) is not None]
    now = sum(map(speaks_of_now, expressions))
    partial = [e for e in expressions if e.op in _PARTIAL and not {"y", "yw", "shift"} & e.args.keys()]
    if not stated or now * _NOW_SHARE > len(partial):
        return False
    if not now and recounts(expressions, anchor):
        return True
    if any(int(e.args["y"]) >= anchor.year - (_LONG_PAST if now else 1) for e in stated):
        return False
    first = stated[0].span.start
    opens = first <= _OPENING_CHARS and int(stated[0].args["y"]) < anchor.year - _LONG_PAST
    days = [e for e in partial if e.op != "month"]  # a title may name a month: "Five days in May"
    return len(partial) >= (1 if opens else _FOLLOWING) and all(e.span.start > first for e in days)


def _mostly_old(stated: Sequence[Expression], anchor: date, least: int, more_than: int) -> bool:
    old = sum(1 for e in stated if int(e.args["y"]) < anchor.year - 1)
    return old >= least and old > more_than and old >= 0.6 * len(stated)


def opens_line(item: Expression, text: str) -> bool:
    """Whether nothing but a list marker stands before an expression on its line."""
    before = text[max(0, item.span.start - 12) : item.span.start]
    return not before.rpartition("\n")[2].strip(" #*-\u2022\t") and ("\n" in before or item.span.start < 12)


_AFTER_HEAD = re.compile(r"\.? ?[-\u2013\u2014:]{1,4} |[.:]\s")


def heads_entry(item: Expression, text: str) -> bool:
    """Whether a date opens its line and is set apart from what follows: "24 October 1942. Last night ..."."""
    return _AFTER_HEAD.match(text, item.span.end) is not None and opens_line(item, text)


def is_heading(item: Expression, text: str) -> bool:
    """A year alone on its line heads a chapter of a history."""
    before, after = text[max(0, item.span.start - 12) : item.span.start], text[item.span.end : item.span.end + 12]
    line = before.rpartition("\n")[2] + after.partition("\n")[0]
    return not line.strip(" #*=:\t\r") and ("\n" in before or item.span.start < 12)


_BEGAN = re.compile(
    rf"\b(?:(?:{one_of('temporal_story', 'begins')})\w*|(?:{one_of('temporal_story', 'began')})\b)", re.IGNORECASE
)
_STRUCK = re.compile(rf"\b(?:(?:{one_of('temporal_story', 'struck')})\w*|struck\b)", re.IGNORECASE)
_NEW_TALE = timedelta(days=30)
_SENTENCE = 401  # characters of a sentence that are looked at, and the stop before it


def day_one(item: Expression, when: TimeSpan, story: Story) -> date | None:
    """Return the day from which days are counted: the one the sentence says something began on, else the known one.

    An attack begins something only where nothing has begun within a month.
    """
    if when.precision != "day" or when.start is None or item.op == "nth_day":
        return story.day_one
    start = max(story.text.rfind(". ", 0, item.span.start), story.text.rfind("\n", 0, item.span.start))
    last = start + _SENTENCE
    end = story.text.find(". ", item.span.end, last + 2)
    words = story.text[start + 1 : end if end >= 0 else last]
    known = story.day_one is not None and timedelta() <= when.start - story.day_one < _NEW_TALE
    if _BEGAN.search(words) or (not known and _STRUCK.search(words)):
        return when.start
    return story.day_one


def moves_story(item: Expression, story: Story) -> bool:
    """In a history "today" and "two years ago" are the writer's, and a year far off is background."""
    if item.op in ("year_ago", "the_quarter", "duration"):
        return False
    if not story.narrative:
        return item.args.get("dir", "later").lower() not in _BACKWARD or item.args.get("unit", "day").lower() == "day"
    if item.op in _SPEAKERS or is_writers(item) or item.args.get("dir", "later").lower() in _BACKWARD:
        return False
    return not _background(item, story)


def is_writers(item: Expression) -> bool:
    """As in "she told me last spring": a history's own seasons are told by their year or as "that spring"."""
    return item.op == "bare_season" and item.args.get("shift", "").lower() == "last"


def _background(item: Expression, story: Story) -> bool:
    """Whether a stated year only looks aside: the years stated after it go on from where the story was.

    The story's own year, said again without day or month, makes it no coarser.
    """
    if item.op in ("century", "decade"):
        return True
    if len(item.args.get("y", "")) not in _YEAR_DIGITS or story.last.start is None or is_heading(item, story.text):
        return False
    value, now = int(item.args["y"]), story.last.start.year
    if value == now:
        return item.op == "year" and not _opens(item, story)
    run, following = _run_of_year(item, story, value)
    if following is None:
        return item.op == "year" and abs(value - now) > 2
    if value - now == 1 and not looks_ahead(item, story):
        return False
    back_again = following >= now if value < now else following <= now
    return back_again and run <= (3 if item.op == "year" else 1) and not (value < now and _opens(item, story))


def _run_of_year(item: Expression, story: Story, value: int) -> tuple[int, int | None]:
    """How often in a row a year is stated from here, and the other year stated next."""
    index, run = bisect_right(story.year_starts, item.span.start), 1
    for place in range(index, min(index + 8, len(story.years))):
        if story.years[place] != value:
            return run, story.years[place]
        run += 4 if story.year_full[place] else 1  # a full date is a stay, not a glance
    return run, None


_OPENING = re.compile(
    r"(?:^|[.!?\n\"]\s{1,3})"
    r"(?:(?:[Oo]n|[Ii]n|[Bb]y|[Dd]uring|[Ff]rom|[Ee]arly in|[Ll]ate in|[Uu]ntil)\s)?(?:the\s)?$"
)


def _opens(item: Expression, story: Story) -> bool:
    """Whether an expression stands at the head of its sentence."""
    return bool(_OPENING.search(story.text[max(0, item.span.start - 16) : item.span.start]))


def looks_ahead(item: Expression, story: Story) -> bool | None:
    """Whether the words before an expression, in its clause, speak of what is to come; None when they say neither.

    The nearest word of either kind decides: "said he will go on Monday", "the ruling he will appeal,
    announced Monday".
    """
    window = story.text[max(0, item.span.start - 90) : item.span.start]
    after = story.text[item.span.end : item.span.end + 2]
    clause = _CLAUSE.split(window)[-1]
    if after in ("'s", "\u2019s"):
        return False
    if _UNTIL.search(clause):
        return not _HAD.search(clause)
    if _BY.search(clause):
        return not _DONE.search(clause)
    nearest: re.Match[str] | None = None
    for found in _DIRECTION.finditer(clause):
        nearest = found
    nearest = nearest or _verb_behind(item, story)
    return None if nearest is None else nearest["ahead"] is not None


def _verb_behind(item: Expression, story: Story) -> re.Match[str] | None:
    """The word of direction right behind an expression and what is listed with it."""
    listed = _LISTED_MONTHS.match(story.text, item.span.end)
    return _DIRECTION.match(story.text, listed.end()) if listed else None
