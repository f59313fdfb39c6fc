"""Histories: the day a text was published dates nothing that happened long before it."""

from __future__ import annotations

from datetime import date

from tests.lookup import events

PUBLISHED = date(2019, 5, 2)
_WAR = (
    "In May 1864 the army left Richmond. On 12 June 1864 it besieged Petersburg. In March 1865 Lee attacked Hatcher. "
    "On 2 April 1865 Petersburg fell. In the autumn of 1865 prisoners came home."
)


def test_what_a_history_leaves_undated_did_not_happen_at_its_publication() -> None:
    told = events(
        f"{_WAR} Years went by. Winters passed. Harvests failed. Rains came. Rebels shelled Atlanta.", PUBLISHED
    )
    assert [e.date_basis for e in told if e.kind == "shelling"] == ["none"]


def test_news_with_one_look_back_keeps_its_publication() -> None:
    told = events("Rebels shelled Atlanta. The city had been taken in May 1864.", PUBLISHED)
    assert [e.date_basis for e in told if e.kind == "shelling"] == ["published"]


def test_a_year_before_christ_is_no_day_of_the_calendar() -> None:
    told = events("Rebels shelled Atlanta on 3 May 2019. In 146 BC the Romans captured Carthage.", PUBLISHED)
    assert [(e.when.start, e.date_basis) for e in told if e.kind == "control_change"] == [(None, "none")]


def test_a_year_before_christ_beside_another_event_leaves_a_date_as_it_is() -> None:
    told = events("Ruins of the city that fell in 146 BC were shelled in Carthage on 3 April 2019.", PUBLISHED)
    assert date(2019, 4, 3) in [e.when.start for e in told]
