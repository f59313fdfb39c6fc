"""Date the temporal expressions of an article: intervals of days, EDTF and TIMEX3 values.

:mod:`extract.timex` says what was written where; :mod:`extract.temporal` works out the days. Without
a publication date nothing ever falls back on today's, and nothing undated is guessed.
"""

from __future__ import annotations

from datetime import date

from extract.model import TimeMention
from extract.temporal.recognise import recognise
from extract.temporal.resolve import resolve
from extract.temporal.story import open_story


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
    return list(resolve(expressions, open_story(expressions, anchor, text)))
