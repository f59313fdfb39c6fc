"""Several reports of one incident become one feature; everything else stays apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from extract import timespan
from extract.model import EventKind, Status, Toll
from geo import clusters
from geo.merge import merge, merged, origins_among
from geo.model import LocatedEvent
from geo.sameness import NEAR_KM, same_incident, weight
from tests.geo.incidents import ALEPPO, DAY, HAMA, IDLIB, SYRIA, claim, located, place


def dead(low: int, high: int | None = None) -> Toll:
    """Return a number of dead."""
    return Toll(killed_low=low, killed_high=high)


def test_two_reports_of_one_strike_are_one_feature_with_both_sources_and_claims() -> None:
    one = located(HAMA, "a.txt", claims=[claim("Damascus", "SY")])
    other = located(HAMA, "b.txt", claims=[claim("Rebels")])
    (merged,) = merge([one, other])
    assert [s.article.name for s in merged.sources] == ["a.txt", "b.txt"]
    assert [c.claimant for c in merged.event.claims] == ["Damascus", "Rebels"]
    assert merged.independent_sources == 2
    assert len(merged.event.evidence) == 2


def test_a_single_report_is_left_as_it_is() -> None:
    one = located(HAMA)
    assert merge([one]) == [one]


def test_nothing_merges_to_nothing() -> None:
    assert merge([]) == []


@pytest.mark.parametrize(
    "other",
    [
        located(HAMA, "b.txt", day=date(2016, 8, 25)),
        located(HAMA, "b.txt", day=None),
        located(IDLIB, "b.txt"),
        located(SYRIA, "b.txt"),
        located(None, "b.txt"),
        located(HAMA, "b.txt", kind="talks"),
    ],
    ids=["next-day", "undated", "other-town", "country", "unlocated", "other-kind"],
)
def test_different_incidents_stay_apart(other: LocatedEvent) -> None:
    assert len(merge([located(HAMA), other])) == 2


def test_undated_reports_stay_apart() -> None:
    assert len(merge([located(HAMA, "a.txt", day=None), located(HAMA, "b.txt", day=None)])) == 2


def test_unlocated_reports_stay_apart() -> None:
    assert len(merge([located(None, "a.txt"), located(None, "b.txt")])) == 2


def test_a_day_and_its_month_stay_apart() -> None:
    month = located(HAMA, "b.txt")
    month = replace(month, event=replace(month.event, when=timespan.month(DAY.year, DAY.month)))
    assert len(merge([located(HAMA), month])) == 2


def test_two_towns_of_one_list_stay_apart() -> None:
    near = place("Hama suburb", HAMA.lon + 0.01, HAMA.lat)
    assert len(merge([located(HAMA, "a.txt"), located(near, "a.txt")])) == 2


def test_two_towns_of_one_name_in_one_article_stay_apart() -> None:
    """An article that names two places means two, whatever the gazetteer calls them."""
    twin = replace(HAMA, id="t:hama-2", lon=HAMA.lon + 0.05)
    assert len(merge([located(HAMA, "a.txt"), located(twin, "a.txt")])) == 2


def test_two_entries_of_one_town_in_the_gazetteer_are_one_place() -> None:
    twin = replace(HAMA, id="t:hama-2", lon=HAMA.lon + 0.05)
    assert len(merge([located(HAMA, "a.txt"), located(twin, "b.txt")])) == 1


def test_towns_of_one_name_far_apart_are_two_places() -> None:
    degrees = 2 * NEAR_KM / 111.2
    namesake = replace(HAMA, id="t:hama-2", lat=HAMA.lat + degrees)
    assert len(merge([located(HAMA, "a.txt"), located(namesake, "b.txt")])) == 2


def test_rival_tolls_stand_side_by_side_and_are_never_summed() -> None:
    one = located(HAMA, "a.txt", toll=dead(5, 5), claims=[claim("Damascus", "SY", killed=5)])
    other = located(HAMA, "b.txt", toll=dead(20, 20), claims=[claim("Rebels", killed=20)])
    (merged,) = merge([one, other])
    assert [c.toll.killed_low for c in merged.event.claims] == [5, 20]
    assert merged.event.toll.killed_low in (5, 20)
    assert merged.event.toll.killed_high in (5, 20)


def test_a_missing_toll_is_taken_from_the_other_report() -> None:
    (merged,) = merge([located(HAMA, "a.txt"), located(HAMA, "b.txt", toll=dead(20, 20))])
    assert merged.event.toll == dead(20, 20)


def test_two_tolls_of_one_article_are_two_incidents() -> None:
    reports = [located(HAMA, "a.txt", at=at, toll=toll) for at, toll in ((0, dead(5, 5)), (50, dead(20, 20)))]
    assert len(merge(reports)) == 2


def test_one_article_that_tells_a_strike_twice_is_one_source_origin() -> None:
    (merged,) = merge([located(HAMA, "a.txt", at=0), located(HAMA, "a.txt", at=50)])
    assert merged.independent_sources == 1


def test_copies_of_one_publisher_are_one_origin() -> None:
    (merged,) = merge([located(HAMA, "a.txt", "Agency"), located(HAMA, "b.txt", "Agency")])
    assert (len(merged.sources), merged.independent_sources) == (2, 1)


def test_a_denial_in_another_report_makes_it_contested() -> None:
    claimed = located(HAMA, "a.txt", status="claimed", claims=[claim("Rebels")])
    denied = located(HAMA, "b.txt", status="denied", claims=[claim("Damascus", "SY", "denies")])
    (merged,) = merge([claimed, denied])
    assert merged.event.status == "contested"


def test_two_claims_stay_a_claim() -> None:
    reports = [located(HAMA, f"{c}.txt", status="claimed", claims=[claim(c)]) for c in "ab"]
    assert [m.event.status for m in merge(reports)] == ["claimed"]


def test_independent_reports_are_surer_than_one_and_never_certain() -> None:
    reports = [located(HAMA, f"{i}.txt", confidence=0.8) for i in range(9)]
    (two,) = merge(reports[:2])
    (nine,) = merge(reports)
    assert 0.8 < two.event.confidence < 1
    assert two.event.confidence <= nine.event.confidence < 1


def test_copies_are_no_surer_than_one() -> None:
    (merged,) = merge([located(HAMA, f"{i}.txt", "Agency", confidence=0.8) for i in range(5)])
    assert merged.event.confidence == pytest.approx(0.8)


REPORTS = [
    located(HAMA, "a.txt", claims=[claim("Rebels")]),
    located(HAMA, "b.txt", toll=dead(20, 20), claims=[claim("Damascus", "SY", "denies")]),
    located(ALEPPO, "c.txt"),
    located(HAMA, "d.txt", day=date(2016, 8, 25)),
]


def told(found: list[LocatedEvent]) -> set[tuple[object, ...]]:
    """Return what must not depend on the order of the articles."""
    return {
        (
            f.place and f.place.id,
            f.event.when.edtf,
            f.event.status,
            f.event.toll,
            f.event.confidence,
            frozenset(s.article.name for s in f.sources),
            frozenset(c.claimant for c in f.event.claims),
        )
        for f in found
    }


def test_the_order_of_the_articles_does_not_matter() -> None:
    assert {frozenset(told(merge(order))) for order in permutations(REPORTS)} == {frozenset(told(merge(REPORTS)))}


def test_no_report_is_lost() -> None:
    merged = merge(REPORTS)
    assert sum(len(m.sources) for m in merged) == len(REPORTS)


def test_features_come_in_the_order_of_their_first_report() -> None:
    order = [REPORTS[2], REPORTS[0], REPORTS[3], REPORTS[1]]
    assert [m.sources[0].article.name for m in merge(order)][:1] == ["c.txt"]
    assert len(merge(order)) == 3


def test_being_the_same_incident_is_mutual() -> None:
    for one, other in permutations(REPORTS, 2):
        assert same_incident(one, other) is same_incident(other, one)


def test_origins_are_publishers_or_else_articles() -> None:
    sources = [located(HAMA, name, publisher).sources[0] for name, publisher in (("a", "P"), ("b", "P"), ("c", ""))]
    assert origins_among(sources) == 2
    assert origins_among([]) == 0


def test_the_fullest_report_leads() -> None:
    vague = located(HAMA, "a.txt", place_basis="article", confidence=0.4)
    exact = located(HAMA, "b.txt", confidence=0.9)
    (merged,) = merge([vague, exact])
    assert (merged.id, merged.event.place_basis) == (exact.id, "sentence")


def test_five_times_the_reports_of_one_strike_are_one_feature_for_some_five_times_the_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = [0]

    def counted(*pair: Any) -> float:
        asked[0] += 1
        return weight(*pair)

    monkeypatch.setattr(clusters, "weight", counted)
    work = {}
    for number in (200, 1000):
        asked[0] = 0
        (merged,) = merge([located(HAMA, f"{n}.txt") for n in range(number)])
        assert len(merged.sources) == number
        work[number] = asked[0]
    assert work[1000] < 8 * work[200]  # of all pairs it would be 25 times


@pytest.mark.parametrize(
    ("kind", "status"), [("attack", "reported"), ("casualties", "reported"), ("battle", "claimed")]
)
def test_only_a_report_of_its_kind_or_a_toll_bears_out_a_claim(kind: EventKind, status: Status) -> None:
    accused = located(HAMA, "a.txt", kind="attack", claims=[claim("Damascus")], status="claimed")
    told = located(HAMA, "b.txt", kind=kind, place_basis="article", confidence=0.2)
    (merged,) = merge([accused, told])
    assert (len(merged.sources), merged.event.status) == (2, status)


def test_the_kind_is_that_of_most_reports_and_not_of_the_fullest() -> None:
    fullest = located(HAMA, "a.txt", kind="battle", toll=dead(3))
    others = [located(HAMA, name, kind="attack") for name in ("b.txt", "c.txt")]
    others[0] = replace(others[0], event=replace(others[0].event, subtype="shooting"))
    told_so = merged([fullest, *others]).event
    assert (told_so.kind, told_so.subtype, told_so.title) == ("attack", "shooting", "Shooting in Hama")
    assert told_so.toll == dead(3)
