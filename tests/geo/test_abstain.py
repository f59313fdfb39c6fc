"""A small town far from everything else an article names is left open; others are not."""

from __future__ import annotations

import pytest

from extract.model import PlaceMention, Span
from geo.gazetteer import Gazetteer
from geo.rank import resolve


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Open the index once."""
    return Gazetteer.open()


def place_of(gazetteer: Gazetteer, name: str, *others: str, container: str | None = None) -> str | None:
    """Resolve a name among others and return the country of its place."""
    mentions = [PlaceMention(Span(0, len(name)), name, name, container=container)]
    mentions += [PlaceMention(Span(100 * n, 100 * n + len(o)), o, o) for n, o in enumerate(others, start=1)]
    place = resolve(mentions, gazetteer)[0].place
    return place.country if place else None


POLISH = ("Pruszków", "Kraków", "Poland")


def test_a_small_town_of_another_continent_is_left_open(gazetteer: Gazetteer) -> None:
    assert place_of(gazetteer, "Elba", *POLISH) is None


def test_the_reason_is_given(gazetteer: Gazetteer) -> None:
    mentions = [PlaceMention(Span(50 * n, 50 * n + 5), o, o) for n, o in enumerate(("Elba", *POLISH))]
    assert "far from every other" in resolve(mentions, gazetteer)[0].reasons[0]


def test_a_great_city_is_known_everywhere(gazetteer: Gazetteer) -> None:
    assert place_of(gazetteer, "Chicago", *POLISH) == "US"


def test_a_country_that_is_named_keeps_its_towns(gazetteer: Gazetteer) -> None:
    assert place_of(gazetteer, "Elba", *POLISH, "Alabama") == "US"


def test_two_places_are_too_few_to_say_what_is_out_of_the_way(gazetteer: Gazetteer) -> None:
    assert place_of(gazetteer, "Elba", "Pruszków") == "US"


def test_a_name_that_many_places_share_is_not_meant_for_the_size_of_one(gazetteer: Gazetteer) -> None:
    assert place_of(gazetteer, "San Carlos", *POLISH) is None


def test_the_short_form_of_a_longer_name_nobody_knows_is_left_open(gazetteer: Gazetteer) -> None:
    assert place_of(gazetteer, "Elba", "Elba Peninsula") is None
    assert place_of(gazetteer, "Elba", "Elba Creek") == "US"
