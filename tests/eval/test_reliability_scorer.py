"""The reliability table, its errors and its fit, on cases whose figures are plain."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from geo.confidence import PLACED, chance
from geo.evaluation.judged import Judged, _types
from geo.evaluation.reliability import (
    Example,
    auc,
    bands,
    brier,
    calibration_error,
    fit,
    fit_both,
    held_out,
    sure_of,
    written,
)


def example(value: float, right: bool) -> Example:
    """Return an example with one feature."""
    return Example({"x": value}, right)


def judged(value: float, right: bool, group: str = "", source: str = "made up", most: float = 1.0) -> Judged:
    """Return a feature whose day, place and kind are right or wrong together."""
    return Judged({"x": value}, {"z": value}, most, right, right, source, group)


def drawn(count: int) -> list[tuple[float, bool]]:
    """Return values and outcomes that are right with chance .2 where the value is 0 and .8 where it is 1."""
    draw = random.Random(7)
    values = [float(n % 2) for n in range(count)]
    return [(x, draw.random() < 0.2 + 0.6 * x) for x in values]


def test_bands_hold_count_mean_and_share() -> None:
    assert bands([0.11, 0.19, 0.95], [True, False, True]) == [(2, pytest.approx(0.15), 0.5), (1, 0.95, 1.0)]


def test_full_confidence_belongs_to_the_last_band() -> None:
    assert bands([1.0], [True]) == [(1, 1.0, 1.0)]


def test_the_calibration_error_weighs_bands_by_their_count() -> None:
    assert calibration_error([0.1, 0.1, 0.1, 0.9], [False, False, False, False]) == pytest.approx(0.3)


def test_the_brier_score_is_the_mean_squared_distance() -> None:
    assert brier([0.5, 1.0], [True, False]) == pytest.approx((0.25 + 1) / 2)


def test_the_auc_counts_pairs_in_order_and_ties_half() -> None:
    assert auc([0.9, 0.4, 0.1], [True, False, False]) == 1.0
    assert auc([0.1, 0.9], [True, False]) == 0.0
    assert auc([0.5, 0.5, 0.9], [True, False, True]) == pytest.approx(0.75)
    assert auc([0.5, 0.9], [True, True]) == 0.5


def test_the_fit_finds_the_shares_it_was_given() -> None:
    weights = fit([example(x, right) for x, right in drawn(2000)])
    assert chance({"x": 0.0}, weights) == pytest.approx(0.2, abs=0.04)
    assert chance({"x": 1.0}, weights) == pytest.approx(0.8, abs=0.04)


def test_held_out_chances_are_calibrated() -> None:
    found = [judged(x, right, str(n)) for n, (x, right) in enumerate(drawn(2000))]
    assert calibration_error([sure.placed for sure in held_out(found)], [j.right for j in found]) < 0.05


def test_a_feature_is_judged_by_a_model_that_has_not_seen_its_group() -> None:
    found = [judged(0.0, n % 2 == 0, f"group {n}") for n in range(40)]
    odd = [*found, *(judged(1.0, True, "alone") for _ in range(10))]
    assert held_out(odd)[-1].placed < 0.9  # only its own group says that x = 1 is right


def test_incidents_chosen_by_their_kind_teach_nothing_of_kinds() -> None:
    found = [judged(x, right) for x, right in drawn(100)]
    wrong = [judged(1.0, False, source="incidents") for _ in range(500)]
    alone, both = fit_both(found), fit_both([*found, *wrong])
    assert both["kind"] == alone["kind"]
    assert both[PLACED] != alone[PLACED]


def test_a_guess_bounds_what_the_model_gives() -> None:
    models = {PLACED: {"constant": 5.0}, "kind": {"constant": 0.0}}
    assert sure_of(judged(0.0, True, most=0.3), models).placed == 0.3


def test_what_a_set_does_not_tell_counts_neither_way() -> None:
    found = [judged(x, right, str(n)) for n, (x, right) in enumerate(drawn(50))]
    snippets = [replace(j, place_right=None, source="snippets") for j in found]
    text = written([*found, *snippets])
    assert "snippets    kind" in text
    assert "snippets    day and place" not in text
    assert replace(found[0], place_right=True, kind_right=None).right
    assert not replace(found[0], place_right=True, kind_right=False).right


def test_older_gold_calls_an_attack_by_another_name() -> None:
    assert "attack" in _types({"type": "battle"})
    assert "attack" not in _types({"type": "talks", "alt_types": ["statement"]})
    assert _types({"types": ["battle"]}) == {"battle"}
