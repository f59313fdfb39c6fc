"""A text that names no armed forces tells of no battle, and a company's affairs are no talks."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.civil import civil_words
from extract.errors import DataError
from tests.lookup import events

_DAILY = "The review of the year was long and its readers knew most of what it said about the town. " * 5
_WAR = "The army and the rebels had fought over the region since the spring, and soldiers held the road. " * 5


def kinds(text: str) -> set[str]:
    """Return the kinds of the events of a text."""
    return {e.kind for e in events(text)}


@pytest.mark.parametrize(
    "told",
    [
        "The custody battle in Cairo began on September 4.",
        "A standoff over the budget began in Minsk on September 4.",
        "Crews were deployed in Minsk on September 4.",
    ],
)
def test_daily_life_knows_no_battle(told: str) -> None:
    assert not kinds(_DAILY + told) & {"battle", "deployment"}


@pytest.mark.parametrize(
    "told", ["A man attacked a teacher in Minsk on September 4.", "Police were attacked in Minsk."]
)
def test_an_assault_in_daily_life_is_an_attack(told: str) -> None:
    assert "battle" not in kinds(_DAILY + told)


def test_a_suspect_who_surrenders_is_arrested() -> None:
    assert "other" in kinds(_DAILY + "The suspect surrendered in Minsk on September 4.")


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("The battle of Cairo began on September 4.", "battle"),
        ("Reserves were deployed in Minsk on September 4.", "deployment"),
    ],
)
def test_a_text_on_a_war_keeps_them(told: str, kind: str) -> None:
    assert kind in kinds(_WAR + told)


@pytest.mark.parametrize(
    "told",
    [
        "Lexo Corp. agreed on September 4 in Minsk to acquire the shares of its rival.",
        "The company in Berlin announced on September 4 an offering of shares to investors.",
    ],
)
def test_business_is_no_diplomacy(told: str) -> None:
    assert events(_DAILY + told) == ()


def test_a_bombing_without_aircraft_is_an_attack() -> None:
    assert kinds(_DAILY + "The bombing of the clinic in Minsk on September 4 killed a guard.") == {"attack"}


def test_troops_that_arrive_pay_no_visit() -> None:
    assert kinds("On September 4 the corps arrived in Egypt.") == {"deployment"}


def test_ministers_who_agree_are() -> None:
    assert "talks" in kinds("The ministers signed an agreement in Minsk on September 4.")


def test_who_condemns_makes_a_statement_and_nothing_where_the_deed_was() -> None:
    (event,) = events("President Haddad condemned the attacks in Mekelle on September 4.")
    assert (event.kind, event.places) == ("statement", ())


@pytest.mark.parametrize("text", ["words = 3", "[words]\nmany = 3", "[words"])
def test_broken_words_are_reported(text: str, tmp_path: Path) -> None:
    path = tmp_path / "civil.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"civil\.toml"):
        civil_words(path)


@pytest.mark.parametrize(
    "told",
    [
        "The standoff over the child became less important on September 4 in Minsk as planes left for Cairo.",
        "Mr. Smith, founder and shareholder of Lexo Inc., resigned as chief executive on September 4 in Minsk.",
    ],
)
def test_a_dispute_of_words_and_a_change_at_a_firm_are_no_events(told: str) -> None:
    assert not kinds(_DAILY + told) & {"battle", "shelling", "other"}


def test_the_bombing_of_an_embassy_is_no_air_strike() -> None:
    assert "shelling" not in kinds(_WAR + "The embassy bombings on September 4 killed ten people in Cairo.")
