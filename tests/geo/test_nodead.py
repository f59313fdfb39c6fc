"""Reports that count the wounded and know of nobody dead speak against one that tells of a death."""

from __future__ import annotations

from extract.model import Toll
from geo.nodead import nobody_dead
from tests.geo.test_tollhistory import dead, report, told

HURT = Toll(wounded_low=13, wounded_high=13)


def test_two_origins_that_know_of_nobody_dead_outvote_one_report_of_a_death() -> None:
    row = told(report("first", 24, HURT), report("second", 24, HURT), report("third", 24, dead(1)))
    assert (row["killed_low"], row["wounded_low"]) == (None, 13)
    assert [(c["claimant"], c["killed_low"]) for c in row["claims"]] == [("Third", 1)]


def test_a_death_told_later_stands() -> None:
    assert not nobody_dead([report("first", 24, HURT), report("second", 24, HURT), report("third", 25, dead(1))])


def test_one_against_one_is_no_majority() -> None:
    assert not nobody_dead([report("first", 24, HURT), report("second", 24, dead(1))])


def test_reports_that_count_nobody_are_no_voice() -> None:
    assert not nobody_dead([report("first", 24), report("second", 24), report("third", 24, dead(1))])


def test_without_dead_there_is_nothing_to_speak_against() -> None:
    assert not nobody_dead([report("first", 24, HURT), report("second", 24, HURT)])
