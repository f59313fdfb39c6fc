"""What goes to disk between reading and merging comes back equal, and shared values shared."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extract.model import Article, Claim, Loss, PlaceMention, Quote, Span, Toll, Venue
from geo.model import Candidate, LocatedEvent, Resolution
from geo.packing import packed, unpacker
from geo.traces import Trace, trace_of
from tests.geo.incidents import HAMA, located


def there_and_back(value: Any) -> Any:
    """Return a value as a line of a file gives it back."""
    kind: Any = type(value)
    return unpacker(kind)(json.loads(json.dumps(packed(value))))


def full() -> LocatedEvent:
    """Return a feature in which every kind of field holds something."""
    one = located(HAMA)
    quote = Quote("a", Span(3, 9), "odd \ud800 “letter”\n")
    claim = Claim("army", "SY", "denies", quote, Toll(killed_low=1, cumulative=True))
    loss = Loss("rebels", "", Toll(wounded_low=2), "army", quote, casualties_low=0)
    venue = Venue(PlaceMention(Span(0, 4), "Hama", "Hama", country="SY"), (("near", 0.1), ("title", -2.5)))
    event = replace(one.event, claims=(claim,), losses=(loss,), venues=(venue,), subtype="raid")
    found = Resolution(venue.mention, HAMA, 0.1 + 0.2, ("so",), (Candidate(HAMA, "primary", 1e-300, ("it",)),))
    return replace(one, event=event, resolution=found, region_id="iso:SY-HM", parts=(one,))


@pytest.mark.parametrize(
    "value",
    [
        full(),
        replace(full(), resolution=None, region_id=None, sources=()),
        Article("a", "", title="t", published=date(2016, 8, 24), published_basis="sidecar"),
        trace_of(Article("a", "The ship sank near Cape Coast and the ship burned.", published=date(2016, 8, 24))),
    ],
)
def test_values_come_back_equal_to_the_last_digit(value: Any) -> None:
    back = there_and_back(value)
    assert back == value
    assert repr(back) == repr(value)


def test_a_trace_takes_no_more_room_than_it_did() -> None:
    trace: Trace = there_and_back(trace_of(Article("a", "The ship sank.")))
    assert [trace.words.itemsize, type(trace.counts)] == [4, bytes]


def test_what_reports_share_comes_back_as_one() -> None:
    one, other = there_and_back(full()), there_and_back(full())
    assert one.place is other.place
    assert one.sources[0].article is other.sources[0].article
    assert one.event.when is other.event.when


def test_numbers_of_two_kinds_are_not_taken_for_one_another() -> None:
    whole, broken = (there_and_back(replace(HAMA, uncertainty_km=km)) for km in (1, 1.0))
    assert [repr(whole.uncertainty_km), repr(broken.uncertainty_km)] == ["1", "1.0"]
