"""The place of a report's incident, chosen with a map from all that its article names."""

from __future__ import annotations

from dataclasses import replace

from extract.model import Event, Span, Venue
from extract.venues import weights
from geo.locate import locate
from geo.model import Place, Resolution
from geo.venues import evidence, places_of, venue_of
from tests.geo.incidents import CAIRO, HAMA, IDLIB, Extents, Resolver, event, extraction, mention, place

COUNTY = replace(place("Hama County", 36.8, 35.1, "district"), uncertainty_km=30.0)
STATE = place("Middle", 36.5, 35.5, "region")
IN_STATE = replace(IDLIB, admin1="Middle")


def venues(*found: tuple[Place | None, dict[str, float]]) -> tuple[tuple[Venue, ...], dict[Span, Resolution]]:
    """Return venues with this evidence, and what their names were resolved to."""
    told = [mention(p.name if p else "Nowhere", start=20 * i) for i, (p, _) in enumerate(found)]
    made = tuple(Venue(m, tuple(known.items())) for m, (_, known) in zip(told, found, strict=True))
    return made, {m.span: Resolution(m, p, 0.9, ()) for m, (p, _) in zip(told, found, strict=True)}


def map_evidence(*found: Place | None) -> list[dict[str, float]]:
    """Return what the map says for each of these places, beside the others."""
    made, by_span = venues(*((p, {}) for p in found))
    places = places_of(made, by_span)
    return [evidence(v, p, places, by_span) for v, p in zip(made, places, strict=True)]


def test_a_town_in_a_district_named_lies_in_it() -> None:
    hama, idlib, _ = map_evidence(HAMA, IDLIB, COUNTY)
    assert (hama["in a district named"], idlib["in a district named"]) == (1.0, 0.0)


def test_a_town_of_the_region_named_lies_in_it_and_another_does_not() -> None:
    idlib, hama, _ = map_evidence(IN_STATE, HAMA, STATE)
    assert (idlib["in a region named"], hama["in a region named"]) == (1.0, 0.0)
    assert (idlib["in no region named"], hama["in no region named"]) == (0.0, 1.0)


def test_a_town_far_from_all_others_is_alone() -> None:
    hama, _, cairo = map_evidence(HAMA, COUNTY, CAIRO)
    assert (hama["alone"], cairo["alone"]) == (0.0, 1.0)
    assert hama["company"] > cairo["company"]


def test_an_unknown_name_is_unlocated() -> None:
    (unknown,) = map_evidence(None)
    assert unknown == {"unlocated": 1.0}


def test_every_coefficient_belongs_to_some_evidence() -> None:
    of_the_map = {kind for known in map_evidence(HAMA, COUNTY, STATE, None) for kind in known}
    of_the_text = {"care", "dateline", "in", "its police", "late", "lead", "often", "people", "stated", "title"}
    assert set(weights()) == of_the_map | of_the_text | {"area", "country", "town or region"}


def test_a_namesake_far_away_gives_way_to_the_district_named() -> None:
    far = {"in": 1.0}
    made, by_span = venues((CAIRO, far), (COUNTY, far), (IDLIB, {}))
    best = venue_of(made, by_span)
    assert best is not None
    assert best.mention.name == "Hama County"


def test_without_places_there_is_no_venue() -> None:
    assert venue_of((), {}) is None


def told(*kinds: str) -> Event:
    """Return an event that its text places at Cairo, with Hama as a venue that has this evidence."""
    made, _ = venues((HAMA, dict.fromkeys(kinds, 1.0)))
    return replace(event(mention("Cairo", start=90)), venues=made)


def test_a_feature_stands_at_the_venue_chosen() -> None:
    one = told("in", "stated")
    places = (one.venues[0].mention, *one.places)
    (found,) = locate(extraction(one, places=places), Resolver(), Extents())
    assert found.place == HAMA
    assert found.event.place_basis == "sentence"


def test_a_place_no_sentence_on_the_incident_names_is_the_articles() -> None:
    one = told("its police")
    (found,) = locate(extraction(one, places=(one.venues[0].mention,)), Resolver(), Extents())
    assert found.event.place_basis == "article"


def test_the_feature_carries_no_venues() -> None:
    one = told("in")
    (found,) = locate(extraction(one, places=(one.venues[0].mention,)), Resolver(), Extents())
    assert found.event.venues == ()


def test_an_unknown_place_keeps_its_name_in_the_town_whose_police_speak() -> None:
    made, by_span = venues((HAMA, {"its police": 1.0, "often": 2.0}), (None, {"stated": 1.0}))
    inside = replace(made[1], mention=replace(made[1].mention, container="Hama"))
    assert venue_of((made[0], inside), by_span) == inside
    assert venue_of(made, by_span) == made[0]


def test_where_an_incident_is_told_in_another_country_is_not_where_it_was() -> None:
    much = {"title": 1.0, "often": 1.0, "lead": 1.0, "its police": 1.0, "dateline": 1.0}
    made, by_span = venues((CAIRO, much), (IDLIB, {"in": 1.0, "stated": 1.0}))
    best = venue_of(made, by_span)
    assert best is not None
    assert best.mention.name == "Idlib"
