"""What a look-up has answered is not looked up again, and never more is kept than the cap."""

from __future__ import annotations

import pytest

from geo import remembered
from geo.gazetteer import Gazetteer
from geo.remembered import Remembered


def test_a_name_is_looked_up_once() -> None:
    asked: list[str] = []
    known = Remembered[int](lambda name: asked.append(name) or len(name))
    assert [known["Hama"], known["Hama"], known["Idlib"]] == [4, 4, 5]
    assert asked == ["Hama", "Idlib"]


def test_no_more_is_kept_than_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "CAPACITY", 3)
    known = Remembered[int](len)
    assert [known["x" * length] for length in range(10)] == list(range(10))
    assert len(known) <= 3


def test_a_prefix_is_remembered_as_the_index_has_it() -> None:
    gazetteer = Gazetteer.open()
    assert [gazetteer.has_prefix("New") for _ in range(2)] == [True, True]
    assert [gazetteer.has_prefix("Zzyzzx") for _ in range(2)] == [False, False]
