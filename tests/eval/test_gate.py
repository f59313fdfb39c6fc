"""The gate on the public sets: what each must score, and that the sets are the sets (``floors.toml``).

The sets are no part of the checkout: where their folder is not there, the gate says so and is skipped.
"""

from __future__ import annotations

import hashlib

import pytest

from geo.evaluation.sets import FOLDER_VARIABLE, evaluation_folder
from tests.eval import floors

NAMES = list(floors.read())
beside = pytest.mark.skipif(
    not evaluation_folder().is_dir(),
    reason=f"no evaluation sets at {evaluation_folder()}: set {FOLDER_VARIABLE} to their folder",
)
TEXT = '# why\n[one]\nsha256 = "0"\nevery = 1\nf = 0.5\n\n[two]\nsha256 = "0"\nevery = 1\nf = 0.5\n'


@beside
@pytest.mark.parametrize("name", NAMES)
def test_the_set_is_the_one_the_floors_were_set_on(name: str) -> None:
    content = (evaluation_folder() / f"{floors.file_of(name)}.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest() == floors.read()[name]["sha256"]


@beside
@pytest.mark.parametrize("name", NAMES)
def test_every_measure_holds_its_floor(name: str) -> None:
    figures = floors.measured(name)
    below = {key: (figures[key], floor) for key, floor in floors.floors(name).items() if figures[key] < floor}
    assert below == {}


def test_a_floor_is_raised_to_just_below_the_measure() -> None:
    assert floors.read(floors.raised(TEXT, "one", {"f": 0.7239}))["one"]["f"] == pytest.approx(0.718)


def test_a_floor_is_never_lowered() -> None:
    assert floors.raised(TEXT, "one", {"f": 0.3}) == TEXT


def test_raising_one_set_leaves_the_others() -> None:
    text = floors.raised(TEXT, "two", {"f": 0.9})
    assert floors.read(text)["one"]["f"] == 0.5
    assert text.startswith("# why")
