"""The scorer of merging, on groupings whose scores are plain."""

from __future__ import annotations

from typing import Any

import pytest

from geo.evaluation.merging import compare, groups

GOLD = {"a": "one", "b": "one", "c": "two", "d": "two"}


def row(*articles: str, confidence: float = 0.5, kind: str = "attack") -> dict[str, Any]:
    """Return a merged feature with these sources."""
    sources = [{"article": name, "start_char": 0} for name in articles]
    return {"id": "ev_" + "".join(articles), "type": kind, "confidence": confidence, "sources": sources}


def test_the_gold_against_itself_is_perfect() -> None:
    score = compare(GOLD, GOLD)
    assert (score.b_cubed_f, score.pairwise_f) == (1.0, 1.0)


def test_everything_apart_is_precise_and_recalls_each_article_alone() -> None:
    score = compare(GOLD, {name: name for name in GOLD})
    assert (score.b_precision, score.b_recall, score.pair_recall) == (1.0, 0.5, 0.0)


def test_everything_together_recalls_all_at_half_the_precision() -> None:
    score = compare(GOLD, dict.fromkeys(GOLD, "all"))
    assert (score.b_precision, score.b_recall) == (0.5, 1.0)
    assert score.pair_precision == pytest.approx(4 / 12)


def test_articles_of_one_main_event_are_together_and_transitively() -> None:
    told = groups("abcd", [row("a", "b"), row("b", "c", confidence=0.6)])
    assert told["a"] == told["b"] == told["c"] != told["d"]


def test_what_two_articles_mention_by_the_way_does_not_join_them() -> None:
    rows = [row("a", confidence=0.9), row("b", confidence=0.9), row("a", "b", confidence=0.3)]
    told = groups("ab", rows)
    assert told["a"] != told["b"]


def test_violence_comes_before_talk() -> None:
    rows = [row("a", confidence=0.3), row("b", confidence=0.3), row("a", "b", confidence=0.9, kind="talks")]
    told = groups("ab", rows)
    assert told["a"] != told["b"]
