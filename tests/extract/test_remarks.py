"""An event only mentioned to say something else, without its own day or place, is not told."""

from __future__ import annotations

import pytest

from tests.lookup import events

_LEAD = "The review of the year was long and its readers knew most of what it said about the region. " * 3


@pytest.mark.parametrize(
    "text",
    [
        "She said on Tuesday that the officers who attacked the guards had been promoted.",
        "The chief spoke on Tuesday to the families of victims of the shooting.",
    ],
)
def test_a_remark_is_no_event(text: str) -> None:
    assert "attack" not in {e.kind for e in events(_LEAD + text)}


@pytest.mark.parametrize(
    "text",
    [
        "Command passed on Tuesday to a colonel, who captured the fort.",
        "She said that the officers who attacked the guards in Hama on Tuesday had been promoted.",
    ],
)
def test_what_carries_the_story_on_is_told(text: str) -> None:
    assert {e.kind for e in events(_LEAD + text)} & {"attack", "control_change", "battle"}


@pytest.mark.parametrize(
    "text",
    [
        "The president traditionally receives the ambassadors in Minsk on September 4.",
        "For decades the villagers were cut off in Idlib.",
        "The brothers, who have fled Aleppo, believe in a return.",
    ],
)
def test_what_is_always_so_is_of_no_day(text: str) -> None:
    assert events(_LEAD + text) == ()


@pytest.mark.parametrize("verb", ["declined to comment", "filed a brief", "denounced the plan"])
def test_words_with_a_day_and_a_place_tell_no_happening(verb: str) -> None:
    assert events(f"{_LEAD} On 4 September 2023 lawyers in Minsk {verb}.") == ()
