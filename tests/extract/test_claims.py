"""Who says so, for which side, and what becomes of a denial."""

from __future__ import annotations

import pytest

from extract.model import Event
from tests.lookup import events, the_event


def said(event: Event) -> list[tuple[str, str, str]]:
    """Return claimant, side and stance of each claim."""
    return [(c.claimant, c.side, c.stance) for c in event.claims]


def test_what_the_article_says_itself_is_reported() -> None:
    event = the_event("Russian forces shelled Kharkiv on September 4.")
    assert (event.status, event.claims) == ("reported", ())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Ukrainian officials said that Russian forces had shelled Kharkiv on September 4.",
            ("Ukrainian officials", "UA", "asserts"),
        ),
        (
            "Ukrainian officials accused Russian forces of shelling Kharkiv on September 4.",
            ("Ukrainian officials", "UA", "asserts"),
        ),
        (
            "According to the Ukrainian army, Russian forces shelled Kharkiv on September 4.",
            ("Ukrainian army", "UA", "asserts"),
        ),
        ("Rebels claimed that they had captured Hama on September 4.", ("Rebels", "", "asserts")),
        ("Turkey announced that it had bombed Manbij on September 4.", ("Turkey", "TR", "asserts")),
        ("Kharkiv was reportedly shelled on September 4.", ("unnamed", "", "reports")),
        ("Troops allegedly shelled Kharkiv on September 4.", ("unnamed", "", "reports")),
    ],
)
def test_what_somebody_says_is_a_claim(text: str, claim: tuple[str, str, str]) -> None:
    event = the_event(text)
    assert (event.status, said(event)) == ("claimed", [claim])


def test_what_a_neutral_reporter_relays_is_reported_and_credited() -> None:
    event = the_event("The Washington Post reported that Israel had bombed Rafah on September 10.")
    assert (event.status, said(event)) == ("reported", [("Washington Post", "", "reports")])


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Russia denied that it had shelled Kharkiv on September 4.", ("Russia", "RU", "denies")),
        ("Russian officials denied shelling Kharkiv on September 4.", ("Russian officials", "RU", "denies")),
    ],
)
def test_what_is_only_denied_is_denied(text: str, claim: tuple[str, str, str]) -> None:
    event = the_event(text)
    assert (event.status, said(event)) == ("denied", [claim])


def test_what_one_asserts_and_another_denies_is_contested() -> None:
    event = the_event(
        "Ukrainian officials accused Russian forces of shelling Kharkiv on September 4, "
        "while Russian officials denied this."
    )
    assert event.status == "contested"
    assert said(event) == [("Ukrainian officials", "UA", "asserts"), ("Russian officials", "RU", "denies")]


def test_the_accused_is_the_actor_and_the_accuser_the_claimant() -> None:
    event = the_event("Ukrainian officials accused Russian forces of shelling Kharkiv on September 4.")
    assert (event.actor, event.claims[0].claimant) == ("Russian forces", "Ukrainian officials")


def test_a_person_speaks_for_the_country_the_article_gives_them() -> None:
    text = "Turkish President Recep Erdogan spoke at noon. Erdogan said that rebels had shelled Aleppo on September 4."
    (claim,) = the_event(text).claims
    assert (claim.claimant, claim.side) == ("Recep Erdogan", "TR")


def test_he_is_the_person_who_spoke_last() -> None:
    text = (
        "Turkish minister Mevlut Demir said that rebels had shelled Aleppo on September 4. "
        "He added that they had captured Hama on September 5."
    )
    second = events(text)[-1]
    assert (second.kind, second.claims[0].claimant, second.claims[0].side) == (
        "control_change",
        "Mevlut Demir",
        "TR",
    )


def test_a_claim_carries_its_quote_and_its_figures() -> None:
    text = "Ukrainian officials said that at least 12 people were killed in Kharkiv on September 4."
    event = the_event(text)
    (claim,) = event.claims
    assert claim.quote.text == text
    assert (claim.toll.killed_low, claim.toll.killed_high) == (12, None)


def test_a_denial_gives_no_figures() -> None:
    event = the_event(
        "Ukrainian officials said that at least 12 people were killed in Kharkiv on September 4, "
        "while Russian officials denied this."
    )
    figures = {c.stance: c.toll.killed_low for c in event.claims}
    assert figures == {"asserts": 12, "denies": None}


def test_two_sides_of_one_sentence_keep_their_own_accusations() -> None:
    text = (
        "Ukrainian officials accused Russian forces of shelling Kharkiv on September 4, "
        "while Russian officials said that Ukrainian troops had shelled Donetsk."
    )
    by_place = {e.places[0].name: [c.side for c in e.claims] for e in events(text)}
    assert by_place == {"Kharkiv": ["UA"], "Donetsk": ["RU"]}


def test_what_is_claimed_is_less_certain_than_what_is_reported() -> None:
    plain = the_event("Russian forces shelled Kharkiv on September 4.")
    claimed = the_event("Ukrainian officials said that Russian forces had shelled Kharkiv on September 4.")
    assert claimed.confidence < plain.confidence
