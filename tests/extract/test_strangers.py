"""A name nobody knows, in the place of a place, keeps its event from the article's theatre."""

from __future__ import annotations

import pytest

from tests.lookup import events


def basis(sentence: str) -> str:
    """Return what the place of the last event rests on."""
    before = "Rebels shelled Hama on August 3. Troops captured Idlib on August 12. The road was long."
    return events(f"{before} {sentence}")[-1].place_basis


@pytest.mark.parametrize("sentence", ["Jets bombed a school on September 4."])
def test_an_event_without_a_place_takes_the_theatre(sentence: str) -> None:
    assert basis(sentence) == "article"


@pytest.mark.parametrize(
    "sentence",
    [
        "Jets bombed a school near Quarnak on September 4.",
        "Quarnak surrendered on September 4.",
        "The siege of Quarnak was lifted on September 4.",
        "Jets bombed a school at the village of Quarnak on September 4.",
    ],
)
def test_a_strange_place_is_not_the_theatre(sentence: str) -> None:
    assert basis(sentence) in ("none", "sentence")


def test_a_house_stands_in_the_town_the_text_is_about() -> None:
    assert basis("Jets bombed a wedding at the Quarnak Hotel on September 4.") == "article"
