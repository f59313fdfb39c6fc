"""Which drafts of a report are one incident: parts of a town, hospitals and streets do not part what is one."""

from __future__ import annotations

from tests.lookup import events

PART = (
    "Four men were shot in Ankara on Monday night. One of the men was shot in the head in the Idlib neighborhood. "
    "A boy was shot in the leg in the Hama neighborhood."
)
HOSPITAL = (
    "Two men were shot in Gaziantep on Monday night. One of the men was shot in the leg and taken to a hospital in "
    "Ankara. The other man died at the scene."
)
COUNT = (
    "Seven bombs went off in Ankara on Monday and killed nine people. A bomb exploded at a market. "
    "An eighth explosion killed two people in Idlib on Monday."
)
LIST = (
    "Nine people were killed in bombings in Hama, Idlib and Aleppo on Monday. The bombings began in the morning. "
    "Police found another bomb in Ankara."
)
HISTORY = (
    "A man was shot in Gaziantep. The man was shot in the leg, police said. He was shot again at the door. "
    "Two men were shot with the same gun in 2009."
)
BETWEEN = (
    "A man was shot in Gaziantep on Monday. The man was shot in the leg. On August 2 two men were shot in Ankara. "
    "The shooting in Gaziantep happened outside a shop, and a woman was wounded too."
)


def _told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(e.when.edtf, tuple(p.name for p in e.places)) for e in events(text) if e.kind in ("attack", "casualties")]


def test_a_part_of_a_town_is_not_another_town() -> None:
    assert _told(PART) == [("2023-09-11", ("Ankara",))]


def test_the_hospital_is_not_where_it_happened() -> None:
    assert _told(HOSPITAL) == [("2023-09-11", ("Gaziantep",))]


def test_an_eighth_explosion_is_another_than_the_seven() -> None:
    assert ("2023-09-11", ("Idlib",)) in _told(COUNT)


def test_bombings_in_a_list_of_towns_are_not_one_incident() -> None:
    assert {"Hama", "Idlib", "Aleppo"} <= {name for _, places in _told(LIST) for name in places}


def test_what_happened_years_ago_does_not_date_a_report() -> None:
    (shooting,) = [e for e in events(HISTORY) if e.when.start is None or e.when.start.year > 2009]
    assert len(shooting.evidence) == 3


def test_a_draft_joins_the_incident_it_shares_most_with() -> None:
    first, *rest = events(BETWEEN)
    assert first.toll.wounded_low == 2
    assert [e.when.edtf for e in rest] == ["2023-08-02"]
