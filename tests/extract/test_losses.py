"""Whose dead, how many, by whose word: losses told side by side."""

from __future__ import annotations

from datetime import date

import pytest

from extract.lossdrafts import counted_with
from extract.losslists import together, within
from extract.model import Event, Loss, Quote, Span, Toll
from extract.pipeline import extract
from tests.lookup import Article, TinyLookup, events

Said = tuple[str, str, str, str]


def counts(loss: Loss) -> str:
    """Return what a loss counts, in short: "killed 12", "wounded 30+", "casualties 200"."""
    figures = [
        (harm, getattr(loss.toll, f"{harm}_low"), getattr(loss.toll, f"{harm}_high"))
        for harm in ("killed", "wounded", "captured", "displaced")
    ]
    figures.append(("casualties", loss.casualties_low, loss.casualties_high))
    told = [(h, low, high) for h, low, high in figures if low is not None]
    return ", ".join(f"{h} {low}{'' if low == high else '+' if high is None else f'-{high}'}" for h, low, high in told)


def said(*found: Event) -> list[Said]:
    """Return party, side, counts and claimant of each loss."""
    return [(loss.party, loss.side, counts(loss), loss.claimant) for e in found for loss in e.losses]


TABLE: list[tuple[str, list[Said]]] = [
    # A figure of another time is none of this one's; who speaks for a country has its losses.
    (
        "The rebels lost 200 men in Hama on Friday, as against 3,500 soldiers in June.",
        [("rebels", "", "killed 200", "")],
    ),
    ("Turkey's defence ministry lost 12 soldiers in Hama on Friday.", [("Turkey", "TR", "killed 12", "")]),
    # Counted nouns, with what they belong to.
    (
        "12 soldiers of the army and 30 rebels were killed in Hama on Friday.",
        [("soldiers of the army", "", "killed 12", ""), ("rebels", "", "killed 30", "")],
    ),
    (
        "An air strike hit Hama on Friday, killing 15 Ruritanian soldiers.",
        [("Ruritanian soldiers", "Ruritanian", "killed 15", "")],
    ),
    (
        "20 civilians and 5 policemen died in Hama on Friday.",
        [("civilians", "", "killed 20", ""), ("policemen", "", "killed 5", "")],
    ),
    (
        "The fighting in Hama on Friday killed 12 Syrian and 30 Turkish soldiers.",
        [("Syrian", "SY", "killed 12", ""), ("Turkish soldiers", "TR", "killed 30", "")],
    ),
    (
        "Clashes in Hama on Friday killed four members of the militia.",
        [("militia", "", "killed 4", "")],
    ),
    (
        "Some 10 to 15 militants and at least 3 guards were wounded in Hama on Friday.",
        [("militants", "", "wounded 10-15", ""), ("guards", "", "wounded 3+", "")],
    ),
    (
        "Thousands of rebels and hundreds of civilians were killed in Hama on Friday.",
        [("rebels", "", "killed 2000+", ""), ("civilians", "", "killed 200-999", "")],
    ),
    (
        "Some 20 people died in Hama on Friday, including 12 soldiers and 8 civilians.",
        [("soldiers", "", "killed 12", ""), ("civilians", "", "killed 8", "")],
    ),
    ("12 of the 30 soldiers died in Hama on Friday.", [("soldiers", "", "killed 12", "")]),
    # What is told as one figure is split by nobody; who is abducted and killed is dead.
    ("Air strikes on Hama on Friday killed or wounded 40 rebels.", [("rebels", "", "casualties 40", "")]),
    ("Strikes hit Hama on Friday, killing and injuring three guards.", [("guards", "", "casualties 3", "")]),
    ("Eight soldiers were abducted and shot dead in Hama on Friday.", [("soldiers", "", "killed 8", "")]),
    # What a party lost, and what the second of a pair leaves unsaid.
    (
        "In Hama on Friday the army lost 12 men and the rebels 30.",
        [("army", "", "killed 12", ""), ("rebels", "", "killed 30", "")],
    ),
    (
        "In the battle of Hama on Friday Syrian losses were 200 dead and 500 wounded, the Turks lost 80.",
        [("Syrian", "SY", "killed 200, wounded 500", ""), ("Turks", "Turks", "killed 80", "")],
    ),
    (
        "In Hama on Friday the army suffered 200 casualties, the rebels 80.",
        [("army", "", "casualties 200", ""), ("rebels", "", "casualties 80", "")],
    ),
    (
        "The Turks attacked Hama on Friday and lost 300 killed and 900 wounded.",
        [("Turks", "Turks", "killed 300, wounded 900", "")],
    ),
    (
        "The assault on Hama on Friday cost the Turks 3,000 men and the Syrians 1,200.",
        [("Turks", "Turks", "killed 3000", ""), ("Syrians", "SY", "killed 1200", "")],
    ),
    (
        "The losses of the army were 300 killed, 900 wounded and 200 prisoners after the battle of Hama on Friday.",
        [("army", "", "killed 300, wounded 900, captured 200", "")],
    ),
    # Where they fell.
    ("Among the rebels in Hama there were 20 dead on Friday.", [("rebels", "", "killed 20", "")]),
    (
        "On Friday in Hama 40 died on the Turkish side and 60 on the Syrian side.",
        [("Turkish", "TR", "killed 40", ""), ("Syrian", "SY", "killed 60", "")],
    ),
    ("On Friday in Hama 30 rebels captured 12 soldiers.", [("soldiers", "", "captured 12", "")]),
    # By whose word.
    (
        "Turkey said 31 of its soldiers were killed in Hama on Friday; Freedonia put its losses at 12.",
        [("Turkey", "TR", "killed 31", "Turkey"), ("Freedonia", "Freedonia", "casualties 12", "Freedonia")],
    ),
    (
        "After the clashes in Hama on Friday, government forces put their own dead at 9 and those of the rebels at 40.",
        [("government forces", "", "killed 9", "government forces"), ("rebels", "", "killed 40", "government forces")],
    ),
    (
        "The rebels said they had killed 15 soldiers in Hama on Friday; the army said two of its men had died.",
        [("soldiers", "", "killed 15", "rebels"), ("army", "", "killed 2", "army")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0][:60] for row in TABLE])
def test_each_party_keeps_its_own_losses(text: str, expected: list[Said]) -> None:
    assert said(*events(text)) == expected


NONE = [
    "A bomb in Hama on Friday killed 12 people.",
    "An army of 30,000 lost 12 guns at Hama on Friday.",
    "The team lost 12 games in Hama on Friday and the rivals 30.",
    "In 2020 and 2021 the army lost Hama to the rebels.",
    "No soldiers were killed in the strike on Hama on Friday.",
    "Armenia denied that 40 of its soldiers had been killed in Hama on Friday.",
    "Officials feared that 100 rebels might have been killed in Hama on Friday.",
    "A chemical attack on a rebel-held town near Hama on Friday killed 52 people and wounded dozens.",
    "About 100 rebels for every dead soldier were killed in Hama on Friday.",
    "A Boston man was killed in Hama on Friday.",
    "A battalion freed 348 prisoners in Hama on Friday.",
]


@pytest.mark.parametrize("text", NONE, ids=[text[:50] for text in NONE])
def test_what_names_no_party_or_did_not_happen_is_no_loss(text: str) -> None:
    assert said(*events(text)) == []


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("In Hama on Friday the army lost 12 men and the rebels 30.", (42, 42)),
        (
            "After the clashes in Hama on Friday, the army put its own dead at 9 and those of the rebels at 40.",
            (49, 49),
        ),
        # Another voice's figure is no part of the sum.
        ("Armenia said 31 of its soldiers were killed in Hama on Friday; Azerbaijan admitted 12 dead.", (31, 31)),
        # Some of them are no more of them.
        ("Some 20 people died in Hama on Friday, including 12 soldiers and 8 civilians.", (20, 20)),
        # Casualties are killed or wounded: nobody says how many died.
        ("In Hama on Friday the army suffered 200 casualties, the rebels 80.", (None, None)),
    ],
)
def test_the_toll_is_the_sum_of_one_voice(text: str, killed: tuple[int | None, int | None]) -> None:
    (event,) = events(text)
    assert (event.toll.killed_low, event.toll.killed_high) == killed


def test_a_sentence_that_only_counts_goes_on_about_the_event_before() -> None:
    text = "The rebels attacked Hama on Friday. The army lost 12 men and the rebels 30."
    (event,) = events(text)
    assert said(event) == [("army", "", "killed 12", ""), ("rebels", "", "killed 30", "")]
    assert (event.toll.killed_low, [q.text for q in event.evidence][1:]) == (
        42,
        ["The army lost 12 men and the rebels 30."],
    )


def test_a_table_of_losses_goes_on_after_a_semicolon() -> None:
    text = (
        "The battle of Hama was fought on Friday. Union casualties were 23,049 (3,155 killed, 14,531 wounded); "
        "Confederate 28,000."
    )
    assert said(*events(text)) == [
        ("Union", "", "killed 3155, wounded 14531, casualties 23049", ""),
        ("Confederate", "Confederate", "casualties 28000", ""),
    ]


@pytest.mark.parametrize("text", [row[0] for row in TABLE], ids=[row[0][:60] for row in TABLE])
@pytest.mark.parametrize("fast", [False, True])
def test_a_quote_is_what_the_article_says(text: str, fast: bool) -> None:
    article = Article("a.txt", f"On the front\n\n{text}\n\nNothing else.", published=date(2020, 10, 9))
    losses = [loss for e in extract(article, TinyLookup(), fast=fast).events for loss in e.losses]
    assert all(loss.quote.text == loss.quote.span.of(article.text) and loss.party in loss.quote.text for loss in losses)


def test_the_fast_mode_reads_the_plain_forms() -> None:
    text = "The army lost 12 men in Hama on Friday and the rebels 30. An air strike on Hama killed 15 Syrian soldiers."
    found = extract(Article("a.txt", text, published=date(2020, 10, 9)), TinyLookup(), fast=True).events
    assert {one[:3] for one in said(*found)} == {
        ("army", "", "killed 12"),
        ("rebels", "", "killed 30"),
        ("Syrian soldiers", "SY", "killed 15"),
    }


def loss(party: str, killed: int | None, claimant: str = "", at: int = 0) -> Loss:
    """Return a loss of a party."""
    return Loss(
        party, "", Toll(killed_low=killed, killed_high=killed), claimant, Quote("a.txt", Span(at, at + 3), "abc")
    )


def test_what_two_sentences_tell_alike_stands_once() -> None:
    assert together([loss("rebels", 5)], [loss("Rebels", 5, at=9), loss("army", 5)]) == (
        loss("rebels", 5),
        loss("army", 5),
    )


def test_an_event_told_apart_by_place_keeps_the_losses_it_has_room_for() -> None:
    assert within([loss("rebels", 5), loss("army", 50)], Toll(killed_low=28, killed_high=28)) == (loss("rebels", 5),)


def test_no_losses_leave_a_toll_as_it_is() -> None:
    toll = Toll(killed_low=3)
    assert counted_with(toll, []) == toll
