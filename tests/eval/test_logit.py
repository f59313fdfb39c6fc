"""What is fitted on news of single incidents: the features that tell the right candidate from the others weigh more."""

from __future__ import annotations

from geo.evaluation.logit import Choice, fit, halves, is_fitted, share_in_folds, share_right

RIGHT, WRONG = {"beside deed": 1.0, "told": 1.0}, {"beside court": 2.0, "told": 1.0}


def _choices(number: int = 20) -> list[Choice]:
    return [Choice([RIGHT, WRONG], [True, False], str(n)) for n in range(number)]


def test_what_tells_the_right_candidate_weighs_more_and_what_all_share_nothing() -> None:
    weights = fit(_choices(), 3.0)
    assert weights["beside deed"] > 0 > weights["beside court"]
    assert abs(weights["told"]) < 1e-6


def test_the_weights_choose_what_they_were_fitted_on() -> None:
    found = _choices()
    assert (share_right(found, fit(found, 3.0)), share_right(found, {"beside court": 1.0})) == (1.0, 0.0)


def test_a_fold_is_judged_by_the_weights_of_the_others() -> None:
    other = [Choice([{"odd": 1.0}, {"told": 1.0}], [True, False], "0")]
    assert share_in_folds(_choices(), 3.0) == 1.0
    assert fit(other, 3.0)["odd"] > 0


def test_a_rare_feature_is_left_out() -> None:
    assert fit(_choices(3), 3.0, least=8) == {}


def test_a_report_without_the_right_candidate_teaches_nothing() -> None:
    lost = [Choice([{"beside court": 1.0}, {}], [False, False], "1")] * 30
    assert fit([*_choices(), *lost], 3.0) == fit(_choices(), 3.0)


def test_each_incident_lies_in_one_half_and_both_hold_about_as_many() -> None:
    half, rest = halves(_choices(1000))
    assert 450 < len(half) < 550
    assert not {c.incident for c in half} & {c.incident for c in rest}
    assert all(is_fitted(c.incident) for c in half)
