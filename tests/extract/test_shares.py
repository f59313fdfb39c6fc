"""Victims told place by place."""

from __future__ import annotations

import pytest

from tests.lookup import events


def killed(text: str) -> dict[str, int | None]:
    """Return the lowest number of killed of each place."""
    return {p.name: e.toll.killed_low for e in events(text) for p in e.places}


@pytest.mark.parametrize(
    "text",
    [
        "Floods killed 102 people in Hama and 28 in Idlib on September 4.",
        "On September 4, 102 people died in Hama and 28 others in the town of Idlib.",
    ],
)
def test_each_place_has_its_own_count(text: str) -> None:
    assert killed(text) == {"Hama": 102, "Idlib": 28}


def test_one_count_for_all_places_stays_one() -> None:
    (event,) = events("Jets bombed Hama and Idlib on September 4, killing 102 people.")
    assert (event.toll.killed_low, len(event.places)) == (102, 2)


def test_a_count_before_the_first_of_two_places_is_of_both() -> None:
    assert killed("Floods killed 102 people in Hama and Idlib on September 4.") == {"Hama": 102, "Idlib": 102}


def test_the_number_of_a_day_counts_nobody() -> None:
    assert killed("A blast on September 4 in Hama, Syria killed one person.") == {"Hama": 1, "Syria": 1}
