"""Words of weather and of arms that mean none, tolls beside the sick, and what stands behind "since"."""

from __future__ import annotations

import pytest

from extract.tolls import find_toll
from tests.lookup import events


@pytest.mark.parametrize(
    "text",
    [
        "A wave of strikes began in Ankara on 4 September 2023.",
    ],
)
def test_a_wave_of_something_else_is_no_disaster(text: str) -> None:
    assert "disaster" not in {e.kind for e in events(text)}


def test_a_wave_of_water_is_one() -> None:
    assert "disaster" in {e.kind for e in events("A wave of mud struck Ankara on 4 September 2023.")}


def test_a_strike_of_workers_is_a_protest_and_one_of_arms_is_none() -> None:
    assert {e.kind for e in events("The strike at the shipyard began in Ankara on 4 September 2023.")} == {"protest"}
    assert "protest" not in {e.kind for e in events("The strike hit a barracks in Idlib on 4 September 2023.")}


def test_cases_are_not_counted_with_the_dead() -> None:
    assert find_toll("more than 320,000 suspected cases and 1,740 deaths").killed_low == 1740


def test_what_a_forecast_is_measured_by_has_happened() -> None:
    told = events("It will be the worst spill since a tanker ran aground at Ankara on 4 September 2023.")
    assert [p.name for e in told for p in e.places] == ["Ankara"]


def test_a_train_from_a_town_arrives_elsewhere() -> None:
    told = events("The first relief train from Ankara arrived on 4 September 2023.")
    assert not [p for e in told for p in e.places if p.name == "Ankara"]


def test_an_animal_is_no_victim() -> None:
    assert not [e for e in events("A colt is killed for meat in Ankara on 4 September 2023.") if e.toll.killed_low]
