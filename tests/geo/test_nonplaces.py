"""Names of places that are none where they stand: people, ships, teams, papers, treaties, streets, offices."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import extract
from geo.gazetteer import Gazetteer


def literal(text: str, gazetteer: Gazetteer) -> list[str]:
    """Names that could become a place on the map."""
    return [p.text for p in extract(Article("one", text), gazetteer).places if p.use == "literal"]


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Henderson spoke on Monday.",
        "Paris Hilton spoke on Monday.",
        "Mr. Lincoln spoke on Monday.",
        "Nine-year-old Georgia Stevens won. Georgia is thrilled, and so is her coach.",
        "The USS Arizona sank on Sunday.",
        "The battleship Missouri sank on Sunday.",
        "Manchester United won on Sunday.",
        "The Washington Post reported it on Sunday.",
        "The Moscow Times reported it on Sunday.",
        "The Treaty of Versailles was signed on Monday.",
        "The Paris Agreement was signed on Monday.",
        "The Minsk Group met on Monday.",
        "Oxford University was closed on Monday.",
        "Police closed Wichita Street on Monday.",
        "The Department of Transportation was closed on Monday.",
        "Baku said on Monday that talks had failed.",
        "Washington denied it on Monday.",
        "The White House denied it on Monday.",
        "She speaks fluent French.",
    ],
)
def test_it_is_no_place_on_the_map(text: str, gazetteer: Gazetteer) -> None:
    assert literal(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell in Jordan on Monday.", "Jordan"),
        ("Floods hit Paris on Monday.", "Paris"),
        ("A fire broke out in Arizona on Monday.", "Arizona"),
        ("A bomb exploded in Manchester on Monday.", "Manchester"),
        ("Ada Lovelace was born in London.", "London"),
        ("Shells fell on Versailles, France, on Monday.", "Versailles"),
    ],
)
def test_the_same_names_are_places_where_the_words_say_so(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert name in literal(text, gazetteer)
