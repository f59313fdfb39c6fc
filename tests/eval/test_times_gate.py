"""The gate on temporal expressions: what the public sets must score, and that the sets are the sets.

The sets are no part of the checkout: where their folder is not there, the gate says so and is skipped.
A floor is lowered, and a hash changed, only by an edit of this file that says why.
"""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from extract.model import Span, TimeMention
from extract.times import find_times
from extract.timespan import UNDATED
from geo.evaluation.sets import FOLDER_VARIABLE, evaluation_folder, read_set
from geo.evaluation.times import SETS, Tally, count, tally

# value F, recognition F: a little below what the program reaches.
FLOORS = {
    "times-timebank": (0.820, 0.932),
    "times-aquaint": (0.768, 0.936),
    "times-wikiwars-train": (0.890, 0.947),
}
SHA256 = {
    "times-timebank": "2365910ae033b96b266b2253c3529ffbc7f882b182baaf6371dc0f17790eb82f",
    "times-aquaint": "7afe0e688d724e083529f88eb561c4756ec541343f011d310ebc9d8ea3fa8c5a",
    "times-wikiwars-train": "64e032ad24dc4cabaa5fcf94ae99106d63729449855199c7f37fd6103f964663",
}
beside = pytest.mark.skipif(
    not evaluation_folder().is_dir(),
    reason=f"no evaluation sets at {evaluation_folder()}: set {FOLDER_VARIABLE} to their folder",
)


@pytest.fixture(scope="module")
def scores() -> dict[str, Tally]:
    """Score every set once."""
    return {name: tally(read_set(name)) for name in SETS}


@beside
@pytest.mark.parametrize("name", SETS)
def test_the_set_is_the_one_the_floors_were_set_on(name: str) -> None:
    content = (evaluation_folder() / f"{name}.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest() == SHA256[name]


@beside
@pytest.mark.parametrize("name", SETS)
def test_values_hold_their_floor(name: str, scores: dict[str, Tally]) -> None:
    assert scores[name].value_f >= FLOORS[name][0]


@beside
@pytest.mark.parametrize("name", SETS)
def test_recognition_holds_its_floor(name: str, scores: dict[str, Tally]) -> None:
    assert scores[name].recognition_f >= FLOORS[name][1]


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
