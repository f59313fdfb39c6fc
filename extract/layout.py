"""Where the layout of a text begins a sentence: at the end of a paragraph, and around a dateline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_TERMINAL = '.?!:;\u201d"\u2019)]'
# "BEIRUT, Dec 7 (Agency) - " at the start of a paragraph: where and when an article was written.
_DATELINE = re.compile(
    r"[ \t]*[A-Z][A-Z.'\u2019 -]{2,30}(?:, [A-Z][\w. ]{1,20}){0,2}(?: ?\([^()\n]{2,40}\))?"
    r"\s?(?:--?|[\u2013\u2014]|_)\s(?=\S)"
)


def sentence_starts(words: Sequence[str], begins: Sequence[int], text: str) -> dict[int, bool]:
    """Return the words at which a sentence begins, or certainly does not, by the layout of the text.

    ``begins`` are the characters of ``text`` at which the words begin. A paragraph ends a sentence unless the
    next one begins in lower case.
    """
    starts: dict[int, bool] = {}
    for start, end in _datelines(text):
        first, after = bisect_left(begins, start), bisect_left(begins, end)
        starts |= {at: begins[at] == start for at in range(max(first, 1), after)}
        if after < len(begins):
            starts[after] = True
    for at, word in enumerate(words):
        if not word.isspace() or not 0 < at < len(words) - 1:
            continue
        if words[at + 1][:1].islower():
            starts[at + 1] = False
        elif word.count("\n") >= 2 or words[at - 1][-1:] in _TERMINAL:
            starts[at + 1] = True
    return starts


def _datelines(text: str) -> Iterator[tuple[int, int]]:
    after = 0
    for line in (0, *(end.end() for end in re.finditer("\n", text))):
        found = _DATELINE.match(text, line) if line >= after else None
        if found is not None:
            after = found.end()
            yield found.span()
