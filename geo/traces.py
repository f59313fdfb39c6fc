"""What is kept of an article's text once it has been read: enough to tell copies and reports of one incident.

A trace holds 32-bit hashes instead of words, some 5 bytes for each, so that ten thousand articles weigh
a few tens of megabytes and no text has to stay in memory.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extract.model import Article
from extract.resources import data_file
from geo.agencies import credited

SHINGLE = 5
"""Words in a row that make one shingle: two texts that share many were copied (Broder 1997)."""
MAX_SHINGLES = 2_000
"""Shingles kept of an article, those of the least hashes: a fair sample of a longer text."""
_MAX_COUNT = 127
_WORD = re.compile(r"[^\W_][\w'-]*")
# A capital letter after these says nothing: the word begins a sentence or a line.
_OPENS = frozenset(".!?:\n\"'\u201c\u2018(\u2022")


@dataclass(frozen=True, slots=True)
class Trace:
    """The hashes of one article's words and shingles.

    ``words`` are sorted; ``counts`` runs along with how often each stands there. ``names`` are those
    of words written with a capital inside a sentence, sorted. ``agency`` is the agency credited, or "".
    """

    article: str
    publisher: str
    published: date | None
    agency: str
    words: array[int]
    counts: bytes
    names: array[int]
    shingles: array[int]


def trace_of(article: Article) -> Trace:
    """Return the trace of an article's title and text."""
    text = article.text.replace("\u2019", "'")
    words = list(_words(text))
    counts = Counter([*(word for word, _ in words), *(word for word, _ in _words(article.title))])
    kept = sorted(counts.keys() - _function_words())
    return Trace(
        article=article.name,
        publisher=article.publisher,
        published=article.published,
        agency=credited(article.text),
        words=array("I", kept),
        counts=bytes(min(_MAX_COUNT, counts[word]) for word in kept),
        names=array("I", sorted({word for word, named in words if named})),
        shingles=array("I", _shingles([word for word, _ in words])),
    )


@lru_cache(maxsize=1)
def _function_words() -> frozenset[int]:
    lines = data_file("lexicons/function_words.txt").read_text(encoding="utf-8").splitlines()
    words = " ".join(line for line in lines if not line.startswith("#")).split()
    return frozenset(zlib.crc32(word.encode()) for word in words)


def _words(text: str) -> Iterator[tuple[int, bool]]:
    """Yield the hash of each word in lower case and whether it is written as a name."""
    for match in _WORD.finditer(text):
        word = match.group().removesuffix("'s")
        before = text[max(0, match.start() - 3) : match.start()].rstrip(" ")[-1:]
        named = word[:1].isupper() and bool(before) and before not in _OPENS
        yield zlib.crc32(word.lower().encode()), named


def _shingles(words: list[int]) -> list[int]:
    runs = zip(*(words[start:] for start in range(SHINGLE)), strict=False)
    hashes = {zlib.crc32(array("I", run).tobytes()) for run in runs}
    return sorted(hashes)[:MAX_SHINGLES]
