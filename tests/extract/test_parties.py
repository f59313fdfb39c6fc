"""Who acted: somebody, not a time, an amount, an event or those it befell."""

from __future__ import annotations

import pytest

from tests.lookup import events


def actors(text: str) -> list[str | None]:
    """Return the actors of a text's events."""
    return [e.actor for e in events(text)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Rebels captured Hama on Monday.", "Rebels"),
        ("Hama was captured by rebels on Monday.", "rebels"),
        ("On 26 April 2019 aircraft of the army bombed Hama.", None),
        ("Eight months of fighting have killed 300 people in Hama.", None),
        ("Thirty-six people died in Hama on Monday.", None),
        ("Thousands of families fled Hama on Monday.", None),
        ("Mariupol surrendered on Monday.", None),
        ("The earthquake hit Derna on Monday.", None),
    ],
)
def test_an_actor_is_somebody_who_acts(text: str, actor: str | None) -> None:
    assert set(actors(text)) == {actor}


def test_what_the_same_subject_did_next_counts_its_victims() -> None:
    found = events("Soldiers opened fire on the crowd in Minsk on Monday and killed four people.")
    assert [(e.kind, e.toll.killed_low) for e in found] == [("attack", 4)]


def test_bodies_that_are_found_are_an_event_without_a_number() -> None:
    assert [e.kind for e in events("Bodies were found in Izium on Monday.")] == ["casualties"]


def test_the_date_that_heads_an_entry_is_part_of_nobody() -> None:
    entries = (
        "2 May - Twelve Syrian policemen are killed in an ambush at Hama.",
        "25 June - Syria says rebels shelled Homs.",
    )
    found = events("Syria in 2016\n\n" + "\n\n".join(entries) + "\n")
    assert [e.target for e in found] == ["Twelve Syrian policemen", "Homs"]
    assert [c.claimant for e in found for c in e.claims] == ["Syria"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Rebels took control of Idlib on Monday.", "Idlib"),
        ("A mob vandalised a number of shops in Cairo on Monday.", "shops"),
        ("The army suffered heavy losses in Hama on Monday.", None),
        ("Rebels shelled positions near Hama on Monday.", "positions"),
    ],
)
def test_a_target_is_somebody_or_something_acted_on(text: str, target: str | None) -> None:
    assert {e.target for e in events(text)} == {target}


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Woman stabbed in Minsk.", None, "Woman"),
        (
            "Twenty-five-year-old Robert Coker was arrested in Minsk on Friday.",
            None,
            "Twenty-five-year-old Robert Coker",
        ),
        ("MINSK, Belarus (AP) - A man was arrested in Hama on Monday.", None, "man"),
        ("Residents fled Cairo on Monday.", None, None),
    ],
)
def test_who_acted_and_on_whom_is_said_in_full(text: str, actor: str | None, target: str | None) -> None:
    assert {(e.actor, e.target) for e in events(text)} == {(actor, target)}


def test_who_charges_somebody_did_not_do_the_deed() -> None:
    told = events("Police in Minsk charged Adam Smith with murder in the death of Jack Brown on Monday.")
    assert not [e for e in told if e.actor == "Police" and e.kind == "attack"]


def test_the_suburb_is_where_it_happened_and_not_its_city() -> None:
    told = events("A man was stabbed in the Minsk suburb of Hama on Monday.")
    assert [[p.name for p in e.places] for e in told] == [["Hama"]]
