"""Sixty sentences of many wars and disasters: who says so, for which side, with what stance, and what follows."""

from __future__ import annotations

import pytest

from tests.lookup import the_event

# text, claims as (claimant, side, stance), status
TABLE: list[tuple[str, list[tuple[str, str, str]], str]] = [
    # The article says so itself.
    ("An earthquake struck Amatrice on September 4.", [], "reported"),
    ("Rebels captured Hama on September 4 after a siege of two months.", [], "reported"),
    ("Two trains collided near Cairo on September 4, killing nine people.", [], "reported"),
    # Officials, armies and ministries speak for their country.
    (
        "The Ukrainian army said its troops had retaken Izium on September 4.",
        [("Ukrainian army", "UA", "asserts")],
        "claimed",
    ),
    (
        "Russia's defence ministry said it had shelled Kharkiv on September 4.",
        [("Russia's defence ministry", "RU", "asserts")],
        "claimed",
    ),
    (
        "Ethiopian officials announced that troops had entered Mekelle on September 4.",
        [("Ethiopian officials", "ET", "asserts")],
        "claimed",
    ),
    (
        "The Israeli military confirmed that it had bombed Rafah on September 4.",
        [("Israeli military", "IL", "asserts")],
        "claimed",
    ),
    (
        "Pakistani officials insisted that militants had attacked Peshawar on September 4.",
        [("Pakistani officials", "PK", "asserts")],
        "claimed",
    ),
    (
        "Libyan authorities acknowledged that the army had withdrawn from Benghazi on September 4.",
        [("Libyan authorities", "LY", "asserts")],
        "claimed",
    ),
    (
        "The government of Ethiopia said that rebels had shelled Mekelle on September 4.",
        [("government of Ethiopia", "ET", "asserts")],
        "claimed",
    ),
    # A capital or a seat of government speaks for its country.
    ("Kyiv said that Russian forces had shelled Kharkiv on September 4.", [("Kyiv", "UA", "asserts")], "claimed"),
    ("Moscow said its forces had taken Izium on September 4.", [("Moscow", "RU", "asserts")], "claimed"),
    ("The Kremlin said Ukrainian drones had struck Donetsk on September 4.", [("Kremlin", "RU", "asserts")], "claimed"),
    (
        "The White House said that Russia had bombed Kharkiv on September 4.",
        [("White House", "US", "asserts")],
        "claimed",
    ),
    ("Damascus claimed that rebels had shelled Aleppo on September 4.", [("Damascus", "SY", "asserts")], "claimed"),
    ("Ankara announced that its jets had bombed Manbij on September 4.", [("Ankara", "TR", "asserts")], "claimed"),
    (
        "According to Cairo, gunmen attacked a convoy near Rafah on September 4.",
        [("Cairo", "EG", "asserts")],
        "claimed",
    ),
    ("Moscow denied that its forces had shelled Kharkiv on September 4.", [("Moscow", "RU", "denies")], "denied"),
    # Groups without a country.
    (
        "The rebels claimed that they had shot down a helicopter over Idlib on September 4.",
        [("rebels", "", "asserts")],
        "claimed",
    ),
    ("The militants said they had captured Raqqa on September 4.", [("militants", "", "asserts")], "claimed"),
    (
        "Rebel commanders boasted that their men had stormed Palmyra on September 4.",
        [("Rebel commanders", "", "asserts")],
        "claimed",
    ),
    # Those who count and measure are reporters.
    (
        "Witnesses said that gunmen had attacked a market in Kabul on September 4.",
        [("Witnesses", "", "asserts")],
        "reported",
    ),
    (
        "Rescue workers said 40 people were killed in the flood in Derna on September 4.",
        [("Rescue workers", "", "asserts")],
        "reported",
    ),
    (
        "The Geological Survey said an earthquake had struck Norcia on September 4.",
        [("Geological Survey", "", "asserts")],
        "reported",
    ),
    (
        "Doctors said nine people were wounded when a bomb exploded in Peshawar on September 4.",
        [("Doctors", "", "asserts")],
        "reported",
    ),
    ("Police said a man was shot dead in Paris on September 4.", [("Police", "", "asserts")], "claimed"),
    (
        "The Syrian Observatory for Human Rights said rebels had captured Hama on September 4.",
        [("Syrian Observatory for Human Rights", "", "asserts")],
        "reported",
    ),
    (
        "The United Nations said 400 families had fled Mekelle on September 4.",
        [("United Nations", "", "asserts")],
        "reported",
    ),
    (
        "The Red Cross said that shelling had killed two of its drivers in Donetsk on September 4.",
        [("Red Cross", "", "asserts")],
        "reported",
    ),
    ("Reuters reported that rebels had captured Hama on September 4.", [("Reuters", "", "reports")], "reported"),
    # According to, as said by, citing.
    (
        "According to Ukrainian officials, Russian rockets hit Kharkiv on September 4.",
        [("Ukrainian officials", "UA", "asserts")],
        "claimed",
    ),
    (
        "Russian rockets hit Kharkiv on September 4, according to the Ukrainian air force.",
        [("Ukrainian air force", "UA", "asserts")],
        "claimed",
    ),
    (
        "Gunmen attacked a bus near Kabul on September 4, the Afghan interior ministry said.",
        [("Afghan interior ministry", "AF", "asserts")],
        "claimed",
    ),
    ("Rebels shelled Aleppo on September 4, said the Syrian army.", [("Syrian army", "SY", "asserts")], "claimed"),
    (
        "In the words of the Turkish defence ministry, its artillery shelled Manbij on September 4.",
        [("Turkish defence ministry", "TR", "asserts")],
        "claimed",
    ),
    (
        "Turkish jets bombed Manbij on September 4, Syrian state media said.",
        [("Syrian state media", "SY", "asserts")],
        "claimed",
    ),
    # One voice inside another: both stand there, the claimant first.
    (
        "AFP reported that the Russian defence ministry said its troops had taken Izium on September 4.",
        [("Russian defence ministry", "RU", "asserts"), ("AFP", "", "reports")],
        "claimed",
    ),
    (
        "Reuters reported that Kyiv had accused Moscow of shelling Kharkiv on September 4.",
        [("Kyiv", "UA", "asserts"), ("Reuters", "", "reports")],
        "claimed",
    ),
    (
        "State television quoted the Syrian army as saying that rebels had shelled Aleppo on September 4.",
        [("Syrian army", "SY", "asserts"), ("State television", "", "reports")],
        "claimed",
    ),
    (
        "The BBC said Ukrainian officials claimed that troops had entered Kupiansk on September 4.",
        [("Ukrainian officials", "UA", "asserts"), ("BBC", "", "asserts")],
        "claimed",
    ),
    # Accusations, active and passive.
    ("Ankara accused Syrian troops of shelling Idlib on September 4.", [("Ankara", "TR", "asserts")], "claimed"),
    ("Russian forces were accused by Kyiv of shelling Kharkiv on September 4.", [("Kyiv", "UA", "asserts")], "claimed"),
    ("Russian forces were accused of shelling Kharkiv on September 4.", [("unnamed", "", "asserts")], "claimed"),
    (
        "The bombing of Kabul on September 4 was blamed on militants by Afghan officials.",
        [("Afghan officials", "AF", "asserts")],
        "claimed",
    ),
    ("The massacre in Peshawar on September 4 was blamed on militants.", [("unnamed", "", "asserts")], "claimed"),
    ("Eritrean troops are alleged to have shelled Mekelle on September 4.", [("unnamed", "", "asserts")], "claimed"),
    ("Rebels are said to have captured Hama on September 4.", [("unnamed", "", "asserts")], "claimed"),
    ("Unconfirmed reports said rebels had captured Hama on September 4.", [("unnamed", "", "reports")], "claimed"),
    ("Allegedly, Eritrean troops shelled Mekelle on September 4.", [("unnamed", "", "reports")], "claimed"),
    # Denials, alone and against a claim.
    (
        "Ethiopian officials denied that their troops had shelled Mekelle on September 4.",
        [("Ethiopian officials", "ET", "denies")],
        "denied",
    ),
    ("Israel rejected reports that it had bombed Rafah on September 4.", [("Israel", "IL", "denies")], "denied"),
    (
        "Kyiv said Russia had shelled Kharkiv on September 4, while Moscow denied it.",
        [("Kyiv", "UA", "asserts"), ("Moscow", "RU", "denies")],
        "contested",
    ),
    (
        "Rebels said they had captured Hama on September 4, which the Syrian army denied.",
        [("Rebels", "", "asserts"), ("Syrian army", "SY", "denies")],
        "contested",
    ),
    ("Turkish jets bombed Manbij on September 4; Ankara denies this.", [("Ankara", "TR", "denies")], "contested"),
    (
        "Kyiv said that Russia had shelled Kharkiv on September 4, a charge Moscow rejects.",
        [("Kyiv", "UA", "asserts"), ("Moscow", "RU", "denies")],
        "contested",
    ),
    # Who claims or denies to have done it.
    (
        "The militants claimed responsibility for the bombing of Peshawar on September 4.",
        [("militants", "", "asserts")],
        "claimed",
    ),
    (
        "A militant group took responsibility for the attack in Kabul on September 4.",
        [("militant group", "", "asserts")],
        "claimed",
    ),
    (
        "Moscow denied responsibility for the shelling of Kharkiv on September 4.",
        [("Moscow", "RU", "denies")],
        "contested",
    ),
    (
        "A suicide bomber killed nine people in Kabul on September 4, officials said.",
        [("officials", "", "asserts")],
        "claimed",
    ),
    (
        "Local residents told reporters that soldiers had burned homes in Mekelle on September 4.",
        [("Local residents", "", "asserts")],
        "reported",
    ),
]


@pytest.mark.parametrize(("text", "claims", "status"), TABLE, ids=[row[0][:60] for row in TABLE])
def test_who_says_so_and_what_follows(text: str, claims: list[tuple[str, str, str]], status: str) -> None:
    event = the_event(text)
    assert ([(c.claimant, c.side, c.stance) for c in event.claims], event.status) == (claims, status)
