"""Reports of one incident that differ by a day are dated as most of their origins date it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extract import timespan
from extract.model import DateBasis, TimeSpan
from geo.mergedday import day_of
from geo.model import LocatedEvent
from tests.geo.incidents import DAY, HAMA, located

NEXT = DAY + timedelta(days=1)


def told(day: date, name: str, basis: DateBasis = "sentence", origin: str = "") -> LocatedEvent:
    """Return a report of an incident in Hama; ``origin``: whom it comes from, by default itself."""
    feature = located(HAMA, name, day=day)
    sources = tuple(replace(s, origin=origin or name) for s in feature.sources)
    return replace(feature, event=replace(feature.event, date_basis=basis), sources=sources)


def lasting(feature: LocatedEvent, when: TimeSpan) -> LocatedEvent:
    """Return a report with another date."""
    return replace(feature, event=replace(feature.event, when=when))


def test_the_day_of_most_reports_holds_whatever_the_fullest_says() -> None:
    parts = [told(NEXT, "a"), told(DAY, "b"), told(DAY, "c")]
    assert day_of(parts[0], parts) == (timespan.day(DAY), "sentence")


def test_a_stated_day_outvotes_one_of_publication() -> None:
    parts = [told(NEXT, "a", "published"), told(NEXT, "b", "published"), told(DAY, "c")]
    assert day_of(parts[0], parts) == (timespan.day(DAY), "sentence")


def test_copies_of_one_text_have_one_voice() -> None:
    parts = [told(NEXT, "a", origin="agency"), told(NEXT, "b", origin="agency"), told(DAY, "c"), told(DAY, "d")]
    assert day_of(parts[0], [*parts, told(NEXT, "e", origin="agency")])[0] == timespan.day(DAY)


def test_of_days_with_equal_voices_the_earlier_holds() -> None:
    parts = [told(NEXT, "a"), told(DAY, "b")]
    assert day_of(parts[0], parts)[0] == timespan.day(DAY)


def test_a_weekend_is_made_finer_and_weeks_of_battle_are_not() -> None:
    weekend, weeks = (timespan.days(DAY, DAY + timedelta(days=n)) for n in (1, 20))
    for when, expected in ((weekend, timespan.day(NEXT)), (weeks, weeks)):
        main = lasting(told(DAY, "a"), when)
        assert day_of(main, [main, told(NEXT, "b")])[0] == expected


def test_reports_without_a_day_leave_the_date_as_it_is() -> None:
    main = lasting(told(DAY, "a"), timespan.UNDATED)
    assert day_of(main, [main])[0] == timespan.UNDATED


def test_a_month_a_report_gives_a_killing_is_made_finer_by_the_stated_day_of_another() -> None:
    month = timespan.month(DAY.year, DAY.month)
    for kind, expected in (("attack", timespan.day(DAY)), ("battle", month)):
        main = lasting(told(DAY, "a"), month)
        main = replace(main, event=replace(main.event, kind=kind))
        assert day_of(main, [main, told(DAY, "b"), told(DAY + timedelta(days=60), "c")])[0] == expected
