"""What is fitted on news of single incidents: the features that tell the right day from the others weigh more."""

from __future__ import annotations

from datetime import date

from geo.evaluation.reportdays import Example, fit, is_fitted, right

RIGHT, WRONG = date(2023, 9, 12), date(2023, 9, 14)


def _examples(number: int = 20) -> list[Example]:
    candidates = {RIGHT: {"beside deed": 1.0, "told": 1.0}, WRONG: {"beside court": 2.0, "told": 1.0}}
    return [Example(candidates, RIGHT, True, str(n)) for n in range(number)]


def test_what_tells_the_right_day_weighs_more_and_what_all_share_nothing() -> None:
    weights = fit(_examples())
    assert weights["beside deed"] > 0 > weights["beside court"]
    assert abs(weights["told"]) < 1e-6


def test_the_weights_choose_the_day_they_were_fitted_on() -> None:
    found = _examples()
    assert (right(found, fit(found)), right(found, {"beside court": 1.0})) == (20, 0)


def test_a_rare_feature_is_left_out() -> None:
    assert fit(_examples(3)) == {}


def test_a_report_without_the_right_candidate_teaches_nothing() -> None:
    lost = [Example({WRONG: {"beside court": 1.0}}, RIGHT, True, "1")] * 30
    assert fit([*_examples(), *lost]) == fit(_examples())


def test_both_halves_of_the_set_hold_about_as_many_incidents() -> None:
    assert 450 < sum(is_fitted(str(n)) for n in range(1000)) < 550
