"""Victims told place by place: "102 people died in Hama and 28 in Idlib"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from extract.doctext import text_of
from extract.losslists import HARMS
from extract.model import Event, PlaceMention
from extract.resources import one_of
from extract.sentence import Sentence
from extract.tolls import count_words

# "28 in", "at least 28 others in the town of": a count and, at once, where.
_COUNT_THERE = re.compile(
    r"(?P<count>(?:(?:at least|more than|over|about|around|some|nearly|up to)\s)?(?:\d[\d,]{0,8}|[a-z-]{3,12}))"
    rf"(?:\s(?:{one_of('shares', 'counted')}))?"
    rf"\s(?:in|at|near)\s(?:the\s(?:{one_of('shares', 'kinds')})\sof\s|the\s|nearby\s|neighbouring\s)?$"
)
_WINDOW = 80  # characters before a place that its count may stand in


def by_place(event: Event, sentence: Sentence) -> Iterator[Event]:
    """Yield the event once for each place that has a count of its own, and once for the others.

    The toll of the clause is that of the places without one; a sentence that counts two harms is left alone.
    """
    told = [harm for harm in HARMS if _low(event, harm) is not None]
    counts = {p: c for p in event.places if (c := _count_at(p, sentence)) is not None} if len(told) == 1 else {}
    rest = tuple(p for p in event.places if p not in counts)
    apart = len({low for low, _ in counts.values()} | ({_low(event, told[0])} if rest and told else set()))
    if len(event.places) < 2 or apart < 2:
        yield event
        return
    for place, (low, high) in counts.items():
        own: dict[str, Any] = {f"{told[0]}_low": low, f"{told[0]}_high": high}
        yield replace(event, places=(place,), toll=replace(event.toll, **own))
    if rest:
        yield replace(event, places=rest)


def _low(event: Event, harm: str) -> int | None:
    low: int | None = getattr(event.toll, f"{harm}_low")
    return low


def _count_at(place: PlaceMention, sentence: Sentence) -> tuple[int, int | None] | None:
    """The count that stands right before a place ("28 in Idlib"), or None."""
    start = place.span.start - sentence.offset
    begin = max(sentence.tokens.start_char, start - _WINDOW)
    found = _COUNT_THERE.search(text_of(sentence.tokens.doc)[begin:start])
    if found is None:
        return None
    last = begin + found.end("count") - 1 + sentence.offset
    of_date = any(t.span.start <= last < t.span.end for t in sentence.times)  # "on April 26 in Hama"
    return None if of_date else count_words(found["count"])
