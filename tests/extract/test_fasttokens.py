"""The words of the fast mode are those of the language library's tokeniser."""

from __future__ import annotations

import pytest

from extract import fasttokens
from extract.fasttokens import cut
from extract.layout import sentence_starts
from extract.wordtables import tokenizer

TEXTS = (
    "Rebels shelled Hama (U.S.-led, they said) at 5 p.m. on Jan. 4; they can't hold it. \u201cWe fled,\u201d he said",
    "  two  spaces, a\ttab,\n a line\n\nand \u00a0 hard ones ",
    "a\u2003b\u3000c",
    "\n",
    " ",
    "",
    "x" * 200 + ", " + "-" * 200 + " end",
    "http://example.org/a?b=c e-mail@example.org 8) :-) C++ $5.4bn 10km/h",
)


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_the_librarys(text: str) -> None:
    tokens = list(tokenizer()(text))
    assert cut(text) == ([token.text for token in tokens], [token.idx for token in tokens])


def test_a_word_seen_before_is_not_cut_again() -> None:
    cut("Rebels shelled Hama.")
    before = fasttokens._pieces.cache_info().misses
    cut("Hama. shelled Rebels")
    assert fasttokens._pieces.cache_info().misses == before


def test_no_rule_of_the_tokeniser_looks_past_a_space() -> None:
    """Else a run of letters and signs could not be cut by itself."""
    rules = tokenizer().tokenizer.rules or {}
    assert [rule for rule in rules if rule.strip() and any(map(str.isspace, rule))] == []


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("One fell.\n\nTwo fled.", {4: True}),
        ("Rebels fled and\n\nwere caught.", {4: False}),
        ("A long line goes on\nAnother line.", {}),
        ("ends.\nAnother line.", {3: True}),
        ("HAMA, Syria (Agency) - Rebels fled.", {1: False, 2: False, 3: False, 4: False, 5: False, 6: False, 7: True}),
        ("Rebels fled.\nHAMA - They came.", {4: True, 5: False, 6: True}),
    ],
)
def test_layout_begins_sentences(text: str, starts: dict[int, bool]) -> None:
    assert sentence_starts(*cut(text), text) == starts
