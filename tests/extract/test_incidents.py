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
    ("Reinforcements arrived in Kharkiv on Monday.", "deployment", None),
    ("Police in riot gear cleared a camp of activists in Paris on Monday.", "protest", "intervention"),
    ("Workers at the port of Karachi are on strike since Monday.", "protest", None),
    (
        "Ten people died when residents set upon a thief and burned him alive in Lima on Monday.",
        "attack",
        "mob_violence",
    ),
    ("Soldiers and herders brawled near Lodwar on Monday.", "battle", None),
    ("A ferry carrying 150 people capsized off Manila on Monday.", "disaster", "accident"),
    ("A parcel bomb blew up at the offices of a newspaper in Rome.", "attack", "bombing"),
    ("A remote-controlled bomb struck a car in Kabul on Monday.", "attack", "bombing"),
    ("Demonstrators stormed the town hall in Nairobi on Monday.", "protest", "violent"),
    ("Insurgents stormed a police post near Hama on Monday.", "battle", None),
    ("Gunmen stormed a hotel in Hama on Monday.", "attack", None),
    ("The attackers struck Hama late on Monday.", "attack", None),
    ("Deminers cleared 40 mines from a field near Mosul on Monday.", "other", "weapons_seizure"),
    ("A convoy of tanks entered Ukraine on Monday.", "deployment", None),
    ("Police broke up a gathering of students in Rome on Monday.", "protest", "intervention"),
    ("At least 50 demonstrators were arrested in Rome on Monday.", "protest", "intervention"),
    ("Dozens of people were detained at a rally in Rome on Monday.", "protest", "intervention"),
    ("A statue of a king was pulled down in Rome on Monday.", "attack", "property_destruction"),
    ("Four guerrillas were killed in an army operation near Cali on Monday.", "battle", None),
    ("Insurgents with rocket-propelled grenades attacked a barracks in Mubi on Monday.", "battle", None),
    ("Officers took four people in Rome into custody on Monday.", "other", "arrest"),
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
    ("Floods destroyed a village near Derna on Monday.", "disaster", "flood"),
    ("Wildfires burned a village near Loutraki on Monday.", "disaster", "fire"),
    ("A blaze destroyed three houses in Minsk on Monday.", "disaster", "fire"),
    ("A drought destroyed crops in Kenya on Monday.", "disaster", "drought"),
    ("Another 22 people were injured in the accident near Caen on Monday.", "disaster", "accident"),
    ("Chemical waste has killed hundreds of people near Caen.", "disaster", "accident"),
    ("Gunmen seized 40 students near Kabul on Monday.", "attack", "kidnapping"),
    ("Police seized three men in Paris on Monday.", "other", "arrest"),
    ("A lawyer has gone missing in Kabul after he was forcibly disappeared.", "attack", "kidnapping"),
    ("A U.S. drone fired two missiles at a house near Kabul on Monday.", "shelling", "drone"),
    ("Students rioted in Paris after police fatally shot a man on Monday.", "protest", "violent"),
    ("Villagers attacked a nurse with stones near Conakry on Monday.", "attack", "mob_violence"),
    ("Supporters of rival parties pelted each other in Conakry on Monday.", "attack", "mob_violence"),
    ("The army killed four militants near Kabul on Monday.", "battle", None),
    ("Militants killed two soldiers near Kabul on Monday.", "battle", None),
    ("Kharkiv fell to the rebels on Monday.", "control_change", "non_state_gain"),
    ("Rebels were driven out of Kharkiv on Monday.", "control_change", "state_gain"),
    ("Ten rebels surrendered to the police in Kharkiv on Monday.", "talks", "agreement"),
    ("Rebel factions announced a merger in Kharkiv on Monday.", "deployment", None),
    ("Pirates boarded a tanker off Cotonou on Monday.", "other", "crime"),
    ("The ISIL fired 150 mortar rounds with poison gas at Kharkiv.", "attack", "chemical"),
    ("An earthquake struck Norcia on Monday.", "disaster", "earthquake"),
    ("The volcano erupted on Monday.", "disaster", "volcano"),
    ("A landslide buried a village on Monday.", "disaster", "landslide"),
    ("Floods hit Derna on Monday.", "disaster", "flood"),
    ("A cyclone struck Cox's Bazar on Monday.", "disaster", "storm"),
    ("A wildfire swept through the hills on Monday.", "disaster", "fire"),
    ("A cholera outbreak killed nine people in Haiti.", "disaster", "epidemic"),
    ("Police arrested two smugglers in Rome.", "other", "crime"),
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


def kinds_of(text: str) -> set[tuple[str, str | None]]:
    return {(e.kind, e.subtype) for e in events(text)}


def test_what_the_next_sentence_tells_of_a_protest_is_its_kind_too() -> None:
    """A march that ends in stone-throwing, or in tear gas, is told over two sentences."""
    lead = "Thousands of protesters marched through Paris on Monday."
    assert ("protest", "peaceful") in kinds_of(lead)
    assert ("protest", "violent") in kinds_of(f"{lead} Clashes erupted later.")
    assert ("protest", "intervention") in kinds_of(f"{lead} Police fired tear gas later.")


def test_guns_that_are_captured_are_no_ground() -> None:
    assert kinds_of("Two hundred pistols were captured in Kharkiv on Monday.") == {("other", "weapons_seizure")}


def test_a_town_taken_amid_fighting_is_told_once() -> None:
    assert {k for k, _ in kinds_of("Rebels took control of Kharkiv on Monday amid fierce fighting.")} == {
        "control_change"
    }


@pytest.mark.parametrize(
    "text",
    ["Bullets struck five boys in Kharkiv on Monday.", "Five boys were struck by bullets in Kharkiv on Monday."],
)
def test_who_is_struck_by_bullets_is_shot_at(text: str) -> None:
    assert kinds_of(text) == {("attack", "shooting")}


def test_what_a_headline_tells_in_the_present_has_happened() -> None:
    assert "talks" in {k for k, _ in kinds_of("Ankara cancels meeting with ambassador")}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Rebels seize airport in Kharkiv", "control_change"),
        ("Fighting continues in the streets of Kharkiv", "battle"),
        ("Police arrest opposition leader in Kharkiv", "other"),
    ],
)
def test_a_title_tells_in_the_present_and_a_sentence_of_habits_does_not(title: str, kind: str) -> None:
    assert [e.kind for e in events(title)] == [kind]
    assert events(f"{title}.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Crowds of protesters defied a police ban to take to the streets in Paris.",
        "Troops managed to take the town of Kharkiv.",
        "Sources informed the monitor that Turkish forces have set up a new military post in Kharkiv.",
        "The army handed a military base in Kharkiv over to the police.",
    ],
)
def test_what_was_managed_defied_or_said_has_happened(text: str) -> None:
    assert len(events(text)) == 1


def test_what_is_counted_says_what_is_meant() -> None:
    (event,) = events("Police seized 20 rifles and thousands of rounds in Paris.")
    assert (event.kind, event.subtype) == ("other", "weapons_seizure")


def test_a_verb_that_goes_down_does_not_go_off() -> None:
    assert [e.kind for e in events("A helicopter with oil workers went down off Malta.")] == ["disaster"]


def test_fighting_between_two_sides_is_a_noun() -> None:
    assert "battle" in {k for k, _ in kinds_of("Fighting between troops and rebels flared near Kharkiv on Monday.")}


def test_the_month_of_march_is_no_protest() -> None:
    assert [e.kind for e in events("Rebels captured Hama in March 2021.")] == ["control_change"]


def test_to_storm_a_place_is_no_weather() -> None:
    kinds = {e.kind for e in events("Gunmen stormed a hotel in Hama in March 2021 and killed 30 people.")}
    assert kinds == {"attack"}


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
