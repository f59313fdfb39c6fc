"""A killing told with its armed doer is an attack, among armed sides a battle; without one it counts the dead."""

from __future__ import annotations

import pytest

from tests.lookup import events


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen killed 12 villagers in Aleppo on Tuesday.", "attack"),
        ("Twelve people were killed by rebels in Aleppo on Tuesday.", "attack"),
        ("Soldiers killed 12 rebels in Aleppo on Tuesday.", "battle"),
        ("Twelve soldiers were killed in Aleppo on Tuesday.", "casualties"),
        ("A flood killed 12 people in Aleppo on Tuesday.", "disaster"),
    ],
)
def test_who_kills_whom_gives_the_kind(text: str, kind: str) -> None:
    assert [e.kind for e in events(text)] == [kind]
