"""The place an article is mostly about, found in work that grows with its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, overload

import pytest

from geo import theatre
from geo.gazetteer import distance_km
from geo.model import Resolution
from geo.regions import Regions
from geo.theatre import theatre_of
from tests.geo.incidents import CAIRO, HAMA, mention


class Counted(Sequence[Resolution]):
    """Resolutions that count how often one of them is looked at."""

    def __init__(self, held: list[Resolution]) -> None:
        self._held, self.looks = held, 0

    def __iter__(self) -> Iterator[Resolution]:
        for one in self._held:
            self.looks += 1
            yield one

    def __len__(self) -> int:
        return len(self._held)

    @overload
    def __getitem__(self, at: int) -> Resolution: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Resolution]: ...
    def __getitem__(self, at: Any) -> Any:
        return self._held[at]


def looks(mentions: int) -> int:
    told = Counted([Resolution(mention("Hama", 10 * n), HAMA, 0.9, ()) for n in range(mentions)])
    theatre_of(told, Regions.open())
    return told.looks


def test_twice_the_mentions_are_twice_the_work() -> None:
    assert 0 < looks(400) <= 2 * looks(200)


def test_towns_far_apart_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gazette of many towns: each is held against those between its parallels, not against all."""
    asked: list[float] = []

    def counted(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
        asked.append(lat_a)
        return distance_km(lon_a, lat_a, lon_b, lat_b)

    monkeypatch.setattr(theatre, "distance_km", counted)
    towns = [replace(HAMA, id=f"t:{n}", lat=float(n)) for n in range(60)]
    theatre_of([Resolution(mention("Hama", 10 * n), town, 0.9, ()) for n, town in enumerate(towns)], Regions.open())
    assert len(asked) < 2 * len(towns)


def test_towns_beside_one_another_speak_for_each_other() -> None:
    """Of three towns named once each the two that are suburbs of one another outweigh the third."""
    held = [CAIRO, HAMA, replace(HAMA, id="t:suburb", lat=HAMA.lat + 0.1)]
    found = theatre_of([Resolution(mention("X", 10 * n), one, 0.9, ()) for n, one in enumerate(held)], Regions.open())
    assert found is not None and found.place == HAMA


def test_what_holds_the_place_named_before_it_is_not_counted_for_itself() -> None:
    """Of "Hama, Cairo. Hama, Cairo. Hama" the article is about Hama: each Cairo says which Hama is meant."""
    held = [replace(mention("Hama", at), container="Cairo") for at in (0, 20)]
    named = [mention("Cairo", at) for at in (6, 26)]
    told = [*(Resolution(m, HAMA, 0.9, ()) for m in held), *(Resolution(m, CAIRO, 0.9, ()) for m in named)]
    found = theatre_of(told, Regions.open())
    assert found is not None and found.place == HAMA
    apart = [Resolution(replace(m, container=None), HAMA, 0.9, ()) for m in held[:1]] + told[2:]
    other = theatre_of(apart, Regions.open())
    assert other is not None and other.place == CAIRO
