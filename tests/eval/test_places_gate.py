"""The gate on places: what the public sets of toponyms must score, and that the sets are the sets.

The sets are no part of the checkout: where their folder is not there, the gate says so and is skipped. To keep
the gate short it reads every fourth article of LGL, from the first; ``dateline eval toponyms-lgl`` reads all.
A floor is lowered, and a hash changed, only by an edit of this file that says why.
"""

from __future__ import annotations

import hashlib

import pytest

from extract.model import PlaceMention, Span
from geo.evaluation.sets import FOLDER_VARIABLE, evaluation_folder, read_set
from geo.evaluation.toponyms import SETS, Tally, count, tally
from geo.gazetteer import Gazetteer

EVERY = {"toponyms-trnews": 1, "toponyms-lgl": 4}
# strict F of recognition, resolution of given spans, end to end: a little below what the program reaches.
FLOORS = {
    "toponyms-trnews": (0.895, 0.91, 0.88),
    "toponyms-lgl": (0.83, 0.85, 0.78),
}
SHA256 = {
    "toponyms-trnews": "6e5ce4598e80299c80ed06879d4df27761270735c8c15f5de19ed35bbf2b81b0",
    "toponyms-lgl": "7301a9f656a1aed5df1105be0516ce205040abb9e5b71f0b8bfd284cc8a875be",
}
beside = pytest.mark.skipif(
    not evaluation_folder().is_dir(),
    reason=f"no evaluation sets at {evaluation_folder()}: set {FOLDER_VARIABLE} to their folder",
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Open the index once."""
    return Gazetteer.open()


@pytest.fixture(scope="module")
def scores(gazetteer: Gazetteer) -> dict[str, Tally]:
    """Score every set once."""
    return {name: tally(read_set(name)[:: EVERY[name]], gazetteer) for name in SETS}


@beside
@pytest.mark.parametrize("name", SETS)
def test_the_set_is_the_one_the_floors_were_set_on(name: str) -> None:
    content = (evaluation_folder() / f"{name}.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest() == SHA256[name]


@beside
@pytest.mark.parametrize("name", SETS)
def test_recognition_holds_its_floor(name: str, scores: dict[str, Tally]) -> None:
    assert scores[name].f >= FLOORS[name][0], scores[name]


@beside
@pytest.mark.parametrize("name", SETS)
def test_resolution_holds_its_floor(name: str, scores: dict[str, Tally]) -> None:
    assert scores[name].resolution >= FLOORS[name][1], scores[name]


@beside
@pytest.mark.parametrize("name", SETS)
def test_both_together_hold_their_floor(name: str, scores: dict[str, Tally]) -> None:
    assert scores[name].end_to_end >= FLOORS[name][2], scores[name]


GOLD = {
    "id": "one",
    "text": "Paris and Rome",
    "toponyms": [
        {"start": 0, "end": 5, "text": "Paris", "lat": 48.85, "lon": 2.35},
        {"start": 10, "end": 14, "text": "Rome", "lat": 0.0, "lon": 0.0},
    ],
}


def test_a_span_counts_only_whole_and_a_place_only_near(gazetteer: Gazetteer) -> None:
    told = [PlaceMention(Span(0, 5), "Paris", "Paris"), PlaceMention(Span(10, 13), "Rom", "Rome")]
    found = count(GOLD, told, gazetteer)
    assert (found.gold, found.told, found.right, found.placed, found.resolved) == (2, 2, 1, 1, 1)


def test_a_right_span_far_away_is_found_but_not_placed(gazetteer: Gazetteer) -> None:
    found = count(GOLD, [PlaceMention(Span(10, 14), "Rome", "Rome")], gazetteer)
    assert (found.right, found.placed) == (1, 0)
