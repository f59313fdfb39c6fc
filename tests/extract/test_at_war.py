"""What a text about a war tells by verbs of many meanings, and days and places of clauses side by side."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lookup import events

_WAR = (
    "The fleet left Hama with two cruisers and a garrison of soldiers, and the siege of Idlib went on. "
    "The admiral lost a brigade. "
)


def test_a_text_full_of_words_of_war_is_about_one_at_once() -> None:
    told = events(_WAR + "On 10 May 1905 the squadron met it off Aleppo.", date(1905, 6, 1))
    assert ("battle", "1905-05-10") in [(e.kind, e.when.edtf) for e in told]


def test_a_month_at_the_head_of_a_line_marches_nowhere() -> None:
    told = events("March 22, 1897 - An assembly elects him at Hama.", date(1898, 6, 1))
    assert "protest" not in [e.kind for e in told]


def test_what_opens_its_gates_is_the_place_that_fell() -> None:
    told = events("Hama opened its gates to the king of Idlib on 25 May 1985.", date(1986, 1, 1))
    assert [p.name for e in told for p in e.places] == ["Hama"]


def test_coordinate_clauses_with_days_of_their_own_share_no_place() -> None:
    text = "Doctors in Aleppo named the virus on 21 March 2014, and the ministry declared an outbreak on the 23rd."
    told = [e for e in events(text, date(2014, 4, 1)) if e.when.edtf == "2014-03-23"]
    assert not [p for e in told for p in e.places]


def test_a_disease_that_reaches_a_town_is_an_epidemic() -> None:
    told = events("In March 2014 the disease had reached Aleppo and Hama.", date(2014, 4, 1))
    assert [(e.kind, sorted(p.name for p in e.places)) for e in told] == [("disaster", ["Aleppo", "Hama"])]


@pytest.mark.parametrize(
    ("told", "kind", "subtype"),
    [
        ("On 7 May 2020 three divisions attacked Cairo.", "battle", None),
        ("On 7 May 2020 the garrison escaped from Cairo.", "control_change", "withdrawal"),
        ("On 7 May 2020 soldiers attacked civilians in Cairo.", "attack", None),
    ],
)
def test_forces_that_assail_fight_and_forces_that_flee_withdraw(told: str, kind: str, subtype: str | None) -> None:
    assert (kind, subtype) in {(e.kind, e.subtype) for e in events(_WAR + told)}


def test_who_signs_a_truce_makes_one_event_of_it() -> None:
    assert [e.kind for e in events("On 7 May 2020 Egypt signed an armistice in Cairo.")] == ["ceasefire"]


@pytest.mark.parametrize(
    "told",
    ["After the end of the war on 7 May 2020 they left Cairo.", "Congress passed a budget on 7 May 2020 in Cairo."],
)
def test_the_end_of_a_war_and_a_body_that_votes_are_no_truce_and_no_talks(told: str) -> None:
    assert not {e.kind for e in events(told)} & {"ceasefire", "talks"}
