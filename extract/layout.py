"""Where the layout of a text begins a sentence: at the end of a paragraph, and around a dateline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.temporal.words import MONTHS

_TERMINAL = '.?!:;\u201d"\u2019)]'
# "BEIRUT, Dec 7 (Agency) - " at the start of a paragraph: where and when an article was written.
_DATELINE = re.compile(
    r"[ \t]{0,12}[A-Z][A-Z.'\u2019 -]{2,30}(?:, [A-Z][\w. ]{1,30}){0,2}(?:, (?:1[5-9]|20)\d\d)?(?: ?\([^()\n]{2,40}\))?"
    r"\s?(?:--?|[\u2013\u2014]|_)\s(?=\S)"
)

# A line by itself over a paragraph, as long as a heading is: no printed line of prose is so much shorter than the next.
_HEADING_CHARS = 90
_HEADING_SHARE = 0.8
_MONTHS = frozenset(name.capitalize() for name in MONTHS)
_OPEN_END = ".?!:;,\u2013\u2014-(\u201c"


def sentence_starts(words: Sequence[str], begins: Sequence[int], text: str) -> dict[int, bool]:
    """Return the words at which a sentence begins, or certainly does not, by the layout of the text.

    ``begins`` are the characters of ``text`` at which the words begin. A paragraph ends a sentence unless the
    next one begins in lower case, and so does a heading.
    """
    starts = dict.fromkeys(_months_of_days(words), False)
    bodies = _under_headings(text)
    for start, end in _datelines(text):
        first, after = bisect_left(begins, start), bisect_left(begins, end)
        starts |= {at: begins[at] == start for at in range(max(first, 1), after)}
        if after < len(begins):
            starts[after] = True
    starts |= dict.fromkeys(_cells(words, text), True)
    for at, word in enumerate(words):
        if not word.isspace() or not 0 < at < len(words) - 1:
            continue
        if words[at + 1][:1].islower():
            starts[at + 1] = False
        elif word.count("\n") >= 2 or words[at - 1][-1:] in _TERMINAL or begins[at + 1] in bodies:
            starts[at + 1] = True
    return starts


# A row of a table: its cells, two bars at least between them ("25 August | Hama | Two people died").
_ROW = re.compile(r"^[^|\n]{1,60}\|[^|\n]{1,200}\|[^\n]*$", re.M)


def _cells(words: Sequence[str], text: str) -> Iterator[int]:
    """Yield the words that begin a cell of a table, or the line after its row."""
    if text.count("|") < 2 or _ROW.search(text) is None:
        return
    for at in range(1, len(words)):
        before = words[at - 1]
        if not words[at].isspace() and (before == "|" or ("\n" in before and "|" in words[max(0, at - 60) : at])):
            yield at


def _months_of_days(words: Sequence[str]) -> Iterator[int]:
    """Yield the months behind the number of a day, which no sentence divides: "31 March - A policeman is killed"."""
    for at in range(1, len(words)):
        if words[at] in _MONTHS and words[at - 1].isdigit() and len(words[at - 1]) <= 2:
            yield at


def _under_headings(text: str) -> set[int]:
    """Where lines begin that stand under a heading: a short line after a blank one, without a stop."""
    found: set[int] = set()
    for block in re.finditer(r"(?:\A|\n[ \t]*\n)(?P<body>[^\n]+(?:\n[^\n]+){1,3})", text):
        start = block.start("body")
        for line, following in pairwise(block["body"].split("\n")):
            start += len(line) + 1
            if not _is_heading(line.strip(), following.strip()):
                break
            found.add(start + len(following) - len(following.lstrip()))
    return found


def _is_heading(line: str, following: str) -> bool:
    closed = line[-1:] in _OPEN_END or following[:1].islower()
    return not closed and len(line) <= min(_HEADING_CHARS, _HEADING_SHARE * len(following))


def _datelines(text: str) -> Iterator[tuple[int, int]]:
    after = 0
    for line in (0, *(end.end() for end in re.finditer("\n", text))):
        found = _DATELINE.match(text, line) if line >= after else None
        if found is not None:
            after = found.end()
            yield found.span()
