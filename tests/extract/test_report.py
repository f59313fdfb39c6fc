"""A report of one incident told over many sentences is one event; histories of many incidents stay apart."""

from __future__ import annotations

import pytest

from extract import reportplace
from extract.model import Event
from tests.lookup import events

BLAST = (
    "DAMASCUS, Sept 12 - Two people were killed and three others wounded when a bomb went off at a market, police "
    "said. Police were called to the market about 9 p.m. Sunday. The explosion shattered windows. One of the "
    "wounded died on Tuesday. Officials arrested a man from Ankara on Wednesday."
)
SHOOTING = (
    "A 16-year-old boy was shot in Gaziantep on Monday night. Police found the boy outside a shop. He was taken to "
    "a hospital, where he was pronounced dead. It was the third shooting this month. On August 2 two men were "
    "wounded in an earlier shooting in Ankara."
)
WAR = (
    "On September 4 Syrian warplanes bombed Idlib and killed nine people. Rebels captured Manbij on September 6. "
    "On September 7 shelling killed three people in Hama. A day later clashes broke out in Raqqa."
)
UNSAID = (
    "Two men in a photo may have information on the shooting, Aleppo police said. A girl was found with a gunshot "
    "wound just before midnight on Monday. She died at a hospital."
)


def test_a_report_is_one_event_with_the_day_of_its_deed() -> None:
    (blast, *rest) = [e for e in events(BLAST) if e.kind in ("attack", "casualties")]
    assert (blast.when.edtf, rest) == ("2023-09-10", [])


def test_a_report_counts_its_victims_over_its_sentences() -> None:
    blast = events(BLAST)[0]
    assert (blast.toll.killed_low, blast.toll.wounded_low) == (2, 3)


def test_a_dateline_places_what_no_sentence_places() -> None:
    blast = events(BLAST)[0]
    assert ([p.name.title() for p in blast.places], blast.place_basis) == (["Damascus"], "article")


def test_who_dies_in_hospital_is_no_longer_wounded() -> None:
    shooting = events(SHOOTING)[0]
    assert (shooting.toll.killed_low, shooting.toll.wounded_low) == (1, None)


def test_an_earlier_incident_stays_apart() -> None:
    found = {(e.when.edtf, tuple(p.name for p in e.places)) for e in events(SHOOTING)}
    assert {("2023-09-11", ("Gaziantep",)), ("2023-08-02", ("Ankara",))} <= found


def test_a_linked_event_quotes_every_sentence_it_rests_on() -> None:
    shooting = events(SHOOTING)[0]
    assert len({q.span for q in shooting.evidence}) > 1
    assert all(q.text == q.span.of(SHOOTING) for q in shooting.evidence)


def test_the_incidents_of_a_war_are_not_glued_together() -> None:
    violent = [e for e in events(WAR) if e.kind in ("shelling", "battle", "casualties")]
    assert sorted(p.name for e in violent for p in e.places) == ["Hama", "Idlib", "Raqqa"]


def test_what_a_report_only_presupposes_is_told() -> None:
    (event,) = [e for e in events(UNSAID) if e.kind in ("attack", "casualties")]
    assert (event.toll.killed_low, event.when.edtf, event.places[0].name) == (1, "2023-09-11", "Aleppo")


@pytest.mark.parametrize("home", ["A driver from Ankara was shot dead in Hama.", "A man was shot in Hama on Sunday."])
def test_a_home_is_not_where_it_happened(home: str) -> None:
    text = f"{home} Police were called at 9 p.m. Sunday. The driver died at the scene. Police seek a gunman."
    found: list[Event] = [e for e in events(text) if e.kind in ("attack", "casualties")]
    assert [p.name for p in found[0].places] == ["Hama"]


def test_a_hospital_is_not_where_it_happened() -> None:
    text = (
        "A man was shot on Sunday. He was flown to a hospital in Ankara. Officials in Hama are investigating the "
        "shooting. The shooting happened at 9 p.m. Sunday."
    )
    assert [p.name for p in events(text)[0].places] == ["Hama"]


def test_a_small_place_of_a_report_lies_in_the_town_of_its_dateline() -> None:
    text = (
        "ANKARA, Sept 12 - A man was shot in Chayli on Sunday. Ankara police were called to the home at 9 p.m. "
        "Sunday. The man died at the scene."
    )
    assert [(p.name, (p.container or "").title()) for p in events(text)[0].places] == [("Chayli", "Ankara")]


def test_of_a_report_with_very_many_places_the_likeliest_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reportplace, "MAX_VENUES", 1)
    (told, *_) = events("A man was shot in Palmyra on Monday, Palmyra police said. " + "He was born in Hama. " * 2)
    assert [venue.mention.name for venue in told.venues] == ["Palmyra"]


def test_somebody_hurt_in_the_lead_is_an_event_though_nobody_is_said_to_attack() -> None:
    text = (
        "Aleppo police say a boy was hurt while playing with a cartridge. Police were called to the hospital at "
        "8:45 p.m. Monday. The boy was using a lighter. Police thank the neighbours."
    )
    (event,) = events(text)
    assert (event.kind, event.toll.wounded_low, event.places[0].name) == ("casualties", 1, "Aleppo")


def test_the_killings_of_a_year_told_beside_a_report_are_a_toll() -> None:
    text = (
        "A man was shot dead in Hama on Sunday. Police found him in a shop. He died at the scene. Nobody was arrested. "
        "Killings in Hama reached 40 in 2022, the second rise in four years."
    )
    aside = next(e for e in events(text) if e.when.edtf == "2022")
    assert (aside.kind, aside.toll.cumulative) == ("casualties", True)


def test_a_deed_without_day_place_or_victim_is_told_where_another_sentence_names_it() -> None:
    before = "Officials spoke at length in the town hall about what is known so far. " * 4
    text = before + "The man had two rifles when he fired at the inn. {} Inquiries go on. Nothing else is known."
    (told,) = events(text.format("Details of the shooting cannot be discussed."))
    assert (told.kind, told.evidence[0].text.endswith("fired at the inn.")) == ("attack", True)
    assert events(text.format("Details cannot be discussed.")) == ()


def test_a_day_beside_a_word_for_a_victim_is_that_of_the_deed() -> None:
    text = (
        "Two strangers met again on Friday. Karim Haddad was a shooting victim in Hama last Sunday morning. A gunman "
        "had killed nine people there. He thanked those who helped him."
    )
    assert events(text)[0].when.edtf == "2023-09-10"


def test_what_is_dated_long_before_a_fresh_incident_is_no_part_of_it() -> None:
    text = (
        "A grocer was killed and four people were wounded in a shooting in Hama on Wednesday night. Police came soon. "
        "He was 28. Nobody was arrested. Four men were shot in the same street on May 2, 2022. Two of them were shot "
        "in the leg."
    )
    told = [(e.when.edtf, e.toll.wounded_low) for e in events(text) if e.kind in ("attack", "casualties")]
    assert told[0] == ("2023-09-13", 4) and "2022-05-02" in [day for day, _ in told[1:]]


def test_who_is_told_of_without_a_day_below_a_lead_of_many_incidents_is_of_its_last_day() -> None:
    text = (
        "Eighteen people were shot between Tuesday and Wednesday in Hama, Idlib and Aleppo, police said. In Hama two "
        "men were shot near the bridge on Tuesday. A woman was shot in Idlib on Wednesday. Three people were shot in "
        "Aleppo on Wednesday. Doctors work hard. Streets were closed. Shops stayed shut. Schools did as well. A boy "
        "was shot in the jaw, an aunt said."
    )
    boy = next(e for e in events(text) if any("jaw" in quote.text for quote in e.evidence))
    assert (boy.when.edtf, boy.date_basis) == ("2023-09-13", "context")


@pytest.mark.parametrize(("court", "basis"), [("charged with", "published"), ("convicted of", "none")])
def test_a_charge_follows_its_deed_within_days_and_a_sentence_does_not(court: str, basis: str) -> None:
    text = (
        f"A man was {court} murder after a woman was shot dead in Hama. Police found her in a shop. She died at the "
        "scene. The man is in jail."
    )
    assert [e.date_basis for e in events(text) if e.kind == "attack"] == [basis]
