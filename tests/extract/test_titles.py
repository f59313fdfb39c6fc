"""Headlines judge nobody: who a government is, is often what is fought about."""

from __future__ import annotations

import pytest

from extract.titles import title


@pytest.mark.parametrize("subtype", ["state_gain", "non_state_gain"])
def test_a_headline_of_a_gain_says_nothing_of_whose_forces(subtype: str) -> None:
    assert title("control_change", subtype, "Hadrut") == "Hadrut taken"


@pytest.mark.parametrize(
    ("place", "precision", "expected"),
    [
        ("Kharkiv", "settlement", "Fighting in Kharkiv"),
        ("United States", "country", "Fighting in the United States"),
        ("Republic of the Congo", "country", "Fighting in the Republic of the Congo"),
        ("Falkland Islands", "country", "Fighting in the Falkland Islands"),
        ("Vistula", "water", "Fighting, Vistula"),
        ("Border of Armenia and Iran", "region", "Fighting, Border of Armenia and Iran"),
        ("north of Khartoum", "site", "Fighting, north of Khartoum"),
    ],
)
def test_a_place_stands_in_the_headline_as_in_english(place: str, precision: str, expected: str) -> None:
    assert title("battle", None, place, precision=precision) == expected


def test_a_ceasefire_is_not_said_to_be_for_the_town_it_was_signed_in() -> None:
    assert title("ceasefire", None, "Geneva") == "Ceasefire, Geneva"


@pytest.mark.parametrize(("stated", "expected"), [(True, "Warsaw taken"), (False, "Ground taken in Warsaw")])
def test_a_place_the_words_do_not_name_is_not_said_to_be_taken(stated: bool, expected: str) -> None:
    assert title("control_change", "state_gain", "Warsaw", stated=stated) == expected
