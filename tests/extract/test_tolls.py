"""Counts of people as bounds: what is said, never more."""

from __future__ import annotations

import pytest

from extract.model import Toll
from extract.tolls import find_toll


def bounds(toll: Toll, harm: str) -> tuple[int | None, int | None]:
    """Return the low and high count of a harm."""
    return getattr(toll, f"{harm}_low"), getattr(toll, f"{harm}_high")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("12 people were killed", (12, 12)),
        ("twelve people died", (12, 12)),
        ("thirty-four soldiers died", (34, 34)),
        ("two dozen soldiers died", (24, 24)),
        ("at least 65 civilians have been killed", (65, None)),
        ("more than 1,000 were killed in one month", (1000, None)),
        ("no fewer than 40 people were killed", (40, None)),
        ("up to 50 people were killed", (0, 50)),
        ("fewer than 10 people died", (0, 10)),
        ("between 10 and 20 people were killed", (10, 20)),
        ("about 300 people were killed", (300, 300)),
        ("dozens of people were killed", (24, None)),
        ("hundreds died in four days of fighting", (200, 999)),
        ("thousands have died", (2000, None)),
        ("tens of thousands died", (20_000, 99_999)),
    ],
)
def test_the_dead_are_counted_as_bounds(text: str, killed: tuple[int | None, int | None]) -> None:
    assert bounds(find_toll(text), "killed") == killed


@pytest.mark.parametrize(
    ("text", "harm", "expected"),
    [
        ("34 people were wounded", "wounded", (34, 34)),
        ("scores of people were injured", "wounded", (40, None)),
        ("over 1 million people were displaced", "displaced", (1_000_000, None)),
        ("tens of thousands fled", "displaced", (20_000, 99_999)),
        ("20 soldiers were captured", "captured", (20, 20)),
    ],
)
def test_each_harm_has_a_count_of_its_own(text: str, harm: str, expected: tuple[int | None, int | None]) -> None:
    toll = find_toll(text)
    assert bounds(toll, harm) == expected
    others = {"killed", "wounded", "displaced", "captured"} - {harm}
    assert all(bounds(toll, other) == (None, None) for other in others)


def test_two_harms_of_one_sentence_keep_their_own_numbers() -> None:
    toll = find_toll("At least 25 people were killed and more than 40 were wounded")
    assert (bounds(toll, "killed"), bounds(toll, "wounded")) == ((25, None), (40, None))


@pytest.mark.parametrize(
    "text",
    [
        "the shelling went on",
        "people were killed",
        "they were killed on September 4",
        "he was killed in 2016",
        "20% of the dead were soldiers",
        "four days of fighting killed nobody",
        "between 30 and 20 people were killed",
        "the war lasted 44 days; the dead are not counted",
        "a man was hit in the 5200 block of the street where Weber lives",
    ],
)
def test_what_counts_no_people_is_no_toll(text: str) -> None:
    assert bounds(find_toll(text), "killed") == (None, None)


def test_things_are_not_people() -> None:
    toll = find_toll("20 villages were captured and 12 missiles were fired")
    assert toll == Toll()


def test_figures_are_never_added_up() -> None:
    toll = find_toll("At least 65 people were killed; officials said 37 people were killed")
    assert bounds(toll, "killed") == (65, None)


def test_a_running_total_is_marked() -> None:
    assert find_toll("At least 900 people have been killed since May").cumulative
    assert not find_toll("At least 900 people were killed").cumulative


def test_nothing_counted_is_not_a_running_total() -> None:
    assert not find_toll("Fighting has gone on since May").cumulative


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The death toll has risen to 41.", (41, 41)),
        ("Deaths stood at 1,200.", (1200, 1200)),
        ("The number of dead reached 300.", (300, 300)),
        ("The toll was revised down to 12 dead.", (12, 12)),
        ("They murdered some 700 men and boys there.", (700, 700)),
        ("200 bodies have been found.", (200, 200)),
        ("Twelve people, among them seven children, were killed.", (12, 12)),
        ("2,500 men (out of 10,000) died.", (2500, 2500)),
        ("On May 10 12 people were killed.", (12, 12)),
        ("102 people died in Hama and 28 in Idlib.", (102, 102)),
    ],
)
def test_the_count_is_of_all_who_died(text: str, killed: tuple[int, int]) -> None:
    assert bounds(find_toll(text), "killed") == killed


@pytest.mark.parametrize(
    "text",
    [
        "Three of the dead were children.",
        "A third of its 900 men were killed.",
        "No one was killed.",
        "They opened fire, killing Adam Smith, 18.",
        "A boy of 15 died in the fire.",
        "Adam Smith, aged 12, was killed.",
        "On May 10, 1897 Adam Smith was executed.",
    ],
)
def test_a_part_an_age_and_nobody_are_no_count(text: str) -> None:
    assert find_toll(text) == Toll()


def test_those_counted_one_after_the_other_died_together() -> None:
    toll = find_toll("The plane crashed, killing 11 people on board and three on the ground.")
    assert bounds(toll, "killed") == (14, 14)
    toll = find_toll("The bomb killed 11 people and wounded three.")
    assert (bounds(toll, "killed"), bounds(toll, "wounded")) == ((11, 11), (3, 3))


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Eight members of one family died", (8, 8)),
        ("Two of the 12 soldiers were killed", (2, 2)),
        ("A total of 50 people were killed", (50, 50)),
        ("some 2,000 people were massacred", (2000, 2000)),
        ("historians put the number of dead in Lisbon at 30,000 to 40,000", (30_000, 40_000)),
        ("in 2016 people were killed", (None, None)),
    ],
)
def test_the_number_that_counts_is_the_first_and_no_year(text: str, killed: tuple[int | None, int | None]) -> None:
    assert bounds(find_toll(text), "killed") == killed
