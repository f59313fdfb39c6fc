"""Whether two mentions of a victim may be one person."""

from __future__ import annotations

import pytest

from extract.persons import Person
from extract.victimlist import may_be


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Person("Lee", first="Ann"), Person("Lee"), True),
        (Person("Lee", first="Ann"), Person("Ann"), True),
        (Person("Lee", first="Ann"), Person("Lee", first="Jo"), False),
        (Person("Lee"), Person("Kim"), False),
        (Person(stage="child"), Person(stage="adult"), False),
        (Person(stage="child"), Person("Lee"), True),
        (Person(age="19"), Person(age="21"), False),
    ],
)
def test_nothing_told_speaks_against_it(one: Person, other: Person, same: bool) -> None:
    assert may_be(one, other) is may_be(other, one) is same
