"""Days that a preposition joins to one stretch of time: "between Sunday and Tuesday", "overnight into Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from extract import timespan
from extract.model import TimeMention

_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|nights? of) (?:the )?$", re.IGNORECASE)
_TO = re.compile(r" (?:to|until|till|through) (?:the )?", re.IGNORECASE)
_INTO = re.compile(r",? (?:and )?into (?:the )?(?:early (?:hours of )?)?(?:on )?", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:overnight|(?:the|last) night)", re.IGNORECASE)
_BEFORE = 14  # characters
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


def joined(mentions: Sequence[TimeMention], text: str) -> list[TimeMention]:
    """Return the mentions, the two days of a pair each with the days from the first to the last.

    Their values stay those of the single days. The first is of the week before where it would come last.
    """
    found = list(mentions)
    for at, (first, last) in enumerate(pairwise(mentions)):
        if last.when.start is None or not _is_pair(first, last, text):
            continue
        if first.when.start is None:  # the night before the day it ends on
            whole = timespan.days(last.when.start - _DAY, last.when.start)
            found[at : at + 2] = [replace(first, when=whole), replace(last, when=whole)]
            continue
        back = first.when.start > last.when.start
        whole = timespan.days(first.when.start - (_WEEK if back else timedelta()), last.when.start)
        if whole.start is not None and (whole.end or whole.start) - whole.start < _WEEK:
            found[at : at + 2] = [replace(first, when=whole), replace(last, when=whole)]
    return found


def _is_pair(first: TimeMention, last: TimeMention, text: str) -> bool:
    if last.when.precision == "day" and _INTO.fullmatch(text, first.span.end, last.span.start):
        return first.when.precision == "day" or _NIGHT.fullmatch(first.text) is not None
    if {first.when.precision, last.when.precision} != {"day"} or {first.kind, last.kind} != {"DATE"}:
        return False
    before = text[max(0, first.span.start - _BEFORE) : first.span.start]
    between = text[first.span.end : last.span.start]
    if between in (" and ", " and the "):
        return _BETWEEN.search(before) is not None
    return _TO.fullmatch(between) is not None and _FROM.search(before) is not None
