"""Words of violence and of states that mean words, prices or one who flees the police."""

from __future__ import annotations

import pytest

from tests.lookup import events

# A war is told first, so that a text of everyday life is no reason to leave the rest out.
_WAR = "On September 1 the army shelled Idlib. On September 2 rebel fighters attacked Hama. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On September 4 officials assailed Ukraine for holding exercises in Minsk.", "attack"),
        ("In a debate in Cairo on September 4 Spitzer attacked him in a speech.", "battle"),
        ("On September 4 his truck went off the road near Aleppo.", "attack"),
        ("On September 4 the president held out the prospect of more aid to Egypt.", "battle"),
        ("In Berlin on September 4 the department retreated from its position in the case.", "control_change"),
        ("The admiral entered eternal rest on September 4 in Cairo.", "control_change"),
        ("On September 4 attacks in Aleppo had fallen to the level of last year.", "control_change"),
        ("The four suspects fled on foot in Ankara on September 4.", "displacement"),
        ("He was jailed in Ankara on September 4 for fleeing from police.", "displacement"),
        ("A couple of bombers flew along the coast of Egypt on September 4.", "displacement"),
        ("On September 4 the men in Hama were seen as rebels.", "deployment"),
        ("A tracker led police to a house in Ankara on September 4.", "deployment"),
        ("In Berlin on September 4 the firm charged $46 million against earnings.", "other"),
        ("The stock market in Berlin closed on September 4.", "other"),
        ("President Sisi welcomed the job figures in Cairo on September 4.", "talks"),
        ("A court in Berlin overturned the conviction on September 4.", "disaster"),
        ("He won the election in Cairo on September 4 by a landslide.", "disaster"),
        ("Firefighters in Berlin searched for the cause of the blaze on September 4.", "humanitarian"),
        ("In September 2023 Derna was inundated with manufactured goods.", "disaster"),
        ("Poland joined the alliance on March 12 in Warsaw.", "protest"),
        ("As Kennedy took over on September 4, Europe and Egypt mattered more.", "control_change"),
        ("On September 4 Damascus was surprised by the speed of their success.", "battle"),
        ("Zapata fought for reform in Libya in September 2023.", "battle"),
        ("After the crash of September 4 investors in Berlin fled the market.", "disaster"),
        ("On September 4 Libya brought the case to a court in Berlin.", "humanitarian"),
        ("On September 4 the captives were paraded through Cairo under guard.", "protest"),
        ("The former mayor of Ankara died at 79 on September 4.", "casualties"),
        ("In Cairo the sales dropped on September 4.", "other"),
        ("The troops occupying Palmyra on September 4 were tired.", "control_change"),
        ("In Cairo on September 4 he vowed to find those who were responsible for the theft.", "statement"),
    ],
)
def test_a_figure_of_speech_is_not_of_that_kind(text: str, kind: str) -> None:
    told = events(_WAR + text)
    assert kind not in {e.kind for e in told if any(q.text in text for q in e.evidence)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On September 4 rebels attacked an army post in Palmyra.", "battle"),
        ("A bomb went off in Aleppo on September 4.", "attack"),
        ("Rebels held out in Palmyra on September 4.", "battle"),
        ("The rebels retreated from Palmyra on September 4.", "control_change"),
        ("Palmyra fell on September 4.", "control_change"),
        ("Families fled on foot from Palmyra on September 4.", "displacement"),
        ("A landslide struck Derna on September 4.", "disaster"),
        ("Derna was inundated with water on September 4.", "disaster"),
        ("Some 1,500 Albanians marched in Ankara on September 4 to protest the killings.", "protest"),
        ("President Sisi welcomed the ministers of Turkey in Cairo on September 4.", "talks"),
    ],
)
def test_the_plain_sense_stays(text: str, kind: str) -> None:
    told = events(_WAR + text)
    assert kind in {e.kind for e in told if any(q.text in text for q in e.evidence)}


@pytest.mark.parametrize(
    "text",
    ["In Cairo somebody dies every three days for want of a kidney.", "In Cairo police arrest a thief every week."],
)
def test_a_rate_is_no_event(text: str) -> None:
    assert not events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Advocates of withdrawal from Libya recalled the War of 1941.",
        "Turkey entered the war as an ally of Egypt in June 1941.",
        "On 20 April 1941 Turkey declared war on Libya.",
    ],
)
def test_a_war_that_is_only_spoken_of_or_declared_is_no_battle(text: str) -> None:
    assert "battle" not in {e.kind for e in events(text)}


@pytest.mark.parametrize(
    "text", ["War broke out in Libya in June 1941.", "In June 1941 they fought a war in Libya that killed 300 people."]
)
def test_a_war_that_comes_is_told(text: str) -> None:
    assert {(e.kind, p.name) for e in events(text) for p in e.places} == {("battle", "Libya")}


def test_independence_may_be_a_town() -> None:
    text = "Poland entered the alliance on September 4 at a ceremony in the city of Independence, Missouri."
    assert "independence" not in {e.subtype for e in events(text)}


def test_who_invades_has_not_taken_and_who_takes_has_not_withdrawn() -> None:
    invaded = events("On September 4 the Syrian army invaded Libya.")
    assert [e.subtype for e in invaded if e.kind == "control_change"] == [None]
    taken = events("Rebels overran Palmyra on September 4. The army had withdrawn from Hama.")
    assert "withdrawal" not in {e.subtype for e in taken if "overran" in e.evidence[0].text and e.kind != "battle"}
