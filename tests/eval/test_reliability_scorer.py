"""The reliability table, its errors and its fit, on cases whose figures are plain."""

from __future__ import annotations

import random

import pytest

from geo.confidence import chance
from geo.evaluation.reliability import Example, bands, brier, calibration_error, fit, held_out


def example(value: float, right: bool, group: str = "") -> Example:
    """Return an example with one feature."""
    return Example({"x": value}, right, "made up", group)


def drawn(count: int) -> list[Example]:
    """Return examples that are right with chance .2 where x is 0 and .8 where it is 1."""
    draw = random.Random(7)
    values = [float(n % 2) for n in range(count)]
    return [example(x, draw.random() < 0.2 + 0.6 * x, str(n)) for n, x in enumerate(values)]


def test_bands_hold_count_mean_and_share() -> None:
    assert bands([0.11, 0.19, 0.95], [True, False, True]) == [(2, pytest.approx(0.15), 0.5), (1, 0.95, 1.0)]


def test_full_confidence_belongs_to_the_last_band() -> None:
    assert bands([1.0], [True]) == [(1, 1.0, 1.0)]


def test_the_calibration_error_weighs_bands_by_their_count() -> None:
    assert calibration_error([0.1, 0.1, 0.1, 0.9], [False, False, False, False]) == pytest.approx(0.3)


def test_the_brier_score_is_the_mean_squared_distance() -> None:
    assert brier([0.5, 1.0], [True, False]) == pytest.approx((0.25 + 1) / 2)


def test_the_fit_finds_the_shares_it_was_given() -> None:
    weights = fit(drawn(2000))
    assert chance({"x": 0.0}, weights) == pytest.approx(0.2, abs=0.04)
    assert chance({"x": 1.0}, weights) == pytest.approx(0.8, abs=0.04)


def test_held_out_chances_are_calibrated() -> None:
    found = drawn(2000)
    assert calibration_error(held_out(found), [e.right for e in found]) < 0.05


def test_an_example_is_judged_by_a_model_that_has_not_seen_its_group() -> None:
    found = [example(0.0, n % 2 == 0, f"group {n}") for n in range(40)]
    odd = [*found, *(example(1.0, True, "alone") for _ in range(10))]
    assert held_out(odd)[-1] < 0.9  # only its own group says that x = 1 is right
