"""Who was hit, wounded or killed, as headlines tell it."""

from __future__ import annotations

import pytest

from extract.headlinetoll import told_in_headline
from extract.limits import MAX_HEADLINE_CHARACTERS

CASES = [
    ("2 dead, 3 hurt in crash", [("killed", 2, 2), ("wounded", 3, 3)]),
    ("17 soldiers killed, 30 wounded in ambush", [("killed", 17, 17), ("wounded", 30, 30)]),
    ("Quake kills at least 1,200 people", [("killed", 1200, None)]),
    ("Blast kills dozens in market", [("killed", 24, None)]),
    ("Strike on convoy leaves 4 wounded, driver dead", [("wounded", 4, 4), ("killed", 1, 1)]),
    ("Police: Teen boy, 3 women shot in North End", [("hit", 4, 4)]),
    ("Fire victim, 18, dies", [("killed", 1, 1)]),
    ("One of 5 shot in bar dies of injuries", [("hit", 5, 5), ("killed", 1, 1)]),
    ("7 Shot, One Dead in Hilltown", [("hit", 7, 7), ("killed", 1, 1)]),
    ("Six Shot, Two Fatally, on Saturday", [("hit", 6, 6), ("killed", 2, 2)]),
    ("Family of slain 7-year-old boy speaks", [("killed", 1, 1)]),
    ("Farmer fatally shoots 11-year-old daughter, himself", [("killed", 2, 2)]),
    ("4-year-old accidentally shoots himself, father charged", [("hit", 1, 1)]),
    ("Man who shot and killed son, himself, had debts", [("killed", 2, 2)]),
    ("Storm kills father of 3; three others injured", [("wounded", 3, 3), ("killed", 1, 1)]),
    ("Mother of two killed in crash", [("killed", 1, 1)]),
    ("Family of four found dead", [("killed", 4, 4)]),
    ("Couple shot in their home", [("hit", 2, 2)]),
    ("Jane Doe, 13, shot to death", [("killed", 1, 1)]),
    ("Man shot 12 times outside bar", [("hit", 1, 1)]),
    ("State police investigate triple murder", [("killed", 3, 3)]),
    ("Death of 3 miners under investigation", [("killed", 3, 3)]),
    ("Teen hospitalized after crash pronounced dead", [("killed", 1, 1)]),
    ("Third person dies after fire", [("killed", 1, None)]),
    ("Three charged in 2014 shooting", []),
    ("No one hurt as blast rocks factory", []),
    ("Plot to kill 3 ministers foiled", []),
    ("Toddler hurt in crash - The Dead River News", [("wounded", 1, 1)]),
    ("Ceasefire holds for a second day", []),
]


@pytest.mark.parametrize(("title", "told"), CASES)
def test_a_headline_tells_who_came_to_harm(title: str, told: list[tuple[str, int, int | None]]) -> None:
    assert [(one.fate, one.low, one.high) for one in told_in_headline(title)] == told


def test_no_more_of_a_title_is_read_than_a_headline_has() -> None:
    told = told_in_headline("x" * MAX_HEADLINE_CHARACTERS + " 3 people killed")
    assert told == []
