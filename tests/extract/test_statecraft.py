"""In a text of everyday life talks are held by states, control changes by a conquest, and the displaced are many."""

from __future__ import annotations

import pytest

from tests.lookup import events

_DAILY = "The review of the year was long and its readers knew most of what it said about the town. " * 5


def kinds(told: str) -> set[str]:
    """Return the kinds of the events of a sentence in a text of everyday life."""
    return {e.kind for e in events(_DAILY + told)}


@pytest.mark.parametrize(
    "told",
    [
        "The school board met in Minsk on September 4.",
        "The firefighters agreed to a pay freeze in Minsk on September 4.",
        "He took over from the founder in Minsk on September 4.",
        "Adam Smith was driving a Mazda in Minsk on September 4.",
        "The lone occupant was evacuated in Minsk on September 4.",
        "Seven other people were taken to a hospital in Minsk on September 4.",
    ],
)
def test_private_life_is_no_event_of_states(told: str) -> None:
    assert not kinds(told) & {"talks", "control_change", "displacement"}


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("The foreign minister met the president in Minsk on September 4.", "talks"),
        ("A round of talks ended in Minsk on September 4.", "talks"),
        ("Egypt invaded Armenia in September 1990.", "control_change"),
        ("Two weeks later, on September 4, it captured Cairo.", "control_change"),
        ("Residents fled Cairo on September 4.", "displacement"),
        ("The suspect was captured by police in Minsk on September 4.", "other"),
    ],
)
def test_what_states_and_crowds_do_stays(told: str, kind: str) -> None:
    assert kind in kinds(told)
