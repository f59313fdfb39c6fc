"""The scorer of toponyms, on cases whose counts are plain."""

from __future__ import annotations

import pytest

from extract.model import PlaceMention, Span
from geo.evaluation.toponyms import count
from geo.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Open the index once."""
    return Gazetteer.open()


GOLD = {
    "id": "one",
    "text": "Paris and Rome",
    "toponyms": [
        {"start": 0, "end": 5, "text": "Paris", "lat": 48.85, "lon": 2.35},
        {"start": 10, "end": 14, "text": "Rome", "lat": 0.0, "lon": 0.0},
    ],
}


def test_a_span_counts_only_whole_and_a_place_only_near(gazetteer: Gazetteer) -> None:
    told = [PlaceMention(Span(0, 5), "Paris", "Paris"), PlaceMention(Span(10, 13), "Rom", "Rome")]
    found = count(GOLD, told, gazetteer)
    assert (found.gold, found.told, found.right, found.placed, found.resolved) == (2, 2, 1, 1, 1)


def test_a_right_span_far_away_is_found_but_not_placed(gazetteer: Gazetteer) -> None:
    found = count(GOLD, [PlaceMention(Span(10, 14), "Rome", "Rome")], gazetteer)
    assert (found.right, found.placed) == (1, 0)
