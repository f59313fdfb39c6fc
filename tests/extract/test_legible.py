"""Texts in capitals and texts with the faults of a scanner are read all the same; quotes stay as written."""

from __future__ import annotations

import pytest

from extract.legible import is_shouted, legible
from extract.model import Article
from extract.pipeline import extract
from tests.lookup import FRIDAY, TinyLookup, read

SHOUTED = (
    "REBELS SHELLED HAMA ON SEPTEMBER 4, KILLING AT LEAST NINE PEOPLE. THE ARMY CAPTURED PORT-AU-PRINCE ON "
    "SEPTEMBER 6. SYRIAN OFFICIALS SAID THAT FIGHTING NEAR ALEPPO HAD STOPPED."
)


@pytest.mark.parametrize("fast", [False, True], ids=["model", "fast"])
def test_events_and_places_of_a_text_in_capitals_are_found(fast: bool) -> None:
    found = extract(Article("a.txt", SHOUTED, published=FRIDAY), TinyLookup(), fast=fast)
    told = [(e.kind, e.when.edtf, [p.name for p in e.places]) for e in found.events]
    assert ("shelling", "2023-09-04", ["Hama"]) in told
    assert ("control_change", "2023-09-06", ["Port-Au-Prince"]) in told


def test_quotes_and_wordings_of_a_text_in_capitals_are_as_written() -> None:
    found = read(SHOUTED)
    assert {p.text for p in found.places} >= {"HAMA", "PORT-AU-PRINCE", "ALEPPO"}
    assert all(p.text == p.span.of(SHOUTED) for p in found.places)
    assert all(t.text == t.span.of(SHOUTED) for t in found.times)
    assert all(q.text == q.span.of(SHOUTED) for e in found.events for q in e.evidence)


def test_names_keep_their_capital_and_other_words_lose_it() -> None:
    assert legible(SHOUTED, TinyLookup()).startswith("Rebels shelled Hama on September 4, killing at least nine people")


def test_an_ordinary_text_is_left_alone() -> None:
    text = "Rebels shelled Hama. UN AND NATO SAID NOTHING. The U.S. Army came on 4 September with M1A1 tanks, 10 km on."
    assert legible(text, TinyLookup()) == text
    assert not is_shouted("HAMA")


@pytest.mark.parametrize("text", ["", "A", SHOUTED, "\u0130STANBUL " * 20, "STRASSE \u1e9e " * 20, "1l0 l2 kil1ed"])
def test_the_length_never_changes(text: str) -> None:
    assert len(legible(text, TinyLookup())) == len(text)


@pytest.mark.parametrize(
    ("scanned", "meant"),
    [
        ("Rebels kil1ed l2 people in Hama.", "Rebels killed 12 people in Hama."),
        ("They came in 2O16 with 1l0 tanks.", "They came in 2016 with 110 tanks."),
    ],
)
def test_letters_and_digits_a_scanner_mixed_up_are_told_apart(scanned: str, meant: str) -> None:
    assert legible(scanned, TinyLookup()) == meant


def test_a_scanned_toll_is_read() -> None:
    found = read("Rebels shelled Hama on September 4 and kil1ed l2 people.")
    assert [e.toll.killed_low for e in found.events] == [12]
    assert "kil1ed l2" in found.events[0].evidence[0].text


def test_an_accent_typed_for_an_apostrophe_ends_a_name() -> None:
    text = "It would limit Iran`s access and Hama\u00b4s trade; use `code` as it is."
    assert legible(text, TinyLookup()) == "It would limit Iran's access and Hama's trade; use `code` as it is."


def test_a_long_run_of_signs_is_room_for_nothing() -> None:
    text = f"Hama {'[' * 150} fell. One rule ({'-' * 40}) stays."
    assert legible(text, TinyLookup()) == f"Hama {' ' * 150} fell. One rule ({'-' * 40}) stays."
