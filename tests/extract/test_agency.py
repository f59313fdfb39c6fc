"""Actor and target are those of the event, not of whatever the sentence says about it."""

from __future__ import annotations

import pytest

from extract.model import Event
from tests.lookup import events


def of_kind(text: str, kind: str) -> Event:
    """Return the only event of a kind."""
    return next(e for e in events(text) if e.kind == kind)


def test_who_is_arrested_over_a_bombing_was_not_bombed() -> None:
    event = of_kind(
        "A man was arrested in connection with the bombings in Cairo on September 4 that killed six.", "attack"
    )
    assert event.target is None


def test_who_launches_an_attack_acts() -> None:
    assert of_kind("Rebels launched an attack in Hama on September 4.", "battle").actor == "Rebels"


def test_who_carries_out_a_series_of_attacks_acts() -> None:
    assert of_kind("Rebels carried out a series of attacks in Hama on September 4.", "battle").actor == "Rebels"


def test_whom_an_attack_killed_it_befell() -> None:
    assert of_kind("The bombing in Cairo on September 4 killed six soldiers.", "attack").target == "six soldiers"


@pytest.mark.parametrize("subject", ["The victory", "The decision", "The average rate", "Their inability"])
def test_a_quality_or_an_act_does_not_act(subject: str) -> None:
    text = f"{subject} led the army to shell Aleppo on September 4 and captured Idlib on September 6."
    assert subject.split(maxsplit=1)[1] not in {e.actor for e in events(text)}


def test_a_government_acts_whatever_its_ending() -> None:
    assert of_kind("The government captured Idlib on September 4.", "control_change").actor == "government"


@pytest.mark.parametrize("verb", ["are investigating", "reported", "responded to"])
def test_who_looks_into_a_shooting_did_not_shoot(verb: str) -> None:
    assert of_kind(f"Police {verb} a shooting that killed two people in Cairo on September 4.", "attack").actor is None


def test_who_suffers_an_attack_did_not_attack() -> None:
    assert of_kind("Turkey suffered a series of bombings in Ankara on September 4.", "attack").actor is None


def test_whom_a_participle_says_to_be_killed_did_not_act() -> None:
    told = events(
        "On September 4 troops took the fort near Palmyra, "
        "with the entire garrison of 720 men killed or wounded defending it."
    )
    assert not [e for e in told if e.actor and "garrison" in e.actor]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("On September 4 the minister announced new rules in Cairo.", "new rules"),
        ("On September 4 rebels began counter-offensives in Hama.", "counter"),
        ("Thousands of families fled the country in Libya on September 4.", "country"),
        ("On September 4 crowds thronged the streets of Cairo and tanks patrolled the streets.", "streets"),
    ],
)
def test_what_is_nobody_and_nothing_struck_is_no_target(text: str, target: str) -> None:
    assert target not in {e.target for e in events(text)}
