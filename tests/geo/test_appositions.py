"""A second name that only says where the first lies makes no second place."""

from __future__ import annotations

import pytest

from extract.model import PlaceMention, Span
from geo.appositions import merged
from geo.model import Resolution
from geo.nearplace import relative
from geo.regions import Regions
from tests.geo.incidents import ALEPPO, HAMA


def found(text: str, *names: str, unknown: str = "") -> list[str]:
    """Resolve the names of a text, the last to Hama or what its words make of it, and return the wording kept."""
    told: list[Resolution] = []
    for name in names:
        start = text.index(name)
        hint = "away:25:west" if "25 km west" in text and name == names[-1] else None
        mention = PlaceMention(Span(start, start + len(name)), name, name, kind_hint=hint)
        place = None if name == unknown else HAMA if name == names[-1] else ALEPPO
        told.append(relative(Resolution(mention, place, 1.0, ()), [], Regions.open()))
    return [f"{one.mention.text}@{one.place.name if one.place else '-'}" for one in merged(told, text)]


@pytest.mark.parametrize(
    "between",
    [", near ", ", just outside ", ", a village west of ", ", a small port town near ", ", 5 km south-east of "],
)
def test_where_a_place_lies_is_no_second_place(between: str) -> None:
    assert found(f"shelled Aleppo{between}Hama.", "Aleppo", "Hama") == ["Aleppo@Aleppo"]


@pytest.mark.parametrize("between", [" and ", ", ", " and near ", ", then moved west of "])
def test_two_places_stay_two(between: str) -> None:
    assert len(found(f"shelled Aleppo{between}Hama.", "Aleppo", "Hama")) == 2


def test_an_unknown_place_stands_where_the_words_put_it() -> None:
    text = "a market in Togoga, 25 km west of Hama, was hit"
    assert found(text, "Togoga", "Hama", unknown="Togoga") == ["Togoga@Togoga"]


def test_an_unknown_place_near_a_town_stays_open() -> None:
    """How far "near" is nobody says."""
    assert found("fighting in Togoga, near Hama.", "Togoga", "Hama", unknown="Togoga") == ["Togoga@-"]
