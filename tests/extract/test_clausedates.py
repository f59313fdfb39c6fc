"""Dates that clauses and the heads of entries give to what stands beside them."""

from __future__ import annotations

import pytest

from tests.lookup import events


def told(text: str) -> list[tuple[str, str, list[str]]]:
    """Return kind, day and places of the events of a text."""
    return [(e.kind, e.when.edtf, [p.name for p in e.places]) for e in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister visited Kyiv on September 11, three days after Russian troops withdrew from Izium.",
            ("control_change", "2023-09-08", ["Izium"]),
        ),
        (
            "The president visited Tripoli two weeks after floods hit Derna on August 25.",
            ("disaster", "2023-08-25", ["Derna"]),
        ),
        (
            "Syria has been at war since 2012, when rebels captured Idlib and shelled Hama.",
            ("control_change", "2012", ["Idlib"]),
        ),
        (
            "Libya was in chaos in 2011, when the army left and rebels captured Benghazi.",
            ("control_change", "2011", ["Benghazi"]),
        ),
        ("4 September - Warplanes bomb Idlib; two people are killed.", ("shelling", "2023-09-04", ["Idlib"])),
        ("- 4 September: Hama falls; thousands are displaced.", ("control_change", "2023-09-04", ["Hama"])),
        (
            "4 September 2023 \u2013 A ceasefire comes into force in Gaza. Israel releases twenty prisoners in Rafah.",
            ("humanitarian", "2023-09-04", ["Rafah"]),
        ),
    ],
)
def test_a_clause_is_dated_by_what_it_leans_on(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert expected in told(text)


def test_a_clause_told_days_after_another_is_dated_from_it() -> None:
    text = "Floods hit Derna two weeks after an earthquake struck Amatrice on August 25."
    assert ("disaster", "2023-09-08", ["Derna"]) in told(text)


def test_what_a_clause_looks_back_on_does_not_date_the_next_sentence() -> None:
    text = (
        "The minister visited Kyiv on September 11, three days after Russian troops withdrew from Izium. "
        "Shelling killed two people in Kupiansk."
    )
    assert ("shelling", "2023-09-11", ["Kupiansk"]) in told(text)


def test_the_date_of_an_entry_ends_with_its_line() -> None:
    text = "4 September 2023 - Rebels seize Hama.\n6 September 2023 - Warplanes bomb Idlib."
    assert told(text) == [("control_change", "2023-09-04", ["Hama"]), ("shelling", "2023-09-06", ["Idlib"])]


def test_a_day_on_a_line_of_its_own_holds_until_the_next() -> None:
    text = (
        "Monday 4 September 2023\n\nRebels captured Idlib. Nobody slept. Nobody ate. The rain went on. It was cold.\n\n"
        "Floods hit Derna.\n\nTuesday 5 September 2023\n\nRebels captured Raqqa.\n\nJets bombed Hama."
    )
    days = {place: day for _, day, places in told(text) for place in places}
    assert days == {"Idlib": "2023-09-04", "Derna": "2023-09-04", "Raqqa": "2023-09-05", "Hama": "2023-09-05"}


def test_a_single_day_above_a_text_is_no_chronicle() -> None:
    quiet = "Nobody slept. Nobody ate. The rain went on. It was cold. It was dark. The road was long."
    text = f"Monday 4 September 2023\n\n{quiet}\n\nFloods hit Derna."
    assert [e.date_basis for e in events(text)] == ["context"]


def test_each_entry_of_a_live_blog_is_of_its_own_day() -> None:
    text = "19:40 Jets bombed Hama.\n\n17:15 Rebels captured Idlib last night.\n\n14:05 Floods hit Derna.\n"
    assert [(day, places) for _, day, places in told(text)] == [
        ("2023-09-15", ["Hama"]),
        ("2023-09-14", ["Idlib"]),
        ("2023-09-15", ["Derna"]),
    ]


def test_a_range_heads_its_entry() -> None:
    text = "7-8 September: At least 100 civilians are killed in Hama."
    assert [(day, places) for _, day, places in told(text)] == [("2023-09-07/2023-09-08", ["Hama"])]


def test_a_day_counted_from_what_has_none_is_unknown() -> None:
    text = "Smith, who had been arrested in Derna three days before the concert, was killed in Hama on September 4."
    assert all(day != "2023-09-04" for _, day, places in told(text) if places == ["Derna"])


LIVE = """Friday 15 September 2023 (all times are local)

14:10 Police in Hama have used tear gas against marchers.

12:05 Engineers have torn up the road in Idlib.

Thursday 14 September 2023

18:35 Rebels shelled Manbij. It began on Monday with a clash in Raqqa.
"""


def test_a_live_blog_tells_what_is_done_and_under_way_on_its_own_day() -> None:
    days = {p.name: e.when.edtf for e in events(LIVE) for p in e.places}
    assert days == {"Hama": "2023-09-15", "Idlib": "2023-09-15", "Manbij": "2023-09-14", "Raqqa": "2023-09-11"}
