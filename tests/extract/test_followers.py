"""What befalls one place after another, told with "followed" or with the second date alone."""

from __future__ import annotations

import pytest

from tests.lookup import events


def taken(text: str) -> list[tuple[str, list[str]]]:
    """Return day and places of the changes of control."""
    return sorted((e.when.edtf, [p.name for p in e.places]) for e in events(text) if e.kind == "control_change")


@pytest.mark.parametrize(
    "text",
    [
        "Hama fell on September 4; Idlib followed two days later.",
        "Hama fell on September 4. Idlib followed on September 6.",
        "Hama was captured on September 4 and Idlib on September 6.",
        "Hama was captured on September 4 and Idlib on the 6th.",
        "Hama was captured on September 4. Two days later, on September 6, Idlib followed.",
        "Rebels captured Hama on September 4 and two days later captured Idlib.",
        "Hama was captured on September 4. Two days later it was the turn of Idlib.",
        "Hama was captured on September 4. On September 6 Idlib was next.",
    ],
)
def test_each_place_has_its_own_day(text: str) -> None:
    assert taken(text) == [("2023-09-04", ["Hama"]), ("2023-09-06", ["Idlib"])]


def test_a_place_that_follows_nothing_is_no_event() -> None:
    assert taken("The minister spoke in Hama on September 4. Idlib followed on September 6.") == []


def test_what_follows_something_else_befalls_nobody() -> None:
    assert taken("Hama fell on September 4. Idlib followed the talks on September 6.") == [("2023-09-04", ["Hama"])]


def test_a_day_said_twice_is_the_day_that_is_named() -> None:
    text = "The army left on August 28. Hama fell a week later, on September 5."
    assert ("2023-09-05", ["Hama"]) in taken(text)
    assert len(taken(text)) < 3


def test_one_place_on_two_days_is_two_events() -> None:
    text = "Rebels attacked Hama on September 4 and again on September 6."
    assert [e.when.edtf for e in events(text)] == ["2023-09-04", "2023-09-06"]
