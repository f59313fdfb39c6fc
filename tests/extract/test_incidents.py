"""A sentence of our own for every finer kind, and what tells it from its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import DataError
from extract.incidents import load_incidents, spaced
from extract.lexicon import load_lexicon
from extract.triggers import find_triggers
from tests.lookup import events, sentences_of

KINDS = [
    ("Rebels claimed responsibility on Monday.", "statement", "responsibility"),
    ("Soldiers raped two women in the camp on Monday.", "attack", "sexual_violence"),
    ("Gunmen abducted a teacher near Kabul on Monday.", "attack", "kidnapping"),
    ("Jets carried out airstrikes on Idlib on Monday.", "shelling", "air"),
    ("A drone struck a fuel depot near Kharkiv on Monday.", "shelling", "drone"),
    ("Troops fired shells filled with chlorine on Monday.", "attack", "chemical"),
    ("A suicide bomber killed nine people in Kabul.", "attack", "suicide_bombing"),
    ("Two men hurled a grenade at a bar in Paris.", "attack", "grenade"),
    ("Police fired live rounds at protesters in Cairo, killing two.", "protest", "force"),
    ("Protesters threw stones at police in Berlin.", "protest", "violent"),
    ("Police used tear gas to disperse a demonstration in Ankara.", "protest", "intervention"),
    ("Thousands of people marched for clean air in Rome.", "protest", "peaceful"),
    ("A mob beat a thief to death in Peshawar.", "attack", "mob_violence"),
    ("Thieves looted shops in Port-au-Prince.", "attack", "property_destruction"),
    ("Fighting erupted between two tribes near Derna.", "battle", None),
    ("A roadside bomb exploded near Peshawar, wounding three soldiers.", "attack", "bombing"),
    ("Rockets hit Kharkiv on Monday.", "shelling", "missile"),
    ("Mortar fire killed three people in Donetsk.", "shelling", "artillery"),
    ("A gas pipe exploded in a factory in Caen, killing two workers.", "disaster", "accident"),
    ("A bus plunged into a river near Cairo.", "disaster", "accident"),
    ("An earthquake struck Norcia on Monday.", "disaster", "earthquake"),
    ("The volcano erupted on Monday.", "disaster", "volcano"),
    ("A landslide buried a village on Monday.", "disaster", "landslide"),
    ("Floods hit Derna on Monday.", "disaster", "flood"),
    ("A cyclone struck Cox's Bazar on Monday.", "disaster", "storm"),
    ("A wildfire swept through the hills on Monday.", "disaster", "fire"),
    ("A cholera outbreak killed nine people in Haiti.", "disaster", "epidemic"),
    ("Police arrested two smugglers in Rome.", "other", "organised_crime"),
    ("Police seized forty rifles in Cairo on Monday.", "other", "weapons_seizure"),
    ("Police arrested a journalist in Ankara on Monday.", "other", "arrest"),
    ("Rebels besieged Hama on Monday.", "control_change", "encirclement"),
    ("The army withdrew from Hama without a fight.", "control_change", "withdrawal"),
    ("The army recaptured Palmyra on Monday.", "control_change", "state_gain"),
    ("Insurgents captured Palmyra on Monday.", "control_change", "non_state_gain"),
    ("The army set up a new base near Manbij on Monday.", "deployment", "base"),
    ("Egypt expelled two diplomats on Monday.", "talks", "diplomacy"),
    ("Both sides agreed on an exchange of maps in Cairo.", "talks", "agreement"),
    ("Militants attacked an army checkpoint on Monday.", "battle", None),
    ("Gunmen opened fire on worshippers in a mosque.", "attack", "shooting"),
]


@pytest.mark.parametrize(("text", "kind", "subtype"), KINDS, ids=[f"{k} {s} {t[:20]}" for t, k, s in KINDS])
def test_a_sentence_tells_its_finer_kind(text: str, kind: str, subtype: str | None) -> None:
    (sentence,) = sentences_of(text)
    assert (kind, subtype) in [(t.kind, t.subtype) for t in find_triggers(sentence, load_lexicon())]


def test_the_month_of_march_is_no_protest() -> None:
    assert [e.kind for e in events("Rebels captured Hama in March 2021.")] == ["control_change"]


def test_who_takes_a_place_decides_whose_gain_it_is() -> None:
    gains = [e.subtype for text in ("The army took Hama.", "The rebels took Hama.") for e in events(text)]
    assert gains == ["state_gain", "non_state_gain"]


def test_words_stand_as_written_and_as_lemmas() -> None:
    (sentence,) = sentences_of("Rebels fled in March.")
    assert spaced(sentence.tokens) == " rebels fled in March . | rebel flee in March . "


def test_what_an_opening_tells_is_an_event_without_day_or_place() -> None:
    (event,) = events("A mob beat a thief to death.")
    assert (event.kind, event.places) == ("attack", ())


def test_an_opening_that_only_speaks_of_a_kind_tells_no_event() -> None:
    assert events("He wrote a book about the ceasefire.") == ()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ('[words]\na = ["x"]\n[[rule]]\nkind = "attack"\nof = ["attack"]\nwords = ["b"]', "unknown class"),
        ("[words", "not valid"),
    ],
)
def test_a_damaged_list_is_refused_by_name(tmp_path: Path, damage: str, told: str) -> None:
    file = tmp_path / "incidents.toml"
    file.write_text(damage, encoding="utf-8")
    with pytest.raises(DataError, match=told):
        load_incidents(file)
