"""Bulletins that tell place by place, live blogs, and clauses that leave out a verb or stand for a place."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lookup import events

_BULLETIN = (
    "An earthquake struck near Idlib on 27 February 2010.\n\n"
    "Hama: eight people were killed when a block collapsed.\n\n"
    "Raqqa: a wave swept the town.\n\nAleppo: the bridge collapsed, and four people died. A curfew was imposed.\n"
)


def test_what_a_line_leaves_unplaced_is_at_the_place_that_heads_it() -> None:
    told = events(_BULLETIN, date(2010, 3, 1))
    at = {p.name: e.when.edtf for e in told for p in e.places}
    assert at == dict.fromkeys(("Idlib", "Hama", "Raqqa", "Aleppo"), "2010-02-27")


@pytest.mark.parametrize("entry", ["- 3 March: Hama. ", "3 March. Hama. ", "* 3 March, Hama: "])
def test_the_place_behind_the_day_of_an_entry_is_where_it_happened(entry: str) -> None:
    told = events(f"Syria, 2010\n\n{entry}Rebels attack the garrison. They kill 12 soldiers.", date(2010, 9, 1))
    assert {p.name for e in told for p in e.places} == {"Hama"}
    assert all(e.places for e in told)


def test_a_verb_left_out_gives_each_place_its_day() -> None:
    told = events("Hama fell on 4 September 1968, and on the 16th Idlib.", date(2010, 3, 1))
    assert {(p.name, e.when.edtf) for e in told for p in e.places} == {("Hama", "1968-09-04"), ("Idlib", "1968-09-16")}


def test_a_place_within_the_words_of_a_trigger_is_its_place() -> None:
    told = events("The ministers met at Hama in May 1967 and signed it in Idlib on the 16th.", date(1967, 6, 1))
    assert [[p.name for p in e.places] for e in told if e.kind == "talks"] == [["Hama"], ["Idlib"]]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels fought for Hama, which the army entered on 10 March 2010.",
        "The last raid on Hama was on 10 March 2010.",
    ],
)
def test_clauses_that_tell_an_event_by_which_or_was(text: str) -> None:
    assert ("Hama", "2010-03-10") in {(p.name, e.when.edtf) for e in events(text, date(2010, 4, 1)) for p in e.places}
