"""Copies of one agency text are one origin, however many print it; independent reports stay independent."""

from __future__ import annotations

import random
from datetime import date

import pytest

from extract.model import Article
from geo import origins as subject
from geo.merge import merge
from geo.origins import copied, origins
from geo.rows import row_of
from geo.traces import MAX_SHINGLES, Trace, trace_of
from tests.geo.incidents import HAMA, located
from tests.geo.test_sameness import CONVOY, MARKET

WORDS = [f"word{n}" for n in range(4000)]
CREDIT = "HAMA, Aug 24 (Reuters) - "


def prose(seed: int, words: int = 300) -> str:
    """Return a text like no other seed's."""
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def edited(text: str, seed: int, share: float) -> str:
    """Return the text with a share of its words changed, in one stretch."""
    words = text.split()
    cut = int(len(words) * share)
    return " ".join([*words[: len(words) - cut], *prose(seed, cut).split()])


def trace(name: str, text: str, publisher: str = "", day: int = 24) -> Trace:
    return trace_of(Article(name, text, publisher=publisher, published=date(2016, 8, day)))


def test_copies_are_one_origin_named_by_who_printed_first() -> None:
    text = prose(1)
    told = [trace("b", edited(text, 2, 0.2), "Gazette", 25), trace("a", text, "Herald"), trace("c", prose(3), "Post")]
    assert origins(told) == {"a": "Herald", "b": "Herald", "c": "Post"}


def test_the_agency_credited_names_the_origin_of_all_copies() -> None:
    text = prose(1)
    told = [trace("a", text, "Herald"), trace("b", CREDIT + text, "Gazette")]
    assert set(origins(told).values()) == {"Reuters"}


def test_a_shared_credit_needs_less_to_make_a_copy() -> None:
    one, other = prose(1), edited(prose(1), 2, 0.6)
    assert len(set(origins([trace("a", one), trace("b", other)]).values())) == 2
    assert len(set(origins([trace("a", CREDIT + one), trace("b", CREDIT + other)]).values())) == 1


def test_an_excerpt_is_a_copy_and_a_short_phrase_is_not() -> None:
    text = prose(1, 400)
    excerpt, phrase = " ".join(text.split()[:80]), " ".join(text.split()[:20])
    found = origins([trace("a", text), trace("b", excerpt), trace("c", phrase)])
    assert found["b"] == found["a"] != found["c"]


def test_the_same_text_a_month_later_is_no_copy_but_the_frame_of_a_site() -> None:
    told = [trace("a", prose(1)), trace_of(Article("b", prose(1), published=date(2016, 9, 30)))]
    assert len(set(origins(told).values())) == 2


def test_long_texts_are_compared_as_far_as_both_are_kept() -> None:
    text = prose(1, 3 * MAX_SHINGLES)
    part = trace("b", " ".join(text.split()[: MAX_SHINGLES // 2])).shingles
    import numpy as np

    whole = np.array(trace("a", text).shingles, dtype=np.uint32)
    assert copied(whole, np.array(part, dtype=np.uint32))


def test_the_index_finds_the_copies_that_comparing_all_pairs_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [trace(f"{n}-{copy}", edited(prose(n), 100 + n, 0.1 * copy)) for n in range(20) for copy in range(2)]
    expected = origins(told)
    assert len(set(expected.values())) == 20
    monkeypatch.setattr(subject, "_ALL_PAIRS", 0)
    assert origins(told) == expected


def test_neither_order_nor_empty_texts_matter() -> None:
    told = [trace(name, prose(n // 2)) for n, name in enumerate("abcdef")] + [trace("empty", "")]
    expected = origins(told)
    for seed in range(3):
        random.Random(seed).shuffle(told)
        assert origins(told) == expected


def test_two_copies_and_one_report_of_its_own_are_two_origins() -> None:
    traces = [
        trace("a.txt", CREDIT + MARKET, "Herald"),
        trace("b.txt", CREDIT + MARKET, "Gazette"),
        trace("c.txt", CONVOY, "Post"),
    ]
    features = [
        located(HAMA, f"{n}.txt", p, confidence=0.6) for n, p in zip("abc", ("Herald", "Gazette", "Post"), strict=True)
    ]
    merged = [row_of(one) for one in merge(features[:2], traces)]
    assert [(len(one["sources"]), one["independent_sources"]) for one in merged] == [(2, 1)]
    assert {source["origin"] for source in merged[0]["sources"]} == {"Reuters"}
    assert merged[0]["confidence"] == pytest.approx(0.6)
    assert {s.origin for one in merge(features, traces) for s in one.sources} == {"Reuters", "Post"}
