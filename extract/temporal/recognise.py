"""Recognise temporal expressions: what was written where, without saying when it was.

The text is read sentence by sentence, and a pattern is tried only where the sentence holds the
words it needs; each pattern is linear (:mod:`extract.temporal.rules`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from extract.model import Span
from extract.temporal.filters import plausible
from extract.temporal.rules import CLASSES, DIGIT, FOUR, RULES, THREE, Rule

_PARAGRAPH = re.compile(r"[^\n]+")
# The end of a sentence, certain enough: no time is written over it, as no abbreviation of one is so long.
_STOP = re.compile(r"(?<=[a-z]{5})[.!?] (?=[A-Z])")
_TOKEN = re.compile(r"[A-Za-z]+|\d+")
# The bits of a run of so many digits.
_DIGITS = (0, DIGIT, DIGIT, DIGIT | THREE, DIGIT | FOUR)
Hits = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Expression:
    """What was written where: ``op`` names the way to date it, ``args`` the parts it needs."""

    span: Span
    op: str
    args: dict[str, str] = field(default_factory=dict)


def recognise(text: str) -> list[Expression]:
    """Return the temporal expressions of a text in order, without overlaps; the longest wins."""
    return list(_recognised(text))


# The publication day and the events are read off one text, one after the other.
@lru_cache(maxsize=2)
def _recognised(text: str) -> tuple[Expression, ...]:
    kept: list[Expression] = []
    for paragraph in _PARAGRAPH.finditer(text):
        words, start = paragraph.group(), 0
        for end in (*(stop.end() for stop in _STOP.finditer(words)), len(words)):
            hits = _hits(words, start, end)
            if hits:
                kept.extend(_apart(_found(words, start, end, hits, paragraph.start())))
            start = end
    return tuple(kept)


def _hits(words: str, start: int, end: int) -> Hits:
    """Return where the vocabulary of each bit stands, in order."""
    hits: Hits = {}
    for match in _TOKEN.finditer(words, start, end):
        word = match.group()
        bits = CLASSES.get(word.lower()) or _DIGITS[min(len(word), 4)] * word.isdecimal()
        if bits and (len(word) > 1 or bits == DIGIT or words[match.end() : match.end() + 1] == "."):
            for bit in _bits(bits):
                hits.setdefault(bit, []).append(match.start())
    return hits


@lru_cache(maxsize=1024)
def _bits(held: int) -> tuple[int, ...]:
    return tuple(1 << n for n in range(held.bit_length()) if held >> n & 1)


@lru_cache(maxsize=1024)
def _fitting(held: int) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.needs & held == rule.needs)


def _found(paragraph: str, start: int, end: int, hits: Hits, offset: int) -> list[Expression]:
    found: list[Expression] = []
    near: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for rule in _fitting(sum(hits)):
        key = rule.needs, rule.reach
        if key not in near:
            near[key] = _near(min((hits[bit] for bit in _bits(rule.needs)), key=len), rule.reach, start, end)
        for first, last in near[key]:
            found.extend(_matches(rule, paragraph, first, last, offset))
    found.sort(key=lambda item: (item.span.start, -item.span.end))
    return found


def _near(places: list[int], reach: int, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of a text within reach of some places."""
    found: list[tuple[int, int]] = []
    for place in places:
        first, last = max(place - reach, start), min(place + reach, end)
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _matches(rule: Rule, paragraph: str, start: int, end: int, offset: int) -> Iterator[Expression]:
    for match in rule.pattern.finditer(paragraph, start, end):
        if plausible(rule.op, match, paragraph):
            args = {key: value for key, value in match.groupdict().items() if value is not None}
            yield Expression(Span(offset + match.start(), offset + match.end()), rule.op, args)


def _apart(found: list[Expression]) -> list[Expression]:
    """Keep the first of those that overlap, the longest of those that begin together."""
    kept: list[Expression] = []
    for item in found:
        if kept and item.span.start < kept[-1].span.end:
            if item.span.end > kept[-1].span.end and item.op != "clock" and kept[-1].op == "clock":
                kept[-1] = item
            continue
        kept.append(item)
    return kept
