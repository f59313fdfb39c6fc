"""Places told by their relation to a named one, and the words that are none of that."""

from __future__ import annotations

import pytest

from extract.document import Doc
from extract.language import parse
from extract.toponyms import find_places
from tests.lookup import TinyLookup, read


def hints(text: str) -> dict[str, str | None]:
    """Return the relation of each literal place of a text."""
    return {p.name: p.kind_hint for p in read(text).places if p.use == "literal"}


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        ("Rebels attacked villages in northern Syria on Monday.", "Syria", "part:north"),
        ("Protests spread in north-west Turkey on Monday.", "Turkey", "part:northwest"),
        ("Clashes took place in the south of Syria on Monday.", "Syria", "part:south"),
        ("Floods hit central Italy on Monday.", "Italy", "part:centre"),
        ("Shells hit a village 12 km west of Aleppo on Monday.", "Aleppo", "away:12:west"),
        ("Shells hit a base 12.5 kilometres to the north-east of the city of Aleppo.", "Aleppo", "away:12.5:northeast"),
        ("A convoy was hit ten miles south of Aleppo.", "Aleppo", "away:16.09:south"),
        ("Shells hit the Turkey-Syria border on Monday.", "Turkey", "border:Syria"),
        ("Shells hit the Turkey-Syria border on Monday.", "Syria", "border:Turkey"),
        ("Fighting broke out on the border between Turkey and Syria.", "Syria", "border:Turkey"),
        ("Fighting broke out on Turkey's border with Syria.", "Syria", "border:Turkey"),
        ("Smugglers were shot along the Turkish border on Monday.", "Turkish", "border:"),
        ("Shells fell in Syria near the Turkish border.", "Turkish", "border:Syria"),
        ("Three soldiers were killed on the Turkish-Syrian border.", "Syrian", "border:Turkish"),
        ("Shells hit a village west of Aleppo on Monday.", "Aleppo", "near:west"),
        ("The Turkish army sent tanks to its borders with Syria and Italy.", "Italy", "border:Turkish"),
    ],
)
def test_a_relation_is_told(text: str, name: str, hint: str) -> None:
    assert hints(text)[name] == hint


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit Aleppo from the west on Monday.", "Aleppo"),
        ("Troops moved north to Aleppo on Monday.", "Aleppo"),
        ("In northern Aleppo shells fell on Monday.", "Aleppo"),
        ("He walked 12 km in Aleppo.", "Aleppo"),
        ("Turkish border guards opened fire in Aleppo.", "Aleppo"),
        ("They were stopped 50 km from the Turkish border in Aleppo.", "Aleppo"),
    ],
)
def test_other_words_are_no_relation(text: str, name: str) -> None:
    assert hints(text)[name] is None


@pytest.mark.parametrize(
    "text",
    ["Turkish border guards opened fire in Aleppo.", "They were stopped 50 km from the Turkish border in Aleppo."],
)
def test_guards_and_distances_make_no_place_of_a_border(text: str) -> None:
    assert "Turkish" not in hints(text)


def test_a_kind_in_the_plural_is_about_each_of_a_list() -> None:
    assert hints("Shells hit Aleppo and Idlib provinces on Monday.") == {"Aleppo": "provinces", "Idlib": "provinces"}


def test_a_long_list_of_names_is_looked_back_over_no_further_than_a_list_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clock is read: the words looked at for each name do not grow with the list."""
    looked: list[int] = []
    whole = Doc.__getitem__
    monkeypatch.setattr(Doc, "__getitem__", lambda doc, at: looked.append(1) or whole(doc, at))
    counts = []
    for times in (100, 200):
        looked.clear()
        for offset, doc in parse("He saw " + "Hama, Idlib, " * times + "too.", fast=True):
            find_places(doc, offset, TinyLookup())
        counts.append(len(looked))
    assert counts[1] < 2.2 * counts[0]
