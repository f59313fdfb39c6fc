"""The town of a part of a town, and strays: the same answers as comparing each with all, in far fewer steps."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.model import PlaceMention, PlaceUse, Span
from geo import abstain, towns
from geo.abstain import ENOUGH_PLACES, without_strays
from geo.gazetteer import distance_km
from geo.model import Candidate, Place, PlacePrecision, Resolution
from geo.names import fold
from geo.quarters import in_their_towns
from geo.towns import Towns, apart, is_common
from tests.geo.incidents import CAIRO, HAMA, mention

NAMES = ["Hama", "Homs", "Idlib", "Old City", "Tartus", "HAMA", "Metro"]
LANDS = ["SY", "TR", "US"]
KINDS: list[PlacePrecision] = ["settlement", "settlement", "settlement", "country", "district"]
USES: list[PlaceUse] = ["literal", "literal", "embedded"]


def article(seed: int, size: int = 14) -> list[Resolution]:
    """Return made-up resolutions in the order of a text, some unlocated, some with a container."""
    dice = random.Random(seed)
    return [_one(dice, at) for at in range(size)]


def _one(dice: random.Random, at: int) -> Resolution:
    name = dice.choice(NAMES)
    holder = dice.choice([None, None, dice.choice(NAMES)])
    told = PlaceMention(Span(30 * at, 30 * at + 5), name, name, dice.choice(USES), "neighborhood", holder)
    spot = dice.randrange(6)
    lon, lat = 36.0 + 9 * (spot % 3), 35.0 + 0.8 * spot
    kind, land, people = dice.choice(KINDS), dice.choice(LANDS), dice.choice([900, 5_000_000])
    found = Place(f"t:{spot}{kind}{land}", name, name, kind, lon, lat, 5.0, land, "", people)
    return Resolution(told, found if dice.random() < 0.8 else None, 0.5, ())


def town_by_comparing(mention: PlaceMention, others: Sequence[Resolution]) -> Resolution | None:
    """Return what :meth:`Towns.of` should, by looking at all others."""
    if mention.container is not None:
        held = [r for r in others if r.mention.name == mention.container and r.place is not None]
        return min(held, key=lambda r: abs(r.mention.span.start - mention.span.start), default=None)
    named = [r for r in others if r.place is not None and r.place.kind == "settlement" and not is_common(r.mention)]
    named = [r for r in named if fold(r.mention.name) != fold(mention.name)]
    literal = [r for r in named if r.mention.use == "literal"]
    before = [r for r in literal if r.mention.span.start < mention.span.start]
    return next(iter((*reversed(before), *literal, *named)), None)


def far_by_comparing(place: Place, others: Sequence[Resolution]) -> bool:
    """Return what :meth:`Towns.are_all_far_from` should."""
    found = [r.place for r in others if r.place is not None and r.place.kind == "settlement" and r.place != place]
    return bool(found) and all(apart(place, town) for town in found)


def stray_by_comparing(one: Resolution, others: Sequence[Resolution]) -> bool:
    """Return whether :func:`without_strays` should leave a resolution open."""
    named = {r.place.id: r for r in others if r.place is not None and r.mention.use == "literal"}
    place = one.place
    if place is None or place.kind != "settlement" or one.mention.container or place.population >= abstain.SMALL:
        return False
    rest = [r.place for r in named.values() if r.place and fold(r.mention.name) != fold(one.mention.name)]
    if len(rest) < ENOUGH_PLACES or place.country in {other.country for other in rest}:
        return False
    return all(o.kind == "country" or distance_km(o.lon, o.lat, place.lon, place.lat) > abstain.FAR_KM for o in rest)


@pytest.mark.parametrize("seed", range(60))
def test_the_town_of_a_part_is_the_one_found_by_comparing_all(seed: int) -> None:
    found = article(seed)
    made = Towns(found)
    assert [made.of(r.mention) for r in found] == [town_by_comparing(r.mention, found) for r in found]


@pytest.mark.parametrize("seed", range(60))
def test_far_from_all_towns_is_the_same_as_by_comparing(seed: int) -> None:
    found = [r for r in article(seed) if r.place is None or r.place.kind == "settlement"]
    found = list({r.place.id if r.place else "": r for r in found}.values())
    made = Towns(found)
    for one in found:
        if one.place is not None:
            assert made.are_all_far_from(one.place) == far_by_comparing(one.place, found)


@pytest.mark.parametrize("seed", range(60))
def test_the_strays_are_those_found_by_comparing_all(seed: int) -> None:
    found = article(seed)
    expected = [None if stray_by_comparing(r, found) else r.place for r in found]
    assert [r.place for r in without_strays(found)] == expected


def test_the_seeds_hold_strays() -> None:
    """The test above would say nothing of articles without any."""
    assert any(stray_by_comparing(r, found) for found in map(article, range(60)) for r in found)


def test_steps_grow_with_the_article_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    real = distance_km

    def counted(*degrees: float) -> float:
        nonlocal steps
        steps += 1
        return real(*degrees)

    monkeypatch.setattr(towns, "distance_km", counted)
    monkeypatch.setattr(abstain, "distance_km", counted)
    base = [r for r in article(1, 3000) if r.place is not None]
    spread = [
        replace(r, place=replace(r.place, id=f"t:{at}", lat=-60 + at * 0.04))
        for at, r in enumerate(base)
        if r.place is not None
    ]
    made = Towns(spread)
    for one in spread:
        made.of(one.mention)
        if one.place is not None:
            made.are_all_far_from(one.place)
    without_strays(spread)
    assert steps < 100 * len(spread)


def _bearer(ident: str, lon: float, lat: float, land: str, people: int) -> Place:
    return Place(ident, "Geneva", "Geneva", "settlement", lon, lat, 5.0, land, "", people)


def test_far_from_all_else_a_small_towns_great_namesake_is_meant() -> None:
    company = [r for r in article(3, 40) if r.place is not None and r.place.kind == "settlement"]
    told = PlaceMention(Span(9000, 9006), "Geneva", "Geneva")
    great = Candidate(_bearer("t:ch", 6.1, 46.2, "CH", 201_741), "primary", 0.2)
    small = Resolution(told, _bearer("t:ny", -77.0, 42.9, "GB", 13_062), 0.22, (), (great,))
    assert without_strays([*company, small])[-1].place == great.place
    assert without_strays([*company, replace(small, runners_up=())])[-1].place is None


class Nothing:
    """Knows no names."""

    def candidates(self, name: str, limit: int = 50) -> list[Candidate]:
        """Return none."""
        return []

    def parents(self, id: str) -> tuple[str, ...]:
        """Return none."""
        return ()


def test_a_neighbourhood_known_only_as_a_town_far_away_stands_at_the_articles_town() -> None:
    hood = replace(mention("Cairo", 20), kind_hint="neighborhood")
    told = [Resolution(mention("Hama"), HAMA, 0.9, ()), Resolution(hood, CAIRO, 0.9, ())]
    assert [one.place for one in in_their_towns(told, Nothing())] == [HAMA, HAMA]
