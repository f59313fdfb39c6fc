"""Whether a text is a history: it tells of years gone by, so that its day of publication dates nothing in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Article, TimeMention
from extract.sentence import Sentence

# A year and a month: the anniversary of news still belongs to it.
_OLD_DAYS = 400
# So many dates of old times at least, and this share of all dates; of years before Christ fewer are enough.
_LEAST = 5
_SHARE = 0.6
_LEAST_BC = 3
_NEWS_DAYS = 14  # a day so near before publication is news, whatever years stand beside it
_ALL_OLD = 3  # ... and where every date is old


def undated_if_history(article: Article, sentences: Sequence[Sentence]) -> Article:
    """Return the article, without its day of publication when most dates in it lie long before that day.

    What a history leaves undated ("a truce was agreed") did not happen when the history was published.
    """
    times = [time for sentence in sentences for time in sentence.times if time.kind in ("DATE", "TIME")]
    return replace(article, published=None) if _is_history(article, times) else article


def is_before_christ(time: TimeMention) -> bool:
    """Whether an expression names a time before the year 1, for which an interval of days has no place."""
    return time.value.startswith("BC")


def _is_history(article: Article, times: Sequence[TimeMention]) -> bool:
    if article.published is None:
        return False
    ancient = sum(map(is_before_christ, times))
    if ancient >= _LEAST_BC:
        return True
    days = [time.when.start for time in times if time.when.precision == "day" and time.when.start is not None]
    if any(0 < (article.published - day).days <= _NEWS_DAYS for day in days):
        return False
    ends = [time.when.end for time in times if time.when.end is not None]
    old = sum((article.published - end).days > _OLD_DAYS for end in ends)
    return old >= _SHARE * len(ends) and old >= (_LEAST if old < len(ends) else _ALL_OLD)
