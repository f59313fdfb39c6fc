"""Figures in the order they were told: a follow-up updates, rivals stand, nothing is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from extract.model import Article, Claim, Quote, Span, Toll
from geo.merge import merge
from geo.model import LocatedEvent
from geo.rows import row_of
from tests.geo.incidents import HAMA, located


def dead(low: int, high: int | None = None) -> Toll:
    return Toll(killed_low=low, killed_high=low if high is None else high)


def report(name: str, day: int, toll: Toll | None = None, said: str = "", **about: Any) -> LocatedEvent:
    """Return a report of one strike, printed on a day of August 2016, with its quote."""
    feature = located(HAMA, name, toll=toll, **about)
    article = Article(name, "", publisher=name.title(), published=date(2016, 8, day), published_basis="metadata")
    quote = Quote(name, Span(0, 10), said or "quote of " + name)
    return replace(
        feature,
        event=replace(feature.event, evidence=(quote,)),
        sources=tuple(replace(source, article=article, quote=quote.text) for source in feature.sources),
    )


def claimed(by: str, name: str, day: int, toll: int | Toll, said: str = "") -> LocatedEvent:
    toll = toll if isinstance(toll, Toll) else dead(toll)
    claim = Claim(by, by[:2].upper(), "asserts", Quote(name, Span(0, 10), said or f"{by} said {toll}"), toll)
    return report(name, day, toll, said=said, claims=[claim], status="claimed")


def told(*reports: LocatedEvent) -> dict[str, Any]:
    """Return the row of the one event that the reports make, whatever their order."""
    rows = [row_of(one) for order in permutations(reports) for one in merge(order)]
    assert all(row == rows[0] for row in rows)
    return rows[0]


def history(row: dict[str, Any]) -> list[tuple[str, int, bool]]:
    return [(c["claimant"], c["killed_low"], c["superseded"]) for c in row["claims"]]


def test_a_toll_that_rises_is_the_latest_and_the_earlier_ones_stay_with_their_article_and_day() -> None:
    row = told(report("first", 24, dead(5)), report("second", 25, dead(7)), report("third", 26, dead(9)))
    assert (row["killed_low"], row["killed_high"]) == (9, 9)
    assert history(row) == [("First", 5, True), ("Second", 7, True)]
    published = {source["article"]: source["published"] for source in row["sources"]}
    assert [published[claim["article"]] for claim in row["claims"]] == ["2016-08-24", "2016-08-25"]


def test_the_history_has_the_quote_of_each_figure() -> None:
    row = told(report("first", 24, dead(5), "Five died."), report("second", 25, dead(9), "The death toll rises to 9."))
    assert [claim["quote"] for claim in row["claims"]] == ["Five died."]


def test_a_later_report_without_a_toll_changes_none() -> None:
    row = told(report("first", 24, dead(5)), report("second", 25))
    assert (row["killed_low"], row["claims"]) == (5, [])


def test_a_lower_figure_later_may_count_some_only_and_does_not_replace() -> None:
    row = told(report("first", 24, dead(9)), report("second", 30, dead(1), "A boy of three died."))
    assert row["killed_low"] == 9
    assert history(row) == [("Second", 1, True)]


def test_a_lower_figure_that_more_reports_give_replaces() -> None:
    row = told(report("first", 24, dead(24)), report("second", 25, dead(3)), report("third", 26, dead(3)))
    assert row["killed_low"] == 3


def test_a_higher_figure_of_the_latest_report_holds_against_several_earlier() -> None:
    row = told(report("first", 24, dead(3)), report("second", 24, dead(3)), report("third", 26, dead(5)))
    assert row["killed_low"] == 5


def test_a_lower_figure_that_one_origin_prints_twice_does_not_replace() -> None:
    copies = [report(name, day, dead(3)) for name, day in (("second", 25), ("third", 26))]
    copies = [replace(c, sources=tuple(replace(s, origin="agency") for s in c.sources)) for c in copies]
    assert told(report("first", 24, dead(24)), *copies)["killed_low"] == 24


def test_a_correction_downwards_replaces() -> None:
    row = told(report("first", 24, dead(9)), report("second", 25, dead(7), "The toll was revised to seven dead."))
    assert row["killed_low"] == 7
    assert history(row) == [("First", 9, True)]


def test_each_harm_has_its_own_history() -> None:
    hurt = Toll(killed_low=5, killed_high=5, wounded_low=30, wounded_high=30)
    row = told(report("first", 24, hurt), report("second", 25, dead(9)))
    assert (row["killed_low"], row["wounded_low"]) == (9, 30)


def test_one_claimant_updates_its_own_figure() -> None:
    row = told(claimed("Damascus", "first", 24, 5), claimed("Damascus", "second", 25, 8))
    assert row["killed_low"] == 8
    assert history(row) == [("Damascus", 5, True), ("Damascus", 8, False)]


def test_a_claim_about_the_wounded_is_not_replaced_by_a_later_one_about_the_dead() -> None:
    hurt = Toll(wounded_low=3, wounded_high=3)
    row = told(claimed("Damascus", "first", 24, hurt), claimed("Damascus", "second", 25, 2))
    assert (row["killed_low"], row["wounded_low"]) == (2, 3)
    assert [claim["superseded"] for claim in row["claims"]] == [False, False]


def test_a_lower_figure_of_a_claimant_replaces_only_as_a_correction() -> None:
    first = claimed("Damascus", "first", 24, 9)
    row = told(first, claimed("Damascus", "second", 30, 1, "A boy of three died, it said."))
    assert (row["killed_low"], history(row)[0]) == (9, ("Damascus", 9, False))
    row = told(first, claimed("Damascus", "second", 30, 7, "It revised the toll to seven."))
    assert (row["killed_low"], history(row)[0]) == (7, ("Damascus", 9, True))


def test_rivals_stand_side_by_side_and_neither_is_replaced() -> None:
    row = told(claimed("Damascus", "first", 24, 5), claimed("Rebels", "second", 25, 20))
    assert history(row) == [("Damascus", 5, False), ("Rebels", 20, False)]
    assert (row["killed_low"], row["killed_high"]) in ((5, 5), (20, 20))


def test_what_the_news_itself_counts_outranks_a_claim() -> None:
    row = told(claimed("Damascus", "first", 24, 5), report("second", 25, dead(12)))
    assert row["killed_low"] == 12
    assert history(row) == [("Damascus", 5, False)]


def test_two_figures_of_one_day_give_the_more_definite_one() -> None:
    row = told(report("first", 24, Toll(killed_low=5)), report("second", 24, dead(8)))
    assert (row["killed_low"], row["killed_high"]) == (8, 8)
    assert history(row) == [("First", 5, True)]


def test_of_one_day_what_most_reports_say_holds() -> None:
    row = told(report("first", 24, dead(3)), report("second", 24, dead(24)), report("third", 24, dead(3)))
    assert row["killed_low"] == 3


def test_the_wounded_who_died_are_wounded_no_more() -> None:
    hurt = Toll(killed_low=1, killed_high=1, wounded_low=2, wounded_high=2)
    row = told(report("first", 24, hurt), report("second", 27, dead(3), "Both of the injured died."))
    assert (row["killed_low"], row["wounded_low"]) == (3, None)
    assert [(c["killed_low"], c["wounded_low"]) for c in row["claims"]] == [(1, 2)]


def test_a_figure_its_own_report_did_not_take_is_a_claim_and_no_toll() -> None:
    quoted = Claim("Damascus", "SY", "asserts", Quote("first", Span(0, 10), "Damascus said 50"), dead(50))
    row = told(report("first", 24, dead(5), claims=[quoted]), report("second", 25))
    assert row["killed_low"] == 5
    assert history(row) == [("Damascus", 50, False)]


@pytest.mark.parametrize("day", [24, 25])
def test_equal_figures_leave_no_history(day: int) -> None:
    assert told(report("first", 24, dead(5)), report("second", day, dead(5)))["claims"] == []
