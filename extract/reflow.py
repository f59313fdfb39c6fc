"""Lines as they were printed -> paragraphs: hyphens of line ends undone, page numbers and running heads left out."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_EDGE = 2  # lines at the top and foot of a page where heads and numbers stand
_LEAST_PAGES = 3  # a head runs when it stands on so many pages, and on half of all
_NUMBER = re.compile(
    r"(?:page )?[-\u2013\u2014 ]{0,3}\d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-\u2013\u2014 ]{0,3}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FULL, _HEADING = 0.8, 0.5  # shares of the usual length of a line, below which one ends a paragraph
_STOP = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019)\]]{0,2}$")
_BULLET = re.compile(r"^(?:[\u2022\u25cf\u25aa\u2013*-]|\d{1,2}[.)])\s")
_HYPHENS = ("-", "\u2010", "\u00ad")


def paragraphs(pages: list[str]) -> str:
    """Return the text of pages, given as their printed lines in reading order, with a blank line between paragraphs.

    A paragraph ends where a line is clearly shorter than the usual one and closes a sentence, where it is
    much shorter (headings), before a bullet and at an empty line; not at the end of a page. A word parted at
    a line end is put together, unless its parts or its form with the hyphen stand elsewhere in the text.
    """
    lines = [line for page in _without_running(pages) for line in page]
    usual = _usual(lines)
    known = _known_words(lines)
    pieces: list[str] = []
    for before, line in pairwise(["", *lines]):
        if line and before and not _ends(before, line, usual):
            pieces[-1], between = _joint(before, pieces[-1], line, known)
            pieces += [between, line]
        elif line:
            pieces += ["\n\n", line]
    return "".join(pieces[1:])


def _without_running(pages: list[str]) -> list[list[str]]:
    """Return the lines of each page without blanks at their ends, page numbers and running heads."""
    split = [[" ".join(line.split()) for line in page.strip().split("\n")] for page in pages]
    seen = Counter(key for lines in split for key in {_DIGITS.sub("#", line) for line in _edges(lines)})
    least = max(_LEAST_PAGES, len(pages) / 2)
    running = {key for key, times in seen.items() if key and times >= least}
    return [_inner(lines, running, len(pages) > 1) for lines in split]


def _edges(lines: list[str]) -> list[str]:
    return lines[:_EDGE] + lines[-_EDGE:]


def _inner(lines: list[str], running: set[str], numbered: bool) -> list[str]:
    last = len(lines) - 1

    def stays(at: int) -> bool:
        if min(at, last - at) >= _EDGE:
            return True
        is_number = numbered and at in (0, last) and _NUMBER.fullmatch(lines[at])
        return not is_number and _DIGITS.sub("#", lines[at]) not in running

    return [line for at, line in enumerate(lines) if stays(at)]


def _usual(lines: list[str]) -> int:
    """Return the length that nine lines of ten do not exceed, of those with text."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _ends(line: str, following: str, usual: int) -> bool:
    if line.endswith(_HYPHENS):
        return False
    short = len(line) / usual if usual else 1.0
    return bool(short < _HEADING or (short < _FULL and _STOP.search(line)) or _BULLET.match(following))


def _known_words(lines: list[str]) -> frozenset[str]:
    """Return the words, whole and with their hyphens, that stand within lines: no part of a parted one."""
    known: set[str] = set()
    for before, line in pairwise(["", *lines]):
        found = [word.lower() for word in _WORD.findall(line)]
        first, last = int(before.endswith(_HYPHENS)), len(found) - line.endswith(_HYPHENS)
        known.update(found[first:last])
    return frozenset(known)


def _joint(before: str, piece: str, line: str, known: frozenset[str]) -> tuple[str, str]:
    """Return the end of the text so far, without a hyphen that only parts a word, and what goes before ``line``."""
    if not before.endswith(_HYPHENS):
        return piece, " "
    if before.endswith("\u00ad"):  # a soft hyphen is one by its nature
        return piece[:-1], ""
    head, tail = _last_part(before), _first_part(line)
    compound = not tail[:1].islower() or f"{head}-{tail}".lower() in known
    apart = {head.lower(), tail.lower()} <= known and f"{head}{tail}".lower() not in known
    return (piece if compound or not head or apart else piece[:-1]), ""


def _last_part(line: str) -> str:
    words = _WORD.findall(line[-60:-1])
    return str(words[-1]) if words and line[-2:-1].isalpha() else ""


def _first_part(line: str) -> str:
    match = _WORD.match(line[:60])
    return match[0] if match else ""
