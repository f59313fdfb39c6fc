"""A word the text uses for a commander is no town there; a place stays one."""

from __future__ import annotations

import pytest

from extract.language import parse
from extract.toponyms import find_places
from tests.lookup import TinyLookup


def names(text: str) -> list[str]:
    """Return the places of a text that are used literally."""
    lookup = TinyLookup()
    return [p.name for off, doc in parse(text) for p in find_places(doc, off, lookup) if p.use == "literal"]


def test_a_commander_is_no_town() -> None:
    text = "General Paris arrived in August. In the end the army defeated Paris and his men. The troops met Paris."
    assert "Paris" not in names(text)


@pytest.mark.parametrize("told", ["Paris himself was there.", "Paris and his men were there."])
def test_whom_a_pronoun_means_is_no_town(told: str) -> None:
    assert "Paris" not in names(f"{told} The army defeated Paris.")


def test_a_town_of_the_commanders_name_is_known_by_its_preposition() -> None:
    assert "Paris" in names("General Paris arrived in August. The troops were in Paris.")


def test_a_town_and_whose_brother_are_two() -> None:
    assert "Paris" in names("He moved to Paris and his brother followed. The fire destroyed Paris.")


def test_a_direction_before_a_people_is_no_place() -> None:
    assert names("A South Ukrainian raid surprised the guards.") == []


def test_forces_named_after_a_place_are_not_there() -> None:
    assert "Benghazi" not in names("On Tuesday they attacked the Benghazi forces.")
