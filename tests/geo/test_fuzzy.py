"""Guessing a misspelled name: only one place, only in the article's countries, never silently."""

from __future__ import annotations

import pytest

from extract.model import PlaceMention, Span
from geo.fuzzy import guessed, spellings
from geo.gazetteer import Gazetteer
from geo.model import Resolution
from geo.rank import resolve


def resolutions(gazetteer: Gazetteer, *names: str) -> list[Resolution]:
    mentions = [PlaceMention(Span(100 * i, 100 * i + len(n)), n, n) for i, n in enumerate(names)]
    return guessed(resolve(mentions, gazetteer), gazetteer)


def test_a_slip_of_the_pen_is_guessed_and_flagged(gazetteer: Gazetteer) -> None:
    found = resolutions(gazetteer, "Stepanakertt", "Azerbaijan")[0]
    assert found.place is not None and found.place.id == "gn:146970"
    assert "spelling uncertain" in found.place.label
    assert found.score < 0.5 and found.place.uncertainty_km >= 10
    assert "Stepanakertt" in found.reasons[0]


def test_the_article_must_be_about_the_country(gazetteer: Gazetteer) -> None:
    assert resolutions(gazetteer, "Stepanakertt", "Brazil")[0].place is None


@pytest.mark.parametrize("name", ["Xyzzyville", "Qwrt"])
def test_a_name_like_none_stays_unlocated(gazetteer: Gazetteer, name: str) -> None:
    assert resolutions(gazetteer, name, "Azerbaijan")[0].place is None


def test_a_known_name_is_left_alone(gazetteer: Gazetteer) -> None:
    place = resolutions(gazetteer, "Stepanakert", "Azerbaijan")[0].place
    assert place is not None and "uncertain" not in place.label


def test_spellings_keep_the_first_letter_and_hold_all_four_slips() -> None:
    near = set(spellings("barda"))
    assert {"brda", "bardas", "berda", "badra"} <= near
    assert all(other[0] == "b" for other in near)
