"""A toll that only a headline gives is told with the headline, as on the map's card."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from geo.headlines import account_lines, headlines_of_toll, toll_lines

TITLE = "Three dead, 5 hurt in crash"


def event(killed: Any, quote: str, wounded: Any = None, title: str | None = TITLE) -> dict[str, Any]:
    """Return what the open event is made of, with one report."""
    toll = {"killed_low": killed, "killed_high": killed, "wounded_low": wounded, "wounded_high": wounded}
    return {**toll, "sources": [{"title": title, "quote": quote}], "losses": [], "claims": []}


def test_a_toll_that_only_the_headline_gives_is_told_with_it() -> None:
    told = event(3, "Two cars collided, police said.", 5)
    assert toll_lines(told) == [f"Toll: 3 killed, 5 wounded; the headline says “{TITLE}”"]
    assert account_lines(told) == [*toll_lines(told), "Nobody is named"]


@pytest.mark.parametrize(
    ("killed", "quote", "title"),
    [
        (3, "Police said 3 people died.", TITLE),
        (3, "Police said three people died.", TITLE),
        (2, "Two cars collided.", TITLE),
        (1, "A car crashed.", TITLE),
        (0, "A car crashed.", "0 dead"),
        (None, "A car crashed.", TITLE),
        (pd.NA, "A car crashed.", TITLE),
        (float("nan"), "A car crashed.", TITLE),
        (3, "A car crashed.", None),
        (3, "A car crashed.", "Route 3.5 closed"),
    ],
)
def test_what_a_quote_gives_or_no_headline_does_is_not_told_again(killed: Any, quote: str, title: str | None) -> None:
    assert toll_lines(event(killed, quote, title=title)) == []


def test_a_headline_that_several_reports_bear_is_told_once() -> None:
    told = event(1200, "A quake struck.", title="Quake kills 1,200")
    assert headlines_of_toll({**told, "sources": told["sources"] * 2}) == ["Quake kills 1,200"]
