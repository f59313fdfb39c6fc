"""The places where a report's incident may have happened, and what its text says for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import venues
from extract.errors import DataError
from extract.model import Article
from extract.venues import support, venues_of, weights
from tests.lookup import FRIDAY, TinyLookup, sentences_of


def evidence(text: str, title: str = "") -> dict[str, set[str]]:
    """Return the kinds of evidence for each place of a text, by its name."""
    article = Article("test.txt", text, title, published=FRIDAY)
    found = venues_of(article, sentences_of(text), [], TinyLookup())
    return {venue.mention.name.title(): {kind for kind, _ in venue.evidence} for venue in found}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A man was shot in Palmyra on Monday.", "in"),
        ("Palmyra police said that a man was shot on Monday.", "its police"),
        ("He was taken to a hospital in Palmyra on Monday.", "care"),
        ("A Palmyra man was shot on Monday.", "people"),
        ("PALMYRA, Sept 12 - A man was shot on Monday.", "dateline"),
        ("A man was shot in Palmyra on Monday.", "lead"),
    ],
)
def test_the_words_around_a_name_say_what_it_is_to_the_incident(text: str, kind: str) -> None:
    assert kind in evidence(text)["Palmyra"]


def test_a_name_in_the_title_counts_for_its_place() -> None:
    text = "A man was shot in Palmyra. He came from Hama."
    found = evidence(text, "Palmyra man shot")
    assert "title" in found["Palmyra"]
    assert "title" not in found["Hama"]


def test_what_stands_far_down_is_late() -> None:
    text = "A man was shot in Palmyra. " + "Nothing else was said. " * 10 + "A man was shot in Hama last year."
    found = evidence(text)
    assert "late" in found["Hama"]
    assert "late" not in found["Palmyra"]


def test_a_street_is_no_place_of_the_incident() -> None:
    assert "Hama" not in evidence("A man was shot in the 300 block of Hama in Palmyra.")


def test_support_is_the_sum_of_weights_and_values() -> None:
    known = weights()
    assert support({"in": 1.0, "often": 2.0, "no such kind": 5.0}) == pytest.approx(known["in"] + 2 * known["often"])


def test_a_missing_file_of_coefficients_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    weights.cache_clear()
    monkeypatch.setattr(venues, "data_file", lambda name: tmp_path / name)
    with pytest.raises(DataError, match=r"venues\.toml"):
        weights()
    weights.cache_clear()
