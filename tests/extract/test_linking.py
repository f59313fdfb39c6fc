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
YEAR = (
    "A man was shot dead in Gaziantep. The man was shot in the head outside a shop. Police found the man. "
    "Nobody was held. Neighbours heard shots. In 2023 nine men were wounded in shootings in Gaziantep."
)
ACCIDENT = (
    "Someone in a passing vehicle opened fire in Gaziantep on Monday. Four men were shot, police said. "
    "One of the men was shot in the head."
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
    assert any("outside a shop" in quote.text for quote in first.evidence)
    assert [e.when.edtf for e in rest] == ["2023-08-02"]


def test_what_a_report_says_of_a_longer_time_is_not_its_incident() -> None:
    assert (events(YEAR)[0].when.edtf, events(YEAR)[0].toll.wounded_low) == ("2023-09-15", None)


def test_a_shooting_from_a_vehicle_is_a_shooting() -> None:
    assert [(e.kind, e.subtype) for e in events(ACCIDENT)] == [("attack", "shooting")]
