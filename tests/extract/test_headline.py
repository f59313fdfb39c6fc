"""The places of a title beside its text."""

from __future__ import annotations

import pytest

from extract.headline import headline_places
from extract.model import Article
from geo.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return the program's gazetteer."""
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Two die in Opelousas", ["Opelousas"]),
        ("Opelousas Teen Hurt In Crash", ["Opelousas"]),
        ("Teen Hurt", []),
        ("Two die in Opelousas - KATC.com, Louisiana News", ["Opelousas"]),
    ],
)
def test_a_title_names_its_town(title: str, names: list[str], gazetteer: Gazetteer) -> None:
    text = "A teenager was hurt on Sunday."
    found = list(headline_places(Article("a", text, title), gazetteer))
    assert [place.name for place in found] == names
    assert all(place.span.start > len(text) for place in found)


def test_a_title_that_is_the_first_line_is_read_with_the_text(gazetteer: Gazetteer) -> None:
    title = "Two die in Opelousas"
    assert list(headline_places(Article("a", f"{title}\n\nThey died on Sunday.", title), gazetteer)) == []
