"""The place of an event whose clause names none."""

from __future__ import annotations

import pytest

from tests.lookup import events


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Militants ruled Palmyra for years. Kurdish forces seized it on September 4.", "control_change", "Palmyra"),
        ("Militants held Raqqa until Kurdish fighters captured it in June.", "control_change", "Raqqa"),
        ("Farmers in Izium sold wheat. Russian artillery shelled the town on September 4.", "shelling", "Izium"),
        ("Rebels had left Hama quietly. The army entered the city on September 4.", "control_change", "Hama"),
    ],
)
def test_the_town_is_the_settlement_named_last(text: str, kind: str, place: str) -> None:
    found = [e for e in events(text) if e.kind == kind]
    assert [[p.name for p in e.places] for e in found] == [[place]]
    assert found[0].place_basis == "context"


def test_a_town_of_its_own_name_is_no_earlier_one() -> None:
    (event,) = events("Farmers in Izium sold wheat. Artillery shelled the town of Novi Grod on September 4.")
    assert "Izium" not in [p.name for p in event.places]


@pytest.mark.parametrize(
    "text",
    [
        "Shelling hit Gaza on September 3. HMS Antelope was hit by a missile on September 4.",
        "Jets bombed Derna on September 3. A submarine sank the cruiser Aurora on September 4.",
    ],
)
def test_what_befalls_a_warship_has_no_place_on_land(text: str) -> None:
    event = events(text)[-1]
    assert (event.places, event.place_basis) == ((), "none")


def test_there_is_the_settlement_named_last() -> None:
    told = events("They shelled Hama on September 3. Talks ended there on September 4.")
    assert [p.name for e in told if e.kind == "talks" for p in e.places] == ["Hama"]


def test_the_city_is_no_village() -> None:
    told = events("Rebels took the village of Idlib on September 3. Troops captured the city on September 4.")
    assert [[p.name for p in e.places] for e in told if e.when.edtf == "2023-09-04"] == [[]]
