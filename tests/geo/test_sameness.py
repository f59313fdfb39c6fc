"""Whether two reports tell of one incident: evidence weighed, series kept apart, the order of no matter."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from extract import timespan
from extract.model import Article, DateBasis, EventKind, Toll
from geo.focus import Wording
from geo.likeness import Likeness
from geo.merge import merge
from geo.model import LocatedEvent
from geo.sameness import ENOUGH, reasons, ruled_out, same_incident, weight
from geo.traces import Trace, trace_of
from tests.geo.incidents import ALEPPO_PROVINCE, DAY, HAMA, IDLIB, SYRIA, located, place

MARKET = (
    "Two bombs went off in the Souk al-Attarin market of Hama, killing the grocer Nabil Qassem and his nephew Yasin. "
    "Rescue worker Rima Haddad said the blasts brought down the arcade beside the Orontes water wheels."
)
MARKET_AGAIN = (
    "Nabil Qassem, a grocer, and his nephew Yasin died when bombs hit the Souk al-Attarin market, said Rima Haddad, "
    "who works with rescuers. Part of the arcade near the Orontes fell."
)
CONVOY = (
    "Gunmen stopped a convoy of flour lorries on the ring road of Hama and set three of them alight, the miller "
    "Jalal Darwish told reporters. Drivers fled towards the stadium. Insurers will not cover the route."
)
DAILY = "Shells fell on Hama again, hospital director Omar Sabbagh said. The Barada district was hit. Day {}."


def told(*texts: str) -> list[Trace]:
    """Return the traces of articles a.txt, b.txt, ..."""
    return [trace_of(Article(f"{name}.txt", text)) for name, text in zip("abcdefghij", texts, strict=False)]


def wording(traces: list[Trace], *features: LocatedEvent) -> Wording:
    return Wording(Likeness(traces), features)


def on(feature: LocatedEvent, day: date, basis: DateBasis = "sentence") -> LocatedEvent:
    """Return the feature on another day."""
    return replace(feature, event=replace(feature.event, when=timespan.day(day), date_basis=basis))


# -- without the texts ----------------------------------------------------------------------------


def test_kind_day_and_place_are_enough() -> None:
    assert same_incident(located(HAMA, "a.txt"), located(HAMA, "b.txt"))


@pytest.mark.parametrize("when", [timespan.year(2016), timespan.month(2016, 8)], ids=["year", "month"])
def test_a_year_of_violence_is_no_incident_and_a_month_hardly(when: timespan.TimeSpan) -> None:
    one, other = (
        replace(f, event=replace(f.event, when=when)) for f in (located(HAMA, "a.txt"), located(HAMA, "b.txt"))
    )
    assert same_incident(one, other) is (when.precision == "month")


def test_a_town_and_the_area_around_it_are_not_enough() -> None:
    near = place("Anadan", 37.04, 36.29)
    area = replace(ALEPPO_PROVINCE, uncertainty_km=80.0)
    assert not same_incident(located(near, "a.txt"), located(area, "b.txt"))


def test_every_reason_is_told_and_they_add_up() -> None:
    one, other = located(HAMA, "a.txt"), located(HAMA, "b.txt")
    told_reasons = list(reasons(one, other))
    assert all(reason.text for reason in told_reasons)
    assert weight(one, other) == pytest.approx(sum(reason.weight for reason in told_reasons))
    assert [reason.text for reason in told_reasons] == ["same kind", "same days", "same place"]


def test_a_toll_of_many_incidents_is_no_report_of_one() -> None:
    one = located(HAMA, "a.txt", toll=Toll(killed_low=5, killed_high=5))
    sum_of_all = located(HAMA, "b.txt", kind="casualties", toll=Toll(killed_low=900, cumulative=True))
    assert ruled_out(one, sum_of_all)


def undated(feature: LocatedEvent) -> LocatedEvent:
    return replace(feature, event=replace(feature.event, when=timespan.UNDATED, date_basis="none"))


@pytest.mark.parametrize(
    ("kind", "one", "other", "apart"),
    [
        ("other", "arrest", "closure", True),
        ("other", "arrest", "arrest", False),
        ("other", "arrest", None, False),
        ("disaster", "flood", "earthquake", True),
        ("disaster", "fire", "accident", False),
        ("attack", "bombing", "shooting", False),
    ],
)
def test_an_arrest_and_a_closure_of_a_day_and_town_are_two_events(
    kind: EventKind, one: str, other: str | None, apart: bool
) -> None:
    first, second = (
        replace(f, event=replace(f.event, kind=kind, subtype=finer))
        for f, finer in ((located(HAMA, "a.txt"), one), (located(HAMA, "b.txt"), other))
    )
    assert bool(ruled_out(first, second)) is apart


@pytest.mark.parametrize(("days", "apart"), [(-400, True), (-2, True), (-1, False), (3, False)])
def test_what_is_in_print_before_an_incident_is_not_of_it(days: int, apart: bool) -> None:
    """Days from the incident to the publication of the other report."""
    one, other = located(HAMA, "a.txt"), located(HAMA, "b.txt")
    article = Article("b.txt", "", published=DAY + timedelta(days=days))
    other = on(other, DAY + timedelta(days=min(days, 0)), "published")
    other = replace(other, sources=tuple(replace(s, article=article) for s in other.sources))
    assert bool(ruled_out(one, other)) is apart
    assert bool(ruled_out(other, one)) is apart


# -- with the texts -------------------------------------------------------------------------------


def test_names_shared_by_two_texts_speak_for_one_incident() -> None:
    near = place("Khattab", HAMA.lon + 0.1, HAMA.lat)
    one, other = located(HAMA, "a.txt"), located(near, "b.txt")
    assert not same_incident(one, other)
    assert same_incident(one, other, wording(told(MARKET, MARKET_AGAIN, CONVOY), one, other))
    assert not same_incident(one, other, wording(told(MARKET, CONVOY, MARKET_AGAIN), one, other))


def test_alike_texts_bridge_a_missing_place_and_an_area() -> None:
    one = located(HAMA, "a.txt")
    for other in (located(None, "b.txt"), located(SYRIA, "b.txt")):
        assert same_incident(one, other, wording(told(MARKET, MARKET_AGAIN, CONVOY), one, other))


@pytest.mark.parametrize(("likeness", "same"), [(0.15, False), (0.25, False), (0.4, True), (0.95, True)])
def test_reports_without_a_day_are_of_one_incident_only_where_their_texts_are_alike(
    likeness: float, same: bool
) -> None:
    """Two raids on one town, told without a day, are two raids; a copy of a text is a copy."""
    one, other = located(HAMA, "a.txt"), undated(located(HAMA, "b.txt"))
    assert same_incident(one, other, lambda *_: (likeness, 1.0)) is same
    assert same_incident(undated(one), other, lambda *_: (likeness, 1.0)) is same


def test_texts_on_the_same_theme_are_alike_only_where_they_share_what_is_rare() -> None:
    likeness = Likeness(told(MARKET, MARKET_AGAIN, CONVOY)).of
    alike, unlike = likeness("a.txt", "b.txt"), likeness("a.txt", "c.txt")
    assert alike is not None and unlike is not None and alike > 0.4 > 0.1 > unlike


def test_an_article_without_a_trace_says_nothing() -> None:
    assert Likeness(told(MARKET)).of("a.txt", "z.txt") is None


def test_what_an_article_mostly_tells_is_in_focus_and_the_rest_is_not() -> None:
    main, past = located(HAMA, "a.txt"), on(located(HAMA, "a.txt", at=30), date(2012, 5, 1))
    others = [on(located(HAMA, "a.txt", at=50 + i), DAY) for i in range(3)]
    found = wording(told(MARKET), main, past, *others)
    assert found.focus(main) == 1.0
    assert found.focus(past) < 0.5


@pytest.mark.parametrize("kind", ["shelling", "battle", "talks"])
def test_a_week_of_shelling_of_one_city_stays_a_week(kind: EventKind) -> None:
    """However alike the daily reports are among others, each stated day is an incident of its own."""
    days = [DAY + timedelta(days=n) for n in range(7)]
    features = [on(located(HAMA, f"{n}.txt", kind=kind), day) for n, day in enumerate(days)]
    texts = [DAILY.format(n) for n in range(7)] + [f"word{n} word{n + 1} word{n + 2}" for n in range(60)]
    traces = [trace_of(Article(f"{n}.txt", text)) for n, text in enumerate(texts)]
    assert (wording(traces, *features)(features[0], features[1]) or (0, 0))[0] > 0.8
    assert len(merge(features, traces)) == 7


def test_one_attack_told_a_day_apart_is_one_when_the_articles_say_so() -> None:
    """Of an attack overnight one report says Saturday, the other Sunday."""
    one, other = located(HAMA, "a.txt", kind="attack"), located(HAMA, "b.txt", kind="attack")
    other = on(other, DAY + timedelta(days=1))
    assert not same_incident(one, other)
    assert same_incident(one, other, wording(told(MARKET, MARKET_AGAIN, CONVOY), one, other))


def test_reports_on_the_day_after_join_their_day_and_no_chain() -> None:
    """Dated by publication, three reports over three days: the outer two are not one incident by the middle one."""
    features = [on(located(HAMA, f"{name}.txt"), DAY + timedelta(days=n), "published") for n, name in enumerate("abc")]
    merged = merge(features, told(MARKET, CONVOY, MARKET_AGAIN))
    assert all(len(one.sources) < 3 for one in merged)


def test_a_report_of_two_incidents_does_not_join_them() -> None:
    """The middle one agrees with both; the outer two, two stated days apart and in other words, do not."""
    bases: tuple[DateBasis, ...] = ("sentence", "published", "sentence")
    features = [
        on(located(HAMA, f"{name}.txt", kind="attack"), DAY + timedelta(days=n), basis)
        for n, (name, basis) in enumerate(zip("abc", bases, strict=True))
    ]
    found = wording(told(MARKET, MARKET + " " + CONVOY, CONVOY), *features)
    assert same_incident(features[0], features[1], found) and same_incident(features[1], features[2], found)
    assert len(merge(features, told(MARKET, MARKET + " " + CONVOY, CONVOY))) == 2


def test_the_order_of_reports_changes_nothing() -> None:
    spots = (HAMA, IDLIB, place("Khattab", HAMA.lon + 0.1, HAMA.lat), None)
    features = [
        on(located(spot, f"{name}.txt", at=10 * n), DAY + timedelta(days=n))
        for name in "abcde"
        for n, spot in enumerate(spots)
    ]
    traces = told(MARKET, MARKET_AGAIN, CONVOY, MARKET + CONVOY, MARKET_AGAIN + CONVOY)
    expected = merge(features, traces)
    for seed in range(5):
        shuffled, mixed = features[:], traces[:]
        random.Random(seed).shuffle(shuffled)
        random.Random(seed).shuffle(mixed)
        assert merge(shuffled, mixed) == expected


def test_the_threshold_lies_between_a_town_and_its_neighbour() -> None:
    near = place("Khattab", HAMA.lon + 0.1, HAMA.lat)
    assert weight(located(HAMA, "a.txt"), located(near, "b.txt")) < ENOUGH
    assert weight(located(HAMA, "a.txt"), located(HAMA, "b.txt")) >= ENOUGH


def test_two_full_names_of_one_dead_are_two_incidents() -> None:
    def killed(name: str, article: str) -> LocatedEvent:
        told = located(HAMA, article, kind="attack", toll=Toll(killed_low=1, killed_high=1))
        return replace(told, event=replace(told.event, target=name))

    same, other = killed("Nabil A. Qassem", "b.txt"), killed("Rima Haddad", "c.txt")
    assert same_incident(killed("Nabil Qassem", "a.txt"), same)
    assert not same_incident(killed("Nabil Qassem", "a.txt"), other)
