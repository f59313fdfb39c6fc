"""Ids made from content."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from extract.model import Event
from geo.identity import feature_id, group_id
from geo.model import Resolution
from tests.geo.incidents import HAMA, IDLIB, event, mention

HERE = Resolution(mention("Hama"), HAMA, 0.9, ())
THERE = Resolution(mention("Idlib"), IDLIB, 0.9, ())


def test_ids_have_their_form() -> None:
    assert re.fullmatch(r"ev_[0-9a-f]{12}", feature_id(event(), HERE))
    assert re.fullmatch(r"gr_[0-9a-f]{12}", group_id("a.txt", event()))


def test_the_same_content_has_the_same_id() -> None:
    assert feature_id(event(), HERE) == feature_id(event(), HERE)
    assert group_id("a.txt", event()) == group_id("a.txt", event())


@pytest.mark.parametrize(
    "other",
    [
        event(kind="battle"),
        event(day=date(2016, 8, 25)),
        event(day=None),
        event(at=50),
        event(article="b.txt"),
    ],
    ids=["kind", "day", "undated", "offset", "article"],
)
def test_other_content_has_another_id(other: Event) -> None:
    assert feature_id(other, HERE) != feature_id(event(), HERE)
    assert group_id("a.txt", other) != group_id("a.txt", event())


def test_the_place_tells_the_features_of_a_group_apart() -> None:
    ids = {feature_id(event(), resolution) for resolution in (HERE, THERE, None)}
    assert len(ids) == 3


def test_unknown_names_are_told_apart() -> None:
    one, other = (Resolution(mention(name), None, 0.0, ()) for name in ("Xolandia", "Yolandia"))
    assert feature_id(event(), one) != feature_id(event(), other)


def test_how_sure_the_place_is_does_not_change_the_id() -> None:
    assert feature_id(event(), Resolution(mention("Hama"), HAMA, 0.1, ("a reason",))) == feature_id(event(), HERE)


def test_an_id_is_the_same_in_another_process() -> None:
    """No hash seed, no address, no clock in it."""
    code = (
        "from tests.geo.incidents import HAMA, event, mention; from geo.model import Resolution;"
        "from geo.identity import feature_id; print(feature_id(event(), Resolution(mention('Hama'), HAMA, 0.9, ())))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == feature_id(event(), HERE)
