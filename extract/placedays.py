"""Several places and days of one verb: each place has the day said beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.doctext import text_of
from extract.model import Event, PlaceMention, TimeSpan
from extract.sentence import Sentence

_BESIDE = 5  # characters between a place and the date beside it: " on "


def date_beside(place: PlaceMention, sentence: Sentence) -> TimeSpan | None:
    """The day that follows a place's name at once ("Hama on September 4"), or None."""
    after = (t for t in sentence.times if t.when.start is not None and 0 < t.span.start - place.span.end <= _BESIDE)
    nearest = next(after, None)
    if nearest is None:
        return None
    start = place.span.end - sentence.offset
    between = text_of(sentence.tokens.doc)[start : nearest.span.start - sentence.offset]
    return nearest.when if between.strip(" ,") in ("", "on", "in") else None


# "Aba fell on the 4th, and on the 16th Owerri": a date after a comma or "and", then the place.
_GAPPED = re.compile(r"(?:[,;]|\band|\bthen)\s(?:on\s|in\s)?$")


def date_ahead(place: PlaceMention, sentence: Sentence) -> TimeSpan | None:
    """The day that stands before a place whose verb is left out ("and on the 16th Owerri"), or None."""
    text, offset = text_of(sentence.tokens.doc), sentence.offset
    near = (t for t in sentence.times if t.when.start is not None and 0 < place.span.start - t.span.end <= _BESIDE)
    ahead = next(near, None)
    if ahead is None or not _GAPPED.search(text, max(0, ahead.span.start - offset - 12), ahead.span.start - offset):
        return None
    between = text[ahead.span.end - offset : place.span.start - offset]
    return ahead.when if between.strip(" ,") in ("", "at", "in", "to") else None


def by_date(event: Event, sentence: Sentence) -> Iterator[Event]:
    """As in "captured Hama on September 4 and Idlib on September 6": each place with the date beside it."""
    dated = [(place, when) for place in event.places if (when := date_beside(place, sentence)) is not None]
    rest = tuple(place for place in event.places if place not in [known for known, _ in dated])
    days = {when for _, when in dated}
    if len(days) < 2 and (not rest or days <= {event.when}):
        yield event
        return
    for when in dict.fromkeys(when for _, when in dated):
        here = tuple(place for place, beside in dated if beside == when)
        yield replace(event, when=when, date_basis="sentence", places=here)
    if rest:
        yield replace(event, places=rest)


def on_its_day(event: Event, sentence: Sentence) -> Iterator[Event]:
    """Of several days of a verb, each with the places beside it: "Aba fell on the 4th, and on the 16th Owerri"."""
    days = {place: date_ahead(place, sentence) for place in event.places}
    if not any(days.values()):
        yield event
        return
    own = tuple(place for place, when in days.items() if when == event.when)
    others = tuple(place for place, when in days.items() if when is None)
    if own or others:
        yield replace(event, places=own or others)
