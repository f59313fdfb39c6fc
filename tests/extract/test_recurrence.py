"""A report that counts its incident among others and goes on about one of them keeps its own day."""

from __future__ import annotations

import pytest

from extract.recurrence import counts_incidents
from extract.retell import VIOLENT
from tests.lookup import events, sentences_of

ANOTHER = (
    "A grocer was shot dead in Hama, police said. Officers found him behind his shop. Nobody has been arrested. "
    "Neighbours said they heard a quarrel. {} Karim Haddad was shot near the bridge on August 2. He died there."
)


@pytest.mark.parametrize(
    "text",
    [
        "It was the second shooting in the town this month.",
        "His death is the third killing in less than two weeks.",
        "The attack came just two weeks after a bomb went off in a market.",
    ],
)
def test_a_sentence_that_counts_incidents_is_known(text: str) -> None:
    (sentence,) = sentences_of(text)
    assert counts_incidents(sentence)


@pytest.mark.parametrize("text", ["He was shot on the second floor.", "The shop opened this year.", "He came late."])
def test_a_number_that_counts_no_incident_is_none(text: str) -> None:
    (sentence,) = sentences_of(text)
    assert not counts_incidents(sentence)


def test_the_day_of_an_incident_counted_beside_it_does_not_date_a_report() -> None:
    told = next(e for e in events(ANOTHER.format("It was the second shooting in a month.")) if e.kind in VIOLENT)
    assert (told.when.edtf, told.date_basis) == ("2023-09-15", "published")


def test_a_day_told_far_down_dates_a_report_that_counts_nothing() -> None:
    told = next(e for e in events(ANOTHER.format("The shop stood empty.")) if e.kind in VIOLENT)
    assert told.when.edtf == "2023-08-02"


def test_an_earlier_text_is_no_earlier_incident() -> None:
    (sentence,) = sentences_of("Below are previous updates from the weekend.")
    assert not counts_incidents(sentence)
