"""The scorer of temporal expressions, on cases whose counts are plain."""

from __future__ import annotations

from datetime import date

import pytest

from extract.model import Span, TimeMention
from extract.times import find_times
from extract.timespan import UNDATED
from geo.evaluation.times import Tally, count, tally


def mention(start: int, end: int, value: str) -> TimeMention:
    """Return a mention as the scorer sees it."""
    return TimeMention(Span(start, end), "", "DATE", value, UNDATED)


def test_a_gold_expression_is_found_once() -> None:
    gold = [{"start": 0, "end": 10, "value": "2020"}]
    assert count(gold, [mention(0, 4, "2020"), mention(5, 10, "2020")]) == Tally(1, 2, 1, 1)


def test_a_wrong_value_is_found_and_not_right() -> None:
    assert count([{"start": 0, "end": 4, "value": "2020"}], [mention(0, 4, "2021")]) == Tally(1, 1, 1, 0)


def test_neighbours_do_not_overlap() -> None:
    assert count([{"start": 4, "end": 8, "value": "2020"}], [mention(0, 4, "2020")]) == Tally(1, 1, 0, 0)


def test_f_is_the_harmonic_mean() -> None:
    score = Tally(gold=4, told=6, found=3, valued=2)
    precision, recall = 2 / 6, 2 / 4
    assert score.value_f == pytest.approx(2 * precision * recall / (precision + recall))


def test_the_scorer_reads_records_without_a_date() -> None:
    text = "It ended on 10 November 2020."
    gold = [{"start": 12, "end": 28, "value": "2020-11-10"}]
    assert tally([{"text": text, "timexes": gold}]) == Tally(1, 1, 1, 1)
    assert find_times(text, date(2031, 1, 1))[0].value == "2020-11-10"
