"""Digests: the day that ends their title, and items that stand each for itself."""

from __future__ import annotations

from datetime import date

import pytest

from extract.model import Article
from extract.pipeline import with_date
from tests.lookup import events

ITEMS = (
    "- The dam near Derna burst on 6 June.",
    "- A missile hit a school in Kharkiv overnight.",
    "- Rebels captured a village. It lies far from any town.",
)
DIGEST = "Daily digest, 12 June 2023\n\n" + "\n".join(ITEMS)
ISSUED = date(2023, 6, 12)


@pytest.mark.parametrize(
    "title",
    [
        "Daily digest: Ukraine, 12 June 2023",
        "Situation report No. 5 \u2013 June 12, 2023",
        "Morning briefing for Monday, 12 June 2023",
        "News in brief | 12 June 2023",
    ],
)
def test_the_day_that_ends_the_title_of_an_issue_is_that_of_publication(title: str) -> None:
    article = with_date(Article("a.txt", f"{title}\n\nA missile hit a school on Sunday."))
    assert (article.published, article.published_basis) == (ISSUED, "text")


@pytest.mark.parametrize("title", ["The battle of Hama, 12 June 2023", "Report on 12 towns", "Live from Aleppo"])
def test_the_day_of_what_a_title_is_about_is_not(title: str) -> None:
    article = with_date(Article("a.txt", f"{title}\n\nThe town fell in the evening."))
    assert article.published_basis != "text"


def test_an_item_takes_neither_day_nor_place_from_the_one_before() -> None:
    told = events(DIGEST, ISSUED)
    days = {place.name: e.when.edtf for e in told for place in e.places}
    assert (days["Derna"], days["Kharkiv"]) == ("2023-06-06", "2023-06-12")
    assert [e.places for e in told if e.kind == "control_change"] == [()]


def test_the_items_of_a_list_take_the_day_that_stands_above_it() -> None:
    told = events("On 3 May 2023 rebels attacked:\n\n- Hama fell.\n- A bomb went off in Idlib.", date(2023, 9, 1))
    assert {e.when.edtf for e in told if e.places} == {"2023-05-03"}
