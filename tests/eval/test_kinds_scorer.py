"""The scorer of event kinds, on cases whose counts are plain."""

from __future__ import annotations

import pytest

from extract.incidents import load_incidents
from geo.evaluation.kinds import LABELS, NONE, TYPES, coarse, label_of, weighted_f


def test_a_label_weighs_as_often_as_it_is_gold() -> None:
    pairs = [("A", "A"), ("A", "A"), ("A", "B"), ("B", "B")]
    a, b = 2 * 2 / (3 + 2), 2 * 1 / (1 + 2)
    assert weighted_f(pairs) == pytest.approx((3 * a + b) / 4)


def test_a_snippet_without_an_event_is_missed() -> None:
    assert weighted_f([("A", NONE), ("A", "A")]) == pytest.approx(2 / 3)


def test_an_unknown_subtype_stands_for_its_type() -> None:
    assert label_of("attack", "never heard of") == LABELS[("attack", None)]


def test_a_type_that_is_as_good_counts_as_the_first() -> None:
    assert coarse("AGREEMENT", "ceasefire") == ("talks", "talks")
    assert coarse("AGREEMENT", "battle") == ("talks", "battle")


def test_every_label_can_be_told() -> None:
    assert set(LABELS.values()) == set(TYPES)


def test_every_label_of_a_finer_kind_has_a_rule_or_is_a_word_of_its_kind() -> None:
    made = {(rule.kind, rule.subtype) for rules in load_incidents().rules.values() for rule in rules}
    assert {key for key in LABELS if key[1] is not None} <= made
