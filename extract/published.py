"""The publication day of an article that came without one: read off its own lines, else inferred and marked so.

A day that is stated (a date line at the top or the end, a dateline) anchors the relative dates of the
text. An inferred day does not: it is the latest day the text tells of, shown with its basis, for a
Monday counted from it may be a week off.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extract.model import Article, TimeMention
from extract.resources import word_list
from extract.temporal.recognise import recognise
from extract.temporal.story import FULL, looks_ahead, open_story
from extract.times import find_times

_TOP = 600  # characters in which a line of its own may be the publication date
_END = 300
_LINE = 120  # a longer line is prose
_LABEL = re.compile(
    r"^(?:(?:first |last |originally )?(?:published|updated|posted|modified|created|date)|"
    r"(?:by|from) [^\d\n|,]{3,40}?)\s?[:|,-]?\s?(?:on |at )?",
    re.IGNORECASE,
)
# "Posted: Monday, October 17, 2016", "Originally posted at 12:26 a.m. Oct. 16".
_STAMP = re.compile(
    r"^[ \t]{0,20}(?i:(?:(?:first|last|originally) )?"
    r"(?:published|updated|posted|modified|created)\b(?: (?:on|at)\b)?):? "
    r"(?:[A-Z][a-z]{2,8}[.,]{0,2} ){0,2}\d",
    re.MULTILINE,
)
# A page is put on the web within days of its writing.
_FETCHED = timedelta(days=7)
_NUMERIC = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")
# "GORIS, Armenia, Oct 4, 2020 (AP) -": the day of a dateline, with its year.
_DATELINE = re.compile(
    r"^[A-Z][A-Za-z.,'() /-]{2,60}?[,(\s]\s?(?P<day>[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9}\.? \d{4})\)?"
    r"\s?(?:\([A-Za-z. /]{2,30}\)\s?)?(?:-{1,2}|\u2013|\u2014|_|:)\s"
)


# "Daily digest: Ukraine, 12 June 2023": the day that ends the title of what comes out day by day.
_ISSUE = re.compile(
    r"^(?P<title>[^\d\n]{3,80}?(?: [Nn]o\.? ?\d{1,4})?)(?:,|:| [-\u2013\u2014|]) (?:on |for )?"
    r"(?P<day>(?:[A-Z][a-z]{5,8},? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}))$"
)
_ISSUES = word_list("published", "issues")


def with_date(article: Article) -> Article:
    """Return the article with the day its text gives, ``published_basis`` "text" or "inferred"."""
    if article.published is not None:
        return article
    stated = _stated(article.text)
    if stated is not None:
        return replace(article, published=stated, published_basis="text", published_sure="medium")
    latest = _latest(article.text)
    if latest is not None:
        return replace(article, published=latest, published_basis="inferred", published_sure="low")
    return article


def anchor_of(article: Article) -> date | None:
    """The day that relative dates count from: the publication day, unless it was only inferred.

    Where a page's own stamp ("Updated: 08/10/2014 4:26 PM") is much older than the day given for the article, that is
    the day on which the page was fetched, and the text counts from its stamp.
    """
    if article.published is None or article.published_basis == "inferred":
        return None
    stamped = _stated(article.text, _STAMP) if _STAMP.search(article.text, 0, _TOP) else None
    fetched = stamped is not None and article.published - stamped > _FETCHED
    return stamped if fetched else article.published


def is_stamp(text: str) -> bool:
    """Whether a sentence is a page's stamp ("Posted: Monday, October 17, 2016 10:26 am"): it dates nothing told."""
    return len(text) <= _LINE and _STAMP.match(text) is not None


def _stated(text: str, only: re.Pattern[str] | None = None) -> date | None:
    """The day of the first line at the top or the end that is a date; ``only``: at the top, where a line fits this."""
    top, end = text[:_TOP].splitlines(), text[max(_TOP, len(text) - _END) :].splitlines()
    for line in [*top, *reversed(end)] if only is None else filter(only.match, top):
        found = _of_line(line.strip()[: _LINE + 1])
        if found is not None:
            return _settled(line, found, text)
    return None


def _settled(line: str, found: date, text: str) -> date:
    """The day of a line like 10/04/2020, its order of day and month as the whole text writes it."""
    if not _NUMERIC.search(line):
        return found
    start = text.index(line)
    days = [t.when.start for t in find_times(text, None) if start <= t.span.start < start + len(line)]
    return next((day for day in days if day is not None), found)


def _of_line(line: str) -> date | None:
    """The day of a line that is a date, or that opens with a dateline."""
    if match := _DATELINE.match(line):
        return _only_day(find_times(match["day"], None))
    if (match := _ISSUE.match(line)) and not _ISSUES.isdisjoint(re.findall(r"[a-z-]+", match["title"].lower())):
        return _only_day(find_times(match["day"], None))
    words = _LABEL.sub("", line)
    if not words or len(words) > _LINE // 2:
        return None
    found = find_times(words, None)
    covered = sum(len(t.text) for t in found)
    return _only_day(found) if covered >= len(words) - 12 else None


def _only_day(found: list[TimeMention]) -> date | None:
    days = {t.when.start for t in found if t.when.start is not None}
    stated = [t for t in found if t.when.precision == "day"]
    return stated[0].when.start if len(days) == 1 and stated else None


def _latest(text: str) -> date | None:
    """The latest day with its year that the text tells of and does not look ahead to."""
    expressions = recognise(text)
    story = open_story(expressions, None, text)
    ahead = {e.span for e in expressions if looks_ahead(e, story)}
    stated = {e.span for e in expressions if e.op in FULL and len(e.args.get("y", "")) == 4}
    days = [t.when.start for t in find_times(text, None) if t.span in stated - ahead and t.when.precision == "day"]
    return max((day for day in days if day is not None), default=None)
