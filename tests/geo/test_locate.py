"""From events with names to features with places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.model import Event, PlaceMention
from geo.locate import locate
from geo.model import LocatedEvent
from geo.nearplace import PREFIX
from tests.geo.incidents import (
    ALEPPO,
    ALEPPO_PROVINCE,
    CAIRO,
    DAY,
    HAMA,
    IDLIB,
    SYRIA,
    Extents,
    Resolver,
    event,
    extraction,
    mention,
)


def features(*events: Event, places: tuple[PlaceMention, ...] = ()) -> list[LocatedEvent]:
    """Locate events of one article whose mentions are ``places`` and those of the events."""
    mentions = {m.span: m for m in (*places, *(p for e in events for p in e.places))}
    return list(locate(extraction(*events, places=tuple(mentions.values())), Resolver(), Extents()))


def at(*names: str) -> tuple[PlaceMention, ...]:
    """Return literal mentions of these names, one after the other."""
    return tuple(mention(name, start=20 * i) for i, name in enumerate(names))


def labels(found: list[LocatedEvent]) -> list[str | None]:
    """Return the label of each feature's place."""
    return [f.place.label if f.place else None for f in found]


def test_an_event_at_one_place_is_one_feature() -> None:
    (found,) = features(event(*at("Hama")))
    assert found.place == HAMA


def test_an_event_at_several_places_is_a_feature_a_place_in_one_group() -> None:
    found = features(event(*at("Hama", "Idlib", "Aleppo")))
    assert labels(found) == ["Hama", "Idlib", "Aleppo"]
    assert len({f.group_id for f in found}) == 1
    assert len({f.id for f in found}) == 3


def test_of_several_towns_hit_each_feature_names_its_own() -> None:
    told = replace(event(*at("Hama", "Idlib")), target="Hama")
    assert [f.event.target for f in features(told)] == ["Hama", "Idlib"]


def test_whom_it_befell_stays_at_every_place() -> None:
    told = replace(event(*at("Hama", "Idlib")), target="civilians")
    assert [f.event.target for f in features(told)] == ["civilians", "civilians"]


def test_two_events_are_two_groups() -> None:
    found = features(event(*at("Hama"), at=0), event(*at("Hama"), at=50))
    assert len({f.group_id for f in found}) == 2


def test_a_place_named_twice_is_one_feature() -> None:
    assert len(features(event(mention("Hama", 0), mention("Hama", 40)))) == 1


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("Aleppo", "Aleppo province"), ["Aleppo"]),
        (("Aleppo province", "Aleppo"), ["Aleppo"]),
        (("Hama", "Syria"), ["Hama"]),
        (("Hama", "Aleppo province"), ["Hama", "Aleppo province"]),
        (("Cairo", "Syria"), ["Cairo", "Syria"]),
        (("Aleppo province", "Syria"), ["Aleppo province", "Syria"]),
        (("Orontes", "Hama"), ["Hama"]),
        (("Orontes",), ["Orontes"]),
    ],
)
def test_an_area_that_only_contains_another_place_is_dropped(names: tuple[str, ...], kept: list[str]) -> None:
    assert labels(features(event(*at(*names)))) == kept


def test_an_unknown_name_is_kept_without_a_place() -> None:
    (found,) = features(event(*at("Xolandia")))
    assert found.place is None
    assert found.resolution is not None
    assert found.resolution.mention.text == "Xolandia"


def test_an_unknown_name_does_not_take_the_theatre() -> None:
    hama = (mention("Hama", 100), mention("Hama", 200))
    assert labels(features(event(*at("Xolandia")), places=hama)) == [None]


def test_two_unknown_names_are_two_features() -> None:
    assert len(features(event(*at("Xolandia", "Yolandia")))) == 2


def test_an_event_without_place_takes_the_theatre_and_says_so() -> None:
    hama = (mention("Hama", 100), mention("Hama", 200))
    (found,) = features(event(place_basis="article"), places=hama)
    assert (found.place, found.event.place_basis) == (HAMA, "article")


def test_an_event_that_may_not_take_the_theatre_stays_unlocated() -> None:
    hama = (mention("Hama", 100), mention("Hama", 200))
    (found,) = features(event(place_basis="none"), places=hama)
    assert (found.place, found.resolution, found.event.place_basis) == (None, None, "none")


def test_without_a_theatre_the_event_stays_and_has_no_basis() -> None:
    (found,) = features(event(place_basis="article"))
    assert (found.place, found.event.place_basis) == (None, "none")


def test_a_point_lights_the_unit_around_it() -> None:
    (found,) = features(event(*at("Aleppo")))
    assert found.region_id == "t:province@2016"


def test_a_point_outside_all_units_lights_none() -> None:
    (found,) = features(event(*at("Cairo")))
    assert found.region_id is None


def test_an_area_lights_its_own_polygon_of_that_day() -> None:
    extents = Extents()
    named = at("Aleppo province")
    (found,) = locate(extraction(event(*named), places=named), Resolver(), extents)
    assert (found.place, found.region_id, extents.days) == (ALEPPO_PROVINCE, "t:province@2016", [DAY])


def test_the_title_names_the_place() -> None:
    (found,) = features(event(*at("Hama"), kind="battle"))
    assert found.event.title == "Fighting in Hama"


def test_the_title_of_an_unlocated_event_names_none() -> None:
    (found,) = features(event(kind="battle"))
    assert found.event.title == "Fighting"


def test_the_source_is_the_quote_with_its_offsets() -> None:
    told = event(*at("Hama"), at=50)
    (found,) = features(told)
    (source,) = found.sources
    assert (source.article.name, source.quote, source.start_char, source.end_char) == (
        "a.txt",
        told.evidence[0].text,
        50,
        60,
    )
    assert found.independent_sources == 1


def test_all_mentions_of_an_article_are_resolved_at_once() -> None:
    resolver = Resolver()
    one, two = event(*at("Hama"), at=0), event(*at("Hama"), at=50)
    list(locate(extraction(one, two, places=at("Hama")), resolver, Extents()))
    assert resolver.asked == 1


def test_an_article_without_events_has_no_features() -> None:
    assert features(places=at("Hama", "Idlib")) == []


# -- the theatre --------------------------------------------------------------------------------


def theatre(*named: PlaceMention) -> str | None:
    """Return where an event without a place goes in an article of these mentions."""
    (found,) = features(event(place_basis="article", at=490), places=named)
    return found.place.label if found.place else None


def times(name: str, count: int, start: int = 0) -> list[PlaceMention]:
    """Return so many mentions of a name."""
    return [mention(name, start + 20 * i) for i in range(count)]


def test_the_theatre_is_the_place_named_most() -> None:
    assert theatre(*times("Hama", 2), *times("Idlib", 4, 300)) == "Idlib"


def test_a_region_weighs_more_than_a_town_in_it() -> None:
    assert theatre(*times("Aleppo", 3), *times("Aleppo province", 3, 300)) == "Aleppo province"


def test_a_country_is_the_theatre_only_when_nothing_smaller_is_named_twice() -> None:
    assert theatre(*times("Syria", 9), *times("Hama", 2, 300)) == "Hama"
    assert theatre(*times("Syria", 3)) == "Syria"


def test_many_towns_of_which_none_holds_half_leave_a_history_without_a_theatre() -> None:
    spread = [*times("Hama", 10), *times("Idlib", 8, 300), *times("Cairo", 9, 500), *times("Aleppo", 9, 700)]
    assert theatre(*spread) is None


def test_a_few_towns_do_not_refute_a_theatre() -> None:
    assert theatre(*times("Hama", 2), *times("Idlib", 1, 300), *times("Cairo", 1, 500)) == "Hama"


def test_who_acts_is_not_the_theatre() -> None:
    acting = [mention("Cairo", 300 + 20 * i, "metonymic") for i in range(5)]
    assert theatre(*times("Hama", 2), *acting) == "Hama"


@pytest.mark.parametrize("use", ["demonym", "embedded"])
def test_adjectives_and_names_within_names_make_no_theatre(use: str) -> None:
    assert theatre(*(mention("Hama", 20 * i, use) for i in range(5))) is None  # type: ignore[arg-type]


def test_a_tie_goes_to_the_place_named_first() -> None:
    assert theatre(*times("Idlib", 2, 0), *times("Hama", 2, 300)) == "Idlib"
    assert theatre(*times("Idlib", 2, 300), *times("Hama", 2, 0)) == "Hama"


def test_no_known_place_no_theatre() -> None:
    assert theatre() is None
    assert theatre(*times("Xolandia", 3)) is None


def test_the_made_up_places_are_where_the_tests_think() -> None:
    """The control: Aleppo lies in the province of the stub, Hama and Idlib do not."""
    unit = Extents().unit_at
    inside = {p.name: unit(p.lon, p.lat) is not None for p in (ALEPPO, HAMA, IDLIB, CAIRO)}
    assert inside == {"Aleppo": True, "Hama": False, "Idlib": False, "Cairo": False}
    assert SYRIA.country == HAMA.country


def test_the_title_says_what_an_article_is_about() -> None:
    text = "The Hama Uprising, 1982\n" + " " * 600
    named = (mention("Hama", 4, "embedded"), mention("Idlib", 300))
    told = extraction(event(place_basis="article", at=490), places=named)
    article = replace(told.article, text=text)
    (found,) = locate(replace(told, article=article), Resolver(), Extents())
    assert found.place is not None
    assert found.place.label == "Hama"


def test_a_place_unknown_or_far_from_the_town_said_to_hold_it_stands_at_that_town() -> None:
    far, unknown = (replace(mention(name, start=9), container="Hama") for name in ("Cairo", "Eastgate"))
    town = mention("Hama", start=90)
    for one in (far, unknown):
        (found,) = features(event(one), places=(town,))
        assert (found.place and found.place.label, found.resolution and found.resolution.mention.text) == (
            "Hama",
            one.text,
        )


def test_a_place_near_the_town_said_to_hold_it_keeps_its_own_point() -> None:
    near = replace(mention("Hama", start=9), container="Idlib")
    assert labels(features(event(near), places=(mention("Idlib", start=90),))) == ["Hama"]


def test_an_area_that_only_says_whose_border_it_is_is_dropped() -> None:
    border = replace(ALEPPO_PROVINCE, id=f"{PREFIX}border:{SYRIA.id}+iso:TR", name="Border", label="Border")
    told, resolver = at("Syria", "Border"), Resolver()
    resolver.known |= {"Border": border}
    found = list(locate(extraction(event(*told), places=told), resolver, Extents()))
    assert labels(found) == ["Border"]


@pytest.mark.parametrize(("radius_km", "kept"), [(200.0, ["Hama"]), (20.0, ["Hama", "Valley"])])
def test_an_area_without_an_outline_reaches_as_far_as_its_radius(radius_km: float, kept: list[str]) -> None:
    valley = replace(
        HAMA, id="t:valley", name="Valley", label="Valley", kind="region", lat=34.5, uncertainty_km=radius_km
    )
    told, resolver = at("Hama", "Valley"), Resolver()
    resolver.known |= {"Valley": valley}
    assert labels(list(locate(extraction(event(*told), places=told), resolver, Extents()))) == kept
