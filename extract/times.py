"""Date the temporal expressions of an article: intervals of days, EDTF and TIMEX3 values.

:mod:`extract.timex` says what was written where; :mod:`extract.temporal` works out the days. Without
a publication date nothing ever falls back on today's, and nothing undated is guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extract.model import TimeMention
from extract.temporal.pairs import joined
from extract.temporal.recognise import recognise
from extract.temporal.resolve import resolve
from extract.temporal.story import open_story

# The end of a line in the middle of a sentence, in text wrapped at a width: as long as a line, not a heading.
_WRAP = re.compile(r"\n(?<=[^\n]{49}[^\n.!?:;\"\u201d]\n)(?=[^\s*#-])")


def find_times(text: str, anchor: date | None) -> list[TimeMention]:
    """Return the temporal expressions of ``text`` in order, dated where that can be said.

    Parameters
    ----------
    text
        The article's text; spans are code points of it.
    anchor
        The publication day, or None when unknown.
    """
    flat = _WRAP.sub(" ", text)
    expressions = recognise(flat)
    found = joined(list(resolve(expressions, open_story(expressions, anchor, flat))), flat)
    return found if flat == text else [replace(one, text=one.span.of(text)) for one in found]
