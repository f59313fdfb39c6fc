"""Events told in lists and chains: several days, entries without a verb, "two days after the attack"."""

from __future__ import annotations

import pytest

from extract.retell import days_after
from tests.lookup import events


def told(text: str) -> list[tuple[str, str, list[str]]]:
    """Return kind, day and places of the events of a text."""
    return [(e.kind, e.when.edtf, [p.name for p in e.places]) for e in events(text)]


def test_three_listed_days_are_three_events() -> None:
    days = [when for _, when, _ in told("Shelling hit Kharkiv on September 3, 4 and 5.")]
    assert days == ["2023-09-03", "2023-09-04", "2023-09-05"]


def test_two_days_after_the_attack_counts_from_the_attack() -> None:
    text = "Rebels attacked Hama on September 4. Two days after the attack, Syrian warplanes bombed Idlib."
    assert ("shelling", "2023-09-06", ["Idlib"]) in told(text)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Two weeks after the attack", 14),
        ("32 days after the attack", 32),
        ("132 days after the attack", None),
        ("Twenty-two days after the attack", None),
        ("The Alabama day after the storm", None),
    ],
)
def test_a_part_of_a_number_counts_no_days(words: str, days: int | None) -> None:
    assert days_after(words) == days


def test_an_entry_without_a_verb_has_the_kind_of_its_list() -> None:
    text = "Shelling was reported on these days:\n\n- 4 September: the market in Idlib.\n- 6 September: Hama."
    assert told(text) == [("shelling", "2023-09-04", ["Idlib"]), ("shelling", "2023-09-06", ["Hama"])]


def test_an_entry_after_another_matter_tells_nothing() -> None:
    text = "Talks were held in Ankara on September 1.\n\nFarmers sold wheat.\n\nPrices rose.\n\n- 6 September: Hama."
    assert not [places for _, _, places in told(text) if places == ["Hama"]]


def test_a_heading_carries_its_day() -> None:
    text = "Monday 4 September\n\nWarplanes bombed Idlib.\n\nTuesday 5 September\n\nShelling killed two people in Hama."
    assert told(text) == [("shelling", "2023-09-04", ["Idlib"]), ("shelling", "2023-09-05", ["Hama"])]
