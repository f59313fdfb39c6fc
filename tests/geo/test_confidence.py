"""How sure a feature is, and what makes it surer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.errors import DataError
from geo.confidence import (
    NAMED,
    PLACED,
    Sureness,
    chance,
    features_of,
    kind_features_of,
    kinds_told,
    load_weights,
    most_of_guess,
    rated,
    sureness,
    war_share,
)
from tests.geo.incidents import HAMA, located


def test_every_coefficient_belongs_to_a_feature() -> None:
    assert set(load_weights(PLACED)) == {"constant", *features_of(located(HAMA), 0.0)}
    assert set(load_weights(NAMED)) == {"constant", *kind_features_of(located(HAMA), {})}


def test_no_feature_is_certain_or_impossible() -> None:
    assert all(0.02 <= f.event.confidence <= 0.98 for f in rated([located(HAMA)]))


def test_an_event_at_no_place_is_less_sure() -> None:
    placed = located(HAMA)
    nowhere = replace(placed, resolution=None, event=replace(placed.event, place_basis="none"))
    sure = [f.event.confidence for f in rated([placed, nowhere])]
    assert sure[0] > sure[1]


def test_a_surer_place_makes_an_event_surer() -> None:
    placed = located(HAMA)
    assert placed.resolution is not None
    doubtful = replace(placed, resolution=replace(placed.resolution, score=0.1))
    certain = replace(placed, resolution=replace(placed.resolution, score=0.9))
    low, high = (f.event.confidence for f in rated([doubtful, certain]))
    assert low < high


def test_confidence_is_the_product_of_its_parts() -> None:
    assert Sureness(0.8, 0.5).whole == pytest.approx(0.4)
    article = [located(HAMA), located(HAMA)]
    assert [f.event.confidence for f in rated(article)] == [round(sure.whole, 3) for sure in sureness(article)]


def test_a_finer_kind_is_surer_than_a_kind_alone_and_that_than_none() -> None:
    plain = located(HAMA)
    finer = replace(plain, event=replace(plain.event, subtype="air"))
    none = replace(plain, event=replace(plain.event, kind="other"))
    sure = [sureness([one])[0] for one in (none, plain, finer)]
    assert sure[0].named < sure[1].named < sure[2].named
    assert sure[1].placed == sure[2].placed


def test_a_kind_that_other_sentences_tell_is_surer() -> None:
    feature = located(HAMA)
    later = replace(feature, sources=tuple(replace(s, start_char=s.start_char + 500) for s in feature.sources))
    assert kinds_told([feature, later]) == {feature.event.kind: 2}
    assert kinds_told([feature, feature]) == {feature.event.kind: 1}
    assert sureness([feature, later])[0].named > sureness([feature])[0].named


def test_what_is_of_no_kind_is_not_told_again() -> None:
    feature = located(HAMA)
    none = replace(feature, event=replace(feature.event, kind="other"))
    assert kind_features_of(none, {"other": 8})["told again"] == 0.0
    assert kind_features_of(feature, {feature.event.kind: 800})["told again"] == 3.0


def test_a_text_on_a_war_leaves_unsaid_what_goes_without_saying() -> None:
    placed = located(HAMA)
    guess = replace(placed, event=replace(placed.event, place_basis="article"))
    assert placed.place is not None
    far = [replace(placed.place, id="gn:1", lat=-40.0)] * 3
    assert most_of_guess(guess, far, 1.0) == pytest.approx(0.6)
    assert most_of_guess(guess, far, 0.5) == pytest.approx(0.4)


def test_a_guess_is_no_surer_than_the_article_places_its_events_there() -> None:
    placed = located(HAMA)
    guess = replace(placed, event=replace(placed.event, place_basis="article"))
    assert placed.place is not None
    far = replace(placed.place, id="gn:1", lat=-40.0)
    assert most_of_guess(guess, [placed.place] * 3) == pytest.approx(0.8)
    assert most_of_guess(guess, [far] * 3) == pytest.approx(0.2)
    assert most_of_guess(guess, [far] * 2) == most_of_guess(placed, [far] * 3) == 1.0
    undated = replace(guess, event=replace(guess.event, date_basis="published"))
    assert most_of_guess(undated, [far] * 3) < most_of_guess(guess, [far] * 3)


def test_the_share_of_a_war_is_of_all_features() -> None:
    feature = located(HAMA)
    battle = replace(feature, event=replace(feature.event, kind="battle"))
    talks = replace(feature, event=replace(feature.event, kind="talks"))
    assert war_share([battle, talks]) == 0.5
    assert war_share([]) == 0.0


def test_the_chance_is_the_logistic_of_the_sum() -> None:
    assert chance({"x": 2.0}, {"constant": -2.0, "x": 1.0}) == pytest.approx(0.5)


def test_damaged_coefficients_are_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "confidence.toml"
    file.write_text("weights = 3", encoding="utf-8")
    with pytest.raises(DataError, match=r"confidence\.toml"):
        load_weights(PLACED, file)
