"""The stamps of web pages: they date nothing told, and an old one says that the day of publication is a fetch's."""

from __future__ import annotations

from datetime import date

import pytest

from extract.model import Article
from extract.published import anchor_of, is_stamp
from tests.lookup import events

FETCHED = date(2017, 1, 28)
PAGE = "Updated: {}\n\nPolice are looking into a shooting in Hama that wounded nine people early Saturday."


def anchored(text: str, published: date | None = FETCHED) -> date | None:
    """Return the day that the relative dates of a page with this text count from."""
    return anchor_of(Article("a", text, published=published, published_basis="sidecar"))


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("08/10/2014 4:26 PM", date(2014, 8, 10)),
        ("Sunday, August 10, 2014", date(2014, 8, 10)),
        ("January 26, 2017", FETCHED),  # a page is fetched, or its text edited, within days
        ("February 3, 2017", FETCHED),
    ],
)
def test_a_text_counts_from_a_stamp_much_older_than_its_day_of_publication(stamp: str, day: date) -> None:
    assert anchored(PAGE.format(stamp)) == day


def test_an_old_day_that_is_no_stamp_is_no_publication() -> None:
    assert anchored("August 10, 2014\n\nTwo people were shot in Hama on Friday.") == FETCHED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Posted: Monday, October 17, 2016 10:26 am |", True),
        ("Originally posted at 12:26 a.m. Oct. 16", True),
        ("Posted to Hama, he was shot on October 16.", False),
        ("Police said they updated the toll on Oct. 16", False),
    ],
)
def test_a_stamp_is_known_by_its_first_word_and_its_day(text: str, expected: bool) -> None:
    assert is_stamp(text) is expected


def test_the_day_of_a_stamp_does_not_date_what_is_told_below_it() -> None:
    text = (
        "Posted: Thursday, September 14, 2023 10:26 am\n\nA man shot his cousin in Hama, police said. He told officers "
        "that he was scared. They had been called to a shooting on Saturday night."
    )
    assert [e.when.edtf for e in events(text) if e.kind == "attack"] == ["2023-09-09"]
