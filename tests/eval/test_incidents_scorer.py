"""The scorer of news on single incidents, on cases whose verdicts are plain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from geo.evaluation.incidents import Told, right, score

GOLD: dict[str, Any] = {"id": "one", "date": "2016-05-04", "lat": 40.0, "lon": -80.0, "killed": 1, "wounded": 2}
DAY = date(2016, 5, 4)
TOLD = Told("attack", 0.9, 10, DAY, DAY, -80.0, 40.0, 1, 2)


def test_an_event_that_agrees_in_everything_is_right_in_everything() -> None:
    assert all(right(TOLD, GOLD).values())


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({"day": date(2016, 5, 3), "last_day": date(2016, 5, 3)}, {"day"}),
        ({"day": date(2016, 5, 2), "last_day": date(2016, 5, 2)}, {"day", "within_a_day"}),
        ({"last_day": date(2016, 5, 5)}, {"day", "within_a_day"}),
        ({"lat": 40.3}, {"place"}),
        ({"lat": None, "lon": None}, {"place"}),
        ({"killed": 0}, {"killed"}),
        ({"wounded": 3}, {"wounded"}),
    ],
)
def test_a_change_costs_its_own_measures_only(change: dict[str, Any], lost: set[str]) -> None:
    verdict = right(replace(TOLD, **change), GOLD)
    assert {name for name, good in verdict.items() if not good} == lost


def test_only_the_main_event_counts_and_the_oracle_sees_the_rest() -> None:
    found = score({"one": [replace(TOLD, killed=5), TOLD]}, [GOLD])
    assert (found.main["killed"], found.any_event["killed"]) == (0.0, 1.0)


def test_an_article_without_an_event_says_that_nobody_was_hurt_and_nothing_else() -> None:
    found = score({}, [{**GOLD, "killed": 0}])
    assert found.silent == 1.0
    assert {name for name, share in found.main.items() if share} == {"killed"}
