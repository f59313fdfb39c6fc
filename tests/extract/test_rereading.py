"""Deeds with a day and a place that no word of the vocabulary tells: read anew, in entries, in other clauses."""

from __future__ import annotations

import pytest

from extract.tolls import find_toll
from tests.lookup import events

_MORE = " The review of the year was long and its readers knew most of what it said about the region." * 3


def _told(text: str) -> set[tuple[str, tuple[str, ...]]]:
    return {(e.when.edtf, tuple(p.name for p in e.places)) for e in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The schooner with the explorers sailed from Ankara on 4 September 2023.",  # a word of armies
        "The steamer brought word of his death to Ankara on 4 September 2023.",  # a death that is only mentioned
        "Helicopters lifted the sick over the hills at Ankara on 4 September 2023, the officials said.",
        "The letter reached Ankara on 4 September 2023.",
        "A court in Ankara fined two divers on 4 September 2023 for a dive made in 2019.",
        "The party flew to Ankara and was lodged there on 4 September 2023.",
        "The staff were vaccinated in Ankara on 4 September 2023; the rest were sent home.",
    ],
)
def test_a_clause_with_its_own_day_and_place_tells_an_event(text: str) -> None:
    assert ("2023-09-04", ("Ankara",)) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The athletes demonstrated great skill in Ankara on 4 September 2023.",  # a word in another sense
        "The review reached its final stage in Ankara on 4 September 2023.",
        "People were killed in Ankara on 4 September 2023.",  # harm that counts nobody
    ],
)
def test_a_word_in_another_sense_tells_nothing(text: str) -> None:
    assert _told(text) == set()


def test_a_line_that_only_a_clock_heads_goes_on_with_the_day() -> None:
    text = "- 4 September 2023, 5:46 a.m.: An earthquake shakes Ankara.\n- 10 a.m.: Collapse of a bridge in Idlib."
    assert ("2023-09-04", ("Idlib",)) in _told(text)


def test_an_entry_without_a_verb_is_a_note() -> None:
    assert ("2023-09-04", ("Idlib",)) in _told("- 4 September 2023: Funeral of the victims in Idlib.")


def test_what_had_happened_before_does_not_turn_the_story_back() -> None:
    text = "The earthquake struck Ankara on 4 September 2023. The hall, which had opened in April, was lost." + _MORE
    assert all(e.when.edtf.startswith("2023-09") for e in events(text + " Fires burned in Idlib."))


def test_a_statement_before_a_question_is_told() -> None:
    assert ("2023-09-04", ("Ankara",)) in _told("On 4 September 2023 a dam failed at Ankara: had nobody learned?")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The death toll rose from 12 to 30.", 30),
        ("The final toll is 852.", 852),
        ("The toll stands at 108.", 108),
        ("The dead number 300.", 300),
        ("There were some 3,000 cases and 120 deaths.", 120),
    ],
)
def test_a_toll_is_what_the_words_lead_to(text: str, killed: int) -> None:
    assert find_toll(text).killed_low == killed
